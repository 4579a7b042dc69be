/** Which page is shown. */
import { AccountsPage } from "../accounts/accounts-page.js";
import { AddPage } from "../connect/add-page.js";
import { ImportPage } from "../connect/import-page.js";
import { SignInOutcome } from "../connect/sign-in-outcome.js";
import { SIGNED_IN } from "../connect/sign-in.js";
import { SignedInPage } from "../connect/signed-in-page.js";
import { DashboardPage } from "../health/dashboard-page.js";
import { html, useEffect } from "../html.js";
import { EmailListPage } from "../outbox/email-list-page.js";
import { EmptyState } from "../parts/empty-state.js";
import { ProvidersPage } from "../provider/providers-page.js";
import { match, navigate, usePlace } from "../router.js";
import { useStore } from "../state.js";
import { ApiKeysPage } from "../workspace/api-keys-page.js";
import { SetupPage } from "../workspace/setup-page.js";
import { SignInPage } from "../workspace/sign-in-page.js";
import { Shell } from "./shell.js";

const PAGES = [
  ["/accounts", "Accounts", AccountsPage],
  ["/accounts/add", "Add an account", AddPage],
  ["/accounts/import", "Import accounts", ImportPage],
  ["/accounts/:id/messages", "Email List", EmailListPage],
  ["/accounts/:id/deliverability", "Email Deliverability", DashboardPage],
  ["/settings/providers", "Sign-in providers", ProvidersPage],
  ["/settings/api-keys", "API keys", ApiKeysPage],
];

/** The whole page. */
export function App() {
  const { path, query } = usePlace();
  const session = useStore((state) => state.session);
  const found = PAGES.map(([pattern, title, Page]) => ({ title, Page, names: match(pattern, path) })).find(({ names }) => names);
  const title = titleOf(session, path, found);

  useEffect(() => {
    document.title = title ? `${title} · Sendwell` : "Sendwell";
  }, [title]);
  useEffect(() => {
    if (session.phase === "signed-in" && path === "/") navigate("/accounts", { replace: true });
  }, [session.phase, path]);

  if (session.phase === "failed") return html`<${Unreachable} detail=${session.problem.message} />`;
  if (session.phase === "signed-out") return path === "/setup" ? html`<${SetupPage} />` : html`<${SignInPage} />`;
  if (session.phase === "unknown") return html`<div class="shell-blank" aria-busy="true"></div>`;
  if (path === SIGNED_IN) return html`<${SignedInPage} query=${query} />`;
  return html`
    <${Shell} path=${path} title=${title}>
      ${query.signIn && html`<${SignInOutcome} signIn=${query.signIn} />`}
      ${found ? html`<${found.Page} key=${path} ...${found.names} query=${query} />` : html`<${NotHere} />`}
    <//>`;
}

function titleOf(session, path, found) {
  if (session.phase === "signed-out") return path === "/setup" ? "Set up" : "Sign in";
  if (path === SIGNED_IN) return "Signed in";
  return found?.title ?? (session.phase === "signed-in" && path !== "/" ? "Not found" : "");
}

const NotHere = () => html`
  <${EmptyState} page icon="search" title="There is nothing at this address" text="It may have been removed, or the link is wrong.">
    <a class="button primary" href="/accounts">Go to Accounts</a>
  <//>`;

const Unreachable = ({ detail }) => html`
  <main class="shell-alone">
    <${EmptyState} page icon="alert" title="Sendwell does not answer" text=${detail}>
      <button class="button primary" type="button" onClick=${() => location.reload()}>Try again</button>
    <//>
  </main>`;
