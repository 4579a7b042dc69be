/**
 * The link's secret. It comes behind the # of the address, which no request carries, is taken out of
 * the address at once, and stays in this tab, so that whoever comes back from the provider may try again.
 */
const KEY = "reconnect";

/** The secret that this tab was opened with; empty if there is none. */
export function takeSecret() {
  const fresh = location.hash.slice(1);
  if (fresh) {
    sessionStorage.setItem(KEY, fresh);
    history.replaceState(null, "", location.pathname);
  }
  return sessionStorage.getItem(KEY) ?? "";
}

/** It is of no more use. */
export const dropSecret = () => sessionStorage.removeItem(KEY);
