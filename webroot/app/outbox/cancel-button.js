/** Takes a message that still waits out of the queue. */
import { post } from "../api.js";
import { html, useState } from "../html.js";
import { dispatch, toast } from "../state.js";

/** @param {{message: import("../types.js").Message}} props */
export function CancelButton({ message }) {
  const [busy, setBusy] = useState(false);
  const cancel = async () => {
    setBusy(true);
    try {
      const row = await post(`/messages/${message.id}/cancel`);
      dispatch({ type: "rows", table: "messages", rows: [row] });
    } catch (problem) {
      toast(problem.message, "bad");
      setBusy(false);
    }
  };
  return html`<button class="button small" type="button" disabled=${busy}
    aria-label=${`Cancel the message to ${message.to[0]}`} onClick=${cancel}>Cancel</button>`;
}
