/** The Accounts list: every sending account, its state and its cause, always true. */
import { html, useEffect, useState } from "../html.js";
import { EmptyState } from "../parts/empty-state.js";
import { Icon } from "../parts/icon.js";
import { useListView } from "../parts/list-view.js";
import { navigate } from "../router.js";
import { withQuery } from "../api.js";
import { dispatch, useStore } from "../state.js";
import { rowOf } from "../table.js";
import { AccountDialogs } from "./account-dialogs.js";
import { AccountList } from "./account-list.js";
import { AccountsToolbar } from "./accounts-toolbar.js";

const number = new Intl.NumberFormat("en");

/** @param {{query: Record<string, string>}} props the filters, from the page's address */
export function AccountsPage({ query }) {
  const { query: search = "", status = "", provider = "", sort = "" } = query;
  const wanted = { query: search, status, provider, sort };
  const filtered = Boolean(search || status || provider);
  const { view, rows, loadMore, retry } = useListView("accounts", "/accounts", wanted);
  const arrived = useStore((state) => state.arrived);
  const [open, setOpen] = useState(null);
  const change = (part) => navigate(withQuery("/accounts", { ...wanted, ...part }), { replace: true });

  useEffect(() => {
    if (!arrived) return undefined;
    const timer = setTimeout(() => dispatch({ type: "arrived", id: null }), 4000);
    return () => clearTimeout(timer);
  }, [arrived]);

  const empty = view.phase === "ready" && view.ids.length === 0;
  const none = empty && !filtered;
  return html`
    <header class="page-head">
      <div class="page-title"><h1>Accounts</h1>${view.phase === "ready" && html`<span
        class="count">${number.format(view.total)}</span>`}</div>
      ${!none && html`
        <div class="page-actions">
          <a class="button" href="/accounts/import"><${Icon} name="upload" />Import CSV</a>
          <a class="button primary" href="/accounts/add"><${Icon} name="plus" />Add account</a>
        </div>`}
    </header>
    ${none ? html`<${FirstAccount} />` : html`
      <${AccountsToolbar} wanted=${wanted} rows=${rows} onChange=${change} />
      ${view.phase === "failed" && html`<${ListFailed} problem=${view.problem} onRetry=${retry} />`}
      ${empty && html`<${NoMatch} onClear=${() => change({ query: "", status: "", provider: "" })} />`}
      ${view.phase !== "failed" && !empty && html`
        <${AccountList} view=${view} rows=${rows} sort=${sort} arrived=${arrived} onSort=${(order) => change({ sort: order })}
          onMore=${loadMore} onOpen=${(kind, id) => setOpen({ kind, id })} />`}`}
    ${open && html`<${AccountDialogs} key=${open.kind + open.id} kind=${open.kind} account=${rowOf(rows, open.id)}
      onClose=${() => setOpen(null)} />`}`;
}

const FirstAccount = () => html`
  <div class="card">
    <${EmptyState} icon="mailboxes" title="Connect your first account"
      text="Add a mailbox that you send from. Sendwell signs in to it, sends from it, and tells you here the moment something is wrong with it.">
      <a class="button primary" href="/accounts/add"><${Icon} name="plus" />Connect your first account</a>
      <a class="quiet" href="/accounts/import">or import many from a CSV file</a>
    <//>
  </div>`;

const NoMatch = ({ onClear }) => html`
  <div class="card">
    <${EmptyState} icon="search" title="No account matches" text="Nothing fits this search and these filters.">
      <button class="button" type="button" onClick=${onClear}>Clear filters</button>
    <//>
  </div>`;

const ListFailed = ({ problem, onRetry }) => html`
  <div class="card">
    <${EmptyState} icon="alert" title="The accounts could not be read" text=${problem.message}>
      <button class="button primary" type="button" onClick=${onRetry}>Try again</button>
    <//>
  </div>`;
