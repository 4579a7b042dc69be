/** Providers refuse some addresses of this Sendwell from the start. Pure. */

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Why the provider will not take this redirect URI, or null if it may.
 *
 * @param {"google"|"microsoft"} provider
 * @param {string} redirectUri
 * @returns {?{title: string, text: string}}
 */
export function addressTrap(provider, redirectUri) {
  const { protocol, hostname, port } = new URL(redirectUri);
  if (protocol === "https:") return null;
  if (!LOOPBACK.includes(hostname)) {
    return {
      title: "This address is not for sign-ins. ",
      text: "Providers send people back by HTTPS only, but to this machine. Put TLS in front of Sendwell, and set http.public_url to its https address.",
    };
  }
  if (provider === "microsoft" && hostname !== "localhost") {
    const home = `http://localhost${port ? `:${port}` : ""}`;
    return {
      title: "Microsoft takes http only for localhost. ",
      text: `To try it on this machine, set http.public_url to ${home} and open Sendwell there.`,
    };
  }
  return null;
}
