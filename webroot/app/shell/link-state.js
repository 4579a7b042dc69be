/** Whether what is shown is live: quiet while it is, plain while it is not. */
import { html } from "../html.js";
import { useStore } from "../state.js";

const WORDS = { connecting: "Connecting…", live: "Live", reconnecting: "Reconnecting…" };
const HINTS = {
  connecting: "Opening the live link.",
  live: "Every change shows here the moment it happens.",
  reconnecting: "The live link is down. What you see may be out of date until it is back.",
};

/** Says at the top of the page that the link is down, once that lasts. */
export function LinkBanner() {
  const link = useStore((state) => state.link);
  return link === "reconnecting" && html`
    <p class="link-banner" aria-hidden="true"><span
      class="spinner"></span><strong>Reconnecting…</strong> What you see may be out of date until the live link is back.</p>`;
}

/** The pill in the sidebar. */
export function LinkState() {
  const link = useStore((state) => state.link);
  return html`
    <p class=${`link-state ${link}`} role="status" title=${HINTS[link]}><i aria-hidden="true"></i><span>${WORDS[link]}</span></p>`;
}
