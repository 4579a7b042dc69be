/** What becomes of the message that was just sent, step by step and live. */
import { html } from "../html.js";
import { Icon } from "../parts/icon.js";
import { useStore } from "../state.js";
import { rowOf } from "../table.js";
import { MessageCause } from "./message-state.js";

const STEPS = [["queued", "Queued"], ["sending", "Sending"], ["sent", "Sent"]];
const MARKS = { sent: "check", failed: "alert", cancelled: "close" };
const HEADLINES = {
  queued: "In the queue", sending: "Being sent", sent: "Sent", failed: "Not sent", cancelled: "Cancelled",
};

/** @param {{id: string, accountId: string, onAnother: () => void, onClose: () => void}} props */
export function Delivery({ id, accountId, onAnother, onClose }) {
  const message = useStore((state) => rowOf(state.rows.messages, id));
  const at = STEPS.findIndex(([state]) => state === message.state);
  return html`
    <div class="delivery drawer-body" role="status">
      <span class=${`delivery-mark ${message.state}`}><${Icon} name=${MARKS[message.state] ?? "send"} /></span>
      <h3>${HEADLINES[message.state]}</h3>
      <p class="delivery-what"><strong>${message.subject || "(no subject)"}</strong><br />to ${message.to.join(", ")}</p>
      ${at >= 0 && html`
        <ol class="delivery-steps">
          ${STEPS.map(([state, text], index) => html`<li
            class=${index < at || message.state === "sent" ? "done" : index === at ? "now" : ""}
            aria-current=${index === at ? "step" : undefined}>${text}</li>`)}
        </ol>`}
      <p class="delivery-cause"><${MessageCause} message=${message} /></p>
    </div>
    <footer class="drawer-foot">
      <button class="button" type="button" onClick=${onAnother}>Write another</button>
      <a class="button primary" href=${`/accounts/${accountId}/messages`} onClick=${onClose}>Open Email List</a>
    </footer>`;
}
