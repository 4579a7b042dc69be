/** Signing in with a provider: the way to its pages, in a window of its own or in this one. */

/** How people call the provider, and its mailboxes. */
export const PROVIDERS = {
  google: { name: "Google", mail: "Gmail", kinds: "Gmail and Google Workspace" },
  microsoft: { name: "Microsoft", mail: "Outlook", kinds: "Outlook.com and Microsoft 365" },
};

/** Where the provider's window comes back to; it tells the others and closes. */
export const SIGNED_IN = "/signed-in";

const CHANNEL = "sendwell-sign-in";
const SIZE = { width: 520, height: 680 };

/**
 * The address at which a sign-in begins.
 *
 * @param {"google"|"microsoft"} provider
 * @param {{hint?: string, account?: string, returnTo?: string}} [more]
 */
export function startAt(provider, { hint = "", account = "", returnTo = "/accounts/add" } = {}) {
  const query = new URLSearchParams({ returnTo, ...(hint && { hint }), ...(account && { account }) });
  return `/oauth/${provider}/start?${query}`;
}

/** Goes to the provider in this window. */
export const leaveFor = (provider, more) => location.assign(startAt(provider, more));

/** Opens the provider in a window of its own; false if the browser blocks it. */
export function openBeside(provider, more) {
  const left = Math.round(screenX + (outerWidth - SIZE.width) / 2);
  const top = Math.round(screenY + (outerHeight - SIZE.height) / 2);
  const place = `popup,width=${SIZE.width},height=${SIZE.height},left=${left},top=${top}`;
  return Boolean(open(startAt(provider, { ...more, returnTo: SIGNED_IN }), "_blank", place));
}

/** Hears of the sign-in that came to its end in another window; the answer stops listening. */
export function onSignedIn(listener) {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }) => listener(data);
  return () => channel.close();
}

/** Tells the other windows that this sign-in came to its end. */
export function tellSignedIn(id) {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(id);
  channel.close();
}
