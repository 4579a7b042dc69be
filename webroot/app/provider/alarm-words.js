/** What an alarm says in a line. Pure. */

const TITLES = {
  not_set_up: (name) => `Sendwell has no client of ${name} any more.`,
  secret_expired: (name) => `Sendwell’s client secret has expired at ${name}.`,
  wrong_secret: (name) => `${name} does not know Sendwell’s client secret.`,
};

/** @param {import("../types.js").ProviderSetup} setup with an alarm */
export const titleOf = ({ name, alarm }) => TITLES[alarm.code]?.(name) ?? `${name} does not accept Sendwell’s client.`;

/** @param {import("../types.js").ProviderAlarm} alarm */
export const waitingOf = ({ accounts }) => (accounts === 1 ? "1 account waits." : `${accounts.toLocaleString("en")} accounts wait.`);
