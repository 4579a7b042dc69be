/** The Email List: what was sent from an account, and what waits. */
import { get, withQuery } from "../api.js";
import { AccountDialogs } from "../accounts/account-dialogs.js";
import { StatusCause, StatusHead } from "../accounts/account-status.js";
import { ScoreLink } from "../health/score-link.js";
import { html, useEffect, useState } from "../html.js";
import { BackLink } from "../parts/back-link.js";
import { EmptyState } from "../parts/empty-state.js";
import { Icon } from "../parts/icon.js";
import { useListView } from "../parts/list-view.js";
import { navigate } from "../router.js";
import { dispatch, useStore } from "../state.js";
import { rowOf } from "../table.js";
import { MessageDrawer } from "./message-drawer.js";
import { MessageList } from "./message-list.js";
import { MessagesToolbar } from "./messages-toolbar.js";

const number = new Intl.NumberFormat("en");

/** @param {{id: string, query: Record<string, string>}} props */
export function EmailListPage({ id, query }) {
  const path = `/accounts/${id}/messages`;
  const wanted = { query: query.query ?? "", state: query.state ?? "" };
  const account = useStore((state) => rowOf(state.rows.accounts, id));
  const gone = useStore((state) => state.gone[id]);
  const { view, rows, loadMore, retry } = useListView("messages", path, wanted, { accountId: id });
  const [missing, setMissing] = useState(false);
  const [shown, setShown] = useState(null);
  const [dialog, setDialog] = useState(null);
  const change = (part) => navigate(withQuery(path, { ...wanted, ...part }), { replace: true });

  useEffect(() => {
    get(`/accounts/${id}`).then(
      (row) => dispatch({ type: "rows", table: "accounts", rows: [row] }),
      (problem) => setMissing(problem.status === 404),
    );
  }, [id]);

  if (gone || missing) return html`<${Gone} />`;
  const filtered = Boolean(wanted.query || wanted.state);
  const empty = view.phase === "ready" && view.ids.length === 0;
  const message = shown && rowOf(rows, shown);
  return html`
    <header class="page-head">
      <div class="email-list-head">
        <${BackLink} />
        <h1 title=${account?.email}>${account?.email ?? "…"}</h1>
        ${account && html`
          <div class="email-list-facts">
            <${StatusHead} account=${account} onReconnect=${() => setDialog("reconnect")} />
            <span class="email-list-totals"><b>${number.format(account.sent)}</b> sent</span>
            ${account.transport === "graph" && html`<span class="email-list-totals">Sends by Microsoft Graph</span>`}
            <${ScoreLink} account=${account} />
          </div>
          <${StatusCause} account=${account} />`}
      </div>
      <div class="page-actions"><button class="button primary" type="button" disabled=${!account}
        onClick=${() => setDialog("send")}><${Icon} name="send" />Send Email</button></div>
    </header>
    ${empty && !filtered ? html`
      <div class="card"><${EmptyState} icon="list" title="Nothing sent yet"
        text="Messages from this account are listed here, with what became of each.">
        <button class="button primary" type="button"
          onClick=${() => setDialog("send")}><${Icon} name="send" />Send Email</button><//></div>` : html`
      <${MessagesToolbar} wanted=${wanted} onChange=${change} />
      ${view.phase === "failed" && html`
        <div class="card"><${EmptyState} icon="alert" title="The messages could not be read" text=${view.problem.message}>
          <button class="button primary" type="button" onClick=${retry}>Try again</button><//></div>`}
      ${empty && html`
        <div class="card"><${EmptyState} icon="search" title="No message matches" text="Nothing fits this search and this state.">
          <button class="button" type="button" onClick=${() => change({ query: "", state: "" })}>Clear filters</button><//></div>`}
      ${view.phase !== "failed" && !empty && html`<${MessageList} view=${view} rows=${rows} onMore=${loadMore}
        onShow=${setShown} />`}`}
    ${message && html`<${MessageDrawer} message=${message} onClose=${() => setShown(null)} />`}
    ${dialog && account && html`<${AccountDialogs} key=${dialog} kind=${dialog} account=${account}
      onClose=${() => setDialog(null)} />`}`;
}

const Gone = () => html`
  <div class="card"><${EmptyState} page icon="mailboxes" title="This account is not here"
    text="It was deleted, or the address is wrong.">
    <a class="button primary" href="/accounts">Go to Accounts</a><//></div>`;
