/** The end of a sign-in in a window of its own: tells the window that opened it, and closes. */
import { html, useEffect, useState } from "../html.js";
import { EmptyState } from "../parts/empty-state.js";
import { tellSignedIn } from "./sign-in.js";

/** How long a browser takes to close a window that may be closed. */
const CLOSING_MS = 500;

/** @param {{query: Record<string, string>}} props */
export function SignedInPage({ query: { signIn = "lost" } }) {
  const [stays, setStays] = useState(false);
  useEffect(() => {
    tellSignedIn(signIn);
    close();
    const timer = setTimeout(() => setStays(true), CLOSING_MS);
    return () => clearTimeout(timer);
  }, []);
  return html`
    <main class="shell-alone">
      ${stays && html`
        <${EmptyState} page icon="check" title="You can close this window" text="Sendwell goes on in the window that you came from.">
          <a class="button primary" href=${`/accounts/add?signIn=${encodeURIComponent(signIn)}`}>Go on here</a>
        <//>`}
    </main>`;
}
