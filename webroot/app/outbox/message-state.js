/** The state of a message, and in words what it waits for or why it failed. */
import { html } from "../html.js";
import { Changing } from "../parts/changing.js";
import { Moment } from "../parts/moment.js";
import { fromNow, useNow } from "../time.js";

export const STATES = { queued: "Queued", sending: "Sending", sent: "Sent", failed: "Failed", cancelled: "Cancelled" };

/** @param {{message: import("../types.js").Message}} props */
export function MessageState({ message: { id, state, repliedAt } }) {
  const shown = repliedAt ? "replied" : state;
  return html`
    <${Changing} value=${shown} of=${id}><span class=${`pill ${shown}`}><i aria-hidden="true"></i>${repliedAt ? "Replied" : STATES[state]}</span><//>`;
}

/** @param {{message: import("../types.js").Message}} props */
export function MessageCause({ message }) {
  const now = useNow();
  const words = causeOf(message, now);
  const { repliedAt } = message;
  if (repliedAt && !words) return html`<span class="message-cause replied"><${Moment} at=${repliedAt} past /></span>`;
  return words && html`<span class=${`message-cause ${message.state}`} title=${words}>${words}</span>`;
}

function causeOf({ state, failure, nextAttemptAt, refused }, now) {
  const reason = failure?.detail ?? "";
  if (state === "failed") return reason;
  if (state === "sent" && refused?.length > 0) return `Refused for ${refused.map(({ address }) => address).join(", ")}`;
  if (state !== "queued") return "";
  const due = nextAttemptAt && Date.parse(nextAttemptAt) - now > 1000 ? `Next try ${fromNow(nextAttemptAt, now)}` : "";
  return [due, reason].filter(Boolean).join(": ");
}
