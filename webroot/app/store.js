/**
 * What the page knows, and how an action changes it: `(state, action) -> state`. Pure.
 *
 * Snapshots and live events carry the same rows, and of two versions of a row the one with the
 * higher `revision` stays. So it does not matter in which order they arrive, or how often.
 */
import * as checks from "./health/check-progress.js";
import * as dashboard from "./health/dashboard.js";
import * as providers from "./provider/setups.js";
import { accountRules, messageRules } from "./rules.js";
import * as tables from "./table.js";
import * as view from "./view.js";

const RULES = { accounts: accountRules, messages: messageRules };

/** The live event types that carry a row, and the table it belongs to. */
const ROW_EVENTS = {
  "account.connected": "accounts",
  "account.updated": "accounts",
  "message.updated": "messages",
};

/** What is known before anything was read. */
export const initial = Object.freeze({
  session: { phase: "unknown", user: null, workspace: null },
  link: "connecting",
  rows: { accounts: tables.EMPTY, messages: tables.EMPTY },
  gone: {},
  views: { accounts: view.EMPTY, messages: view.EMPTY },
  dashboard: dashboard.EMPTY,
  checks: {},
  imports: {},
  providers: providers.EMPTY,
  arrived: null,
  summary: null,
  summaryStale: true,
  toasts: [],
});

/** The state after the action; the same object if nothing changed. */
export function reduce(state, action) {
  switch (action.type) {
    case "session": return { ...state, session: action.session };
    case "signed-out": return { ...initial, session: { ...initial.session, phase: "signed-out" }, toasts: state.toasts };
    case "link": return state.link === action.link ? state : { ...state, link: action.link };
    case "opened": return withView(state, action.table, (old) => view.opened(old, action));
    case "loaded": return pageLoaded(state, action);
    case "failed": return loadFailed(state, action);
    case "counted": return withView(state, action.table, (old) => counted(old, action));
    case "rows": return withRows(state, action.table, action.rows);
    case "removed": return withoutAccount(state, action.id);
    case "events": return action.events.reduce(event, state);
    case "missed": return allMissed(state);
    case "dashboard-opened": return { ...state, dashboard: dashboard.opened(action.id) };
    case "dashboard-loaded": return dashboardLoaded(state, action);
    case "dashboard-failed": return { ...state, dashboard: dashboard.failed(state.dashboard, action) };
    case "plot-loaded": return { ...state, dashboard: dashboard.plotted(state.dashboard, action) };
    case "plot-failed": return { ...state, dashboard: dashboard.notPlotted(state.dashboard, action) };
    case "check-asked": return { ...state, checks: checks.asked(state.checks, action.domain) };
    case "check-answered": return { ...state, checks: checks.answered(state.checks, action.domain, action.accepted) };
    case "providers-loaded": return { ...state, providers: providers.loaded(state.providers, action) };
    case "providers-failed": return { ...state, providers: { ...state.providers, problem: action.problem } };
    case "arrived": return { ...state, arrived: action.id };
    case "summary-asked": return { ...state, summaryStale: false };
    case "summary-failed": return { ...state, summaryStale: true };
    case "summary": return { ...state, summary: action.summary };
    case "toast": return { ...state, toasts: [...state.toasts, action.toast].slice(-3) };
    case "toast-gone": return { ...state, toasts: state.toasts.filter((toast) => toast.id !== action.id) };
    default: throw new Error(`no such action: ${action.type}`);
  }
}

function pageLoaded(state, action) {
  if (state.views[action.table].key !== action.key) return state;
  const present = { ...action.page, items: action.page.items.filter((row) => !state.gone[row.id]) };
  const next = withRows(state, action.table, present.items);
  return withView(next, action.table, (old) => view.loaded(old, { ...action, page: present }));
}

function loadFailed(state, { table, key, problem }) {
  // Rows that are in sight stay there when reading them again fails.
  return withView(state, table, (old) =>
    old.key === key && old.phase === "loading" ? { ...old, phase: "failed", problem } : old);
}

function counted(old, { key, total }) {
  return old.key === key ? { ...old, total, stale: old.stale === "all" ? "all" : "" } : old;
}

/** One live event. A type that is not known changes nothing: a newer server may tell more. */
function event(known, { seq, type, data }) {
  const state = heard(known, { seq, type, data });
  if (type === "account.deleted") return withoutAccount(state, data.id, seq);
  if (type === "import.progress") return { ...state, imports: { ...state.imports, [data.importId]: data } };
  const table = ROW_EVENTS[type];
  if (!table || state.gone[data.id] || state.gone[data.accountId]) return state;
  const next = withRows(state, table, [data]);
  const created = type === "account.connected";
  // The answer to our own call may have brought the row already; its place in the list is still due.
  const shown = inView(next, table, tables.rowOf(next.rows[table], data.id), seq, created);
  if (table !== "accounts") return shown;
  const before = tables.rowOf(state.rows.accounts, data.id);
  const summaryStale = state.summaryStale || moved(before, data);
  const arrived = created && !before ? data.id : state.arrived;
  return { ...shown, summaryStale, arrived };
}

/** What the open dashboard, the checks under way and the providers make of an event. */
function heard(state, event) {
  const open = dashboard.told(state.dashboard, event, accountOf(state, event.data.id));
  const running = event.type === "check.progress" ? checks.told(state.checks, event) : state.checks;
  const setups = providers.told(state.providers, event);
  return open === state.dashboard && running === state.checks && setups === state.providers
    ? state : { ...state, dashboard: open, checks: running, providers: setups };
}

const accountOf = (state, id) => (id ? tables.rowOf(state.rows.accounts, id) : undefined);

function dashboardLoaded(state, action) {
  const open = dashboard.loaded(state.dashboard, action);
  return { ...state, dashboard: open, checks: checks.read(state.checks, action.report.domain, { ...action.report, seq: action.seq }) };
}

function inView(state, table, row, seq, created) {
  return withView(state, table, (old) =>
    seq <= old.seq ? old : view.changed(old, row, state.rows[table], RULES[table], created));
}

/** Whether the counts of the summary differ for it. */
function moved(before, after) {
  return !before || before.status !== after.status || before.providerName !== after.providerName;
}

function withRows(state, table, rows) {
  const old = state.rows[table];
  const newer = rows.filter((row) => !(tables.rowOf(old, row.id)?.revision >= row.revision));
  return newer.length === 0 ? state : withTable(state, table, tables.withRows(old, newer));
}

const withTable = (state, table, fresh) => ({ ...state, rows: { ...state.rows, [table]: fresh } });

/** Ids are never used again, so what is gone stays gone, whatever arrives late. */
function withoutAccount(state, id, seq = Infinity) {
  if (state.gone[id]) return state;
  const rest = withTable(state, "accounts", tables.withoutRow(state.rows.accounts, id));
  const next = { ...rest, gone: { ...state.gone, [id]: true }, summaryStale: true };
  return withView(next, "accounts", (old) =>
    seq <= old.seq && !old.ids.includes(id) ? old : view.removed(old, id));
}

function withView(state, table, change) {
  const old = state.views[table];
  const fresh = change(old);
  return fresh === old ? state : { ...state, views: { ...state.views, [table]: fresh } };
}

function allMissed(state) {
  const views = Object.entries(state.views).map(([table, old]) => [table, { ...old, stale: "all" }]);
  return {
    ...state, views: Object.fromEntries(views), dashboard: dashboard.missed(state.dashboard), summaryStale: true,
    providers: { ...state.providers, stale: true },
  };
}
