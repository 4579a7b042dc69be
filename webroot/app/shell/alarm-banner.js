/** Says on every page that a provider does not accept this Sendwell, for as long as that is so. */
import { html, useEffect } from "../html.js";
import { Icon } from "../parts/icon.js";
import { titleOf, waitingOf } from "../provider/alarm-words.js";
import { readSetups } from "../provider/read-setups.js";
import { alarmed } from "../provider/setups.js";
import { useStore } from "../state.js";

const MENDING = "/settings/providers";

/** @param {{path: string}} props */
export function AlarmBanner({ path }) {
  const setups = useStore((state) => state.providers);
  const cut = useStore((state) => state.link === "reconnecting");
  // What could not be read is read once the server is back.
  useEffect(() => { if (setups.stale && !cut) readSetups(); }, [setups.stale, cut]);
  return alarmed(setups).map((setup) => html`
    <section class="alarm-banner" key=${setup.provider} aria-label=${`Alarm: ${setup.name}`}>
      <${Icon} name="alert" />
      <p><strong>${titleOf(setup)}</strong> ${waitingOf(setup.alarm)}</p>
      ${path !== MENDING && html`<a class="button small" href=${MENDING}>See what to do</a>`}
    </section>`);
}
