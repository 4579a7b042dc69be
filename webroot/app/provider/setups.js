/**
 * How providers are set up, as the page knows it. Snapshot and events carry the same, and each is
 * kept with the number of the event that it is true for, so that the newer one stays. Pure.
 *
 * @typedef {import("../types.js").ProviderSetup} ProviderSetup
 * @typedef {object} Setups
 * @property {?string[]} order the providers; null before they were read
 * @property {Record<string, {seq: number, setup: ProviderSetup}>} known
 * @property {?object} problem why they could not be read the last time
 * @property {boolean} stale they must be read again
 */

/** @type {Setups} */
export const EMPTY = Object.freeze({ order: null, known: {}, problem: null, stale: true });

const EVENTS = ["provider.updated", "provider.alarm", "provider.recovered"];

/** Takes a snapshot in. */
export function loaded(setups, { items, seq }) {
  const known = items.reduce((all, setup) => newer(all, setup, seq), setups.known);
  return { order: items.map(({ provider }) => provider), known, problem: null, stale: false };
}

/** What one live event changes; the same object if nothing. */
export function told(setups, { seq, type, data }) {
  if (!EVENTS.includes(type)) return setups;
  const known = newer(setups.known, data, seq);
  return known === setups.known ? setups : { ...setups, known };
}

/** All of them, in their order; null before they were read. */
export const listOf = ({ order, known }) => order && order.map((provider) => known[provider].setup);

/** One of them; undefined before they were read. */
export const setupOf = (setups, provider) => setups.order ? setups.known[provider]?.setup : undefined;

/** Those that do not accept this Sendwell. */
export const alarmed = (setups) => (listOf(setups) ?? []).filter(({ alarm }) => alarm);

function newer(known, setup, seq) {
  if (known[setup.provider]?.seq > seq) return known;
  return { ...known, [setup.provider]: { seq, setup } };
}
