/** A time that keeps telling the truth: "3 min. ago", with the exact time as its tooltip. */
import { html } from "../html.js";
import { exact, fromNow, useNow } from "../time.js";

/** @param {{at: string, past?: boolean}} props `past`: it is over, whatever this machine's clock says */
export function Moment({ at, past = false }) {
  const now = useNow();
  return html`<time datetime=${at} title=${exact(at)}>${fromNow(at, past ? Math.max(now, Date.parse(at)) : now)}</time>`;
}
