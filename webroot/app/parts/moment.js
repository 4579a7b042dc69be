/** A time that keeps telling the truth: "3 min. ago", with the exact time as its tooltip. */
import { html } from "../html.js";
import { exact, fromNow, useNow } from "../time.js";

/** @param {{at: string}} props */
export function Moment({ at }) {
  const now = useNow();
  return html`<time datetime=${at} title=${exact(at)}>${fromNow(at, now)}</time>`;
}
