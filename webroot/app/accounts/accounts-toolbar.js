/** Search, filters and, where there are no column heads to click, the order. */
import { get } from "../api.js";
import { html, useEffect, useRef } from "../html.js";
import { Search } from "../parts/search.js";
import { providerOf } from "../rules.js";
import { dispatch, useStore } from "../state.js";
import { rowsOf } from "../table.js";

const SUMMARY_PAUSE = 1500;
const STATUSES = [["", "All"], ["connected", "Connected"], ["disconnected", "Disconnected"], ["reconnect_required", "Reconnect Required"]];
const ORDERS = [
  ["", "Newest first"],
  ["email", "Email address"],
  ["healthScore", "Lowest health first"],
  ["-sent", "Most sent first"],
  ["status", "Status"],
];
const number = new Intl.NumberFormat("en");

/** @param {{wanted: object, rows: object, onChange: (part: object) => void}} props */
export function AccountsToolbar({ wanted, rows, onChange }) {
  const summary = useSummary();
  const counts = summary?.statuses;
  const all = counts && Object.values(counts).reduce((sum, count) => sum + count, 0);
  const providers = summary?.providers?.map(({ name }) => name) ?? [...new Set(rowsOf(rows).map(providerOf))].sort();
  const choices = wanted.provider && !providers.includes(wanted.provider) ? [wanted.provider, ...providers] : providers;

  return html`
    <div class="toolbar" role="search">
      <${Search} label="Search accounts" placeholder="Search address or name" value=${wanted.query}
        onValue=${(query) => onChange({ query })} />
      <div class="segments" role="group" aria-label="Status">
        ${STATUSES.map(([status, text]) => html`
          <button type="button" class=${`segment ${status}`} aria-pressed=${wanted.status === status}
            onClick=${() => onChange({ status })}>
            ${text}${counts && html`<span class="segment-count">${number.format(status ? counts[status] ?? 0 : all)}</span>`}
          </button>`)}
      </div>
      <label class="accounts-choice"><span class="unseen">Provider</span>
        <select class="input" onChange=${(event) => onChange({ provider: event.target.value })}>
          <option value="" selected=${!wanted.provider}>All providers</option>
          ${choices.map((name) => html`<option value=${name} selected=${name === wanted.provider}>${name}</option>`)}
        </select>
      </label>
      <label class="accounts-choice accounts-order"><span class="unseen">Order</span>
        <select class="input" onChange=${(event) => onChange({ sort: event.target.value })}>
          ${ORDERS.map(([sort, text]) => html`<option value=${sort} selected=${sort === wanted.sort}>${text}</option>`)}
        </select>
      </label>
    </div>`;
}

/** How many accounts there are of each status and provider; read again soon after that changed. */
function useSummary() {
  const summary = useStore((state) => state.summary);
  const stale = useStore((state) => state.summaryStale);
  const asked = useRef(false);
  useEffect(() => {
    if (!stale) return undefined;
    const read = () => {
      // Asked before it is answered: what changes in between makes it stale again.
      dispatch({ type: "summary-asked" });
      get("/accounts/summary").then((fresh) => dispatch({ type: "summary", summary: fresh }), () => dispatch({ type: "summary-failed" }));
    };
    const timer = setTimeout(read, summary || asked.current ? SUMMARY_PAUSE : 0);
    asked.current = true;
    return () => clearTimeout(timer);
  }, [stale]);
  return summary;
}
