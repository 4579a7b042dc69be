/** The Email Deliverability Dashboard: an account's score, what it is made of, and what to do. */
import { AccountDialogs } from "../accounts/account-dialogs.js";
import { StatusCause, StatusHead } from "../accounts/account-status.js";
import { get } from "../api.js";
import { html, useEffect, useState } from "../html.js";
import { BackLink } from "../parts/back-link.js";
import { EmptyState } from "../parts/empty-state.js";
import { dispatch, useStore } from "../state.js";
import { rowOf } from "../table.js";
import { ChangeList } from "./change-list.js";
import { CheckBar, CheckButton } from "./check-button.js";
import { DashboardSkeleton } from "./dashboard-skeleton.js";
import { FixList } from "./fix-list.js";
import { HistoryCard } from "./history-card.js";
import { MetricList } from "./metric-list.js";
import { ScoreCard } from "./score-card.js";
import { useCheck } from "./use-check.js";
import { useDashboard } from "./use-dashboard.js";

const USUAL_DAYS = 30;

/** @param {{id: string}} props of the account */
export function DashboardPage({ id }) {
  const [days, setDays] = useState(USUAL_DAYS);
  const [open, setOpen] = useState(new Set());
  const [reconnecting, setReconnecting] = useState(false);
  const { dashboard, readAgain, plotAgain } = useDashboard(id, days);
  const { report, phase, problem } = dashboard;
  const account = useStore((state) => rowOf(state.rows.accounts, id));
  const gone = useStore((state) => state.gone[id]);
  const check = useCheck(id, report);

  useEffect(() => {
    get(`/accounts/${id}`).then((row) => dispatch({ type: "rows", table: "accounts", rows: [row] }), () => {});
  }, [id]);

  const toggle = (key) => setOpen((old) => (old.has(key) ? new Set([...old].filter((other) => other !== key)) : new Set([...old, key])));
  const show = (key) => {
    setOpen((old) => new Set([...old, key]));
    goTo(`metric-${key}`);
  };

  if (gone || problem?.status === 404) return html`<${Gone} />`;
  return html`
    <header class="page-head dashboard-head">
      <div class="dashboard-who">
        <${BackLink} />
        <h1 title=${report?.email}>${report?.email ?? account?.email ?? "…"}</h1>
        <div class="dashboard-facts">
          <span class="dashboard-name">Email Deliverability Dashboard</span>
          <a href=${`/accounts/${id}/messages`}>Email List</a>
          ${account && html`<${StatusHead} account=${account} onReconnect=${() => setReconnecting(true)} />`}
        </div>
        ${account && html`<${StatusCause} account=${account} />`}
      </div>
      <div class="page-actions"><${CheckButton} check=${check} report=${report} /></div>
    </header>
    <${CheckBar} check=${check} />
    ${phase === "failed" && html`
      <div class="card"><${EmptyState} icon="alert" title="The dashboard could not be read" text=${problem.message}>
        <button class="button primary" type="button" onClick=${readAgain}>Try again</button><//></div>`}
    ${!report && phase !== "failed" && html`<${DashboardSkeleton} />`}
    ${report && html`
      <div class="dashboard-top">
        <${ScoreCard} report=${report} progress=${check.progress} onShow=${show} />
        <${HistoryCard} dashboard=${dashboard} days=${days} onDays=${setDays} onRetry=${plotAgain} />
      </div>
      <${FixList} fixes=${report.fixes} onShow=${show} />
      <${MetricList} report=${report} progress=${check.progress} open=${open} onToggle=${toggle} />
      <${ChangeList} changes=${report.changes} onShow=${show} />`}
    ${reconnecting && account && html`<${AccountDialogs} kind="reconnect" account=${account}
      onClose=${() => setReconnecting(false)} />`}`;
}

/** Brings a row into sight once it is drawn, and puts the focus there. */
function goTo(name) {
  requestAnimationFrame(() => {
    const row = document.getElementById(name);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    row.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "start" });
    row.querySelector("button").focus({ preventScroll: true });
  });
}

const Gone = () => html`
  <div class="card"><${EmptyState} page icon="mailboxes" title="This account is not here"
    text="It was deleted, or the address is wrong.">
    <a class="button primary" href="/accounts">Go to Accounts</a><//></div>`;
