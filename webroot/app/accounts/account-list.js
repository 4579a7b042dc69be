/** The rows of the Accounts list; only those in sight are drawn. */
import { html, useEffect } from "../html.js";
import { Icon } from "../parts/icon.js";
import { useRowWindow } from "../parts/row-window.js";
import { rowOf } from "../table.js";
import { AccountRow } from "./account-row.js";

const COLUMNS = [
  ["email", "Email Address"],
  ["providerName", "Provider"],
  ["healthScore", "Health Score"],
  ["sent", "Total Emails Sent"],
  ["status", "Status"],
];
const AHEAD = 25;
const SKELETONS = 8;

/** @param {{view: import("../types.js").View, rows: object, sort: string, arrived: ?string}} props */
export function AccountList({ view, rows, sort, arrived, onSort, onMore, onOpen }) {
  const waiting = view.phase === "loading" && view.ids.length === 0;
  const more = view.next !== null || waiting ? SKELETONS : 0;
  const { list, first, last, before, after } = useRowWindow(view.ids.length + more);
  useEffect(() => {
    if (last > view.ids.length - AHEAD) onMore();
  }, [last, view.ids.length, view.phase]);

  const shown = Array.from({ length: last - first }, (_, index) => first + index);
  return html`
    <div class="card account-list" role="table" aria-label="Accounts" aria-rowcount=${view.total + 1}
      aria-busy=${view.phase === "loading"}>
      <div class="account-columns" role="row" aria-rowindex="1">
        ${COLUMNS.map(([field, text]) => html`<${Column} field=${field} text=${text} sort=${sort} onSort=${onSort} />`)}
        <span role="columnheader"><span class="unseen">Actions</span></span>
      </div>
      <div ref=${list} class=${`account-rows ${view.phase === "loading" ? "dimmed" : ""}`} role="rowgroup">
        <div class="row-space" style=${before}></div>
        ${shown.map((index) => {
          const account = index < view.ids.length && rowOf(rows, view.ids[index]);
          return account
            ? html`<${AccountRow} key=${account.id} account=${account} index=${index + 2} arrived=${arrived === account.id}
              onOpen=${onOpen} />`
            : html`<${SkeletonRow} key=${`skeleton-${index}`} />`;
        })}
        <div class="row-space" style=${after}></div>
      </div>
    </div>`;
}

function Column({ field, text, sort, onSort }) {
  const ascending = sort === field;
  const descending = sort === `-${field}`;
  // Numbers are asked for from the top down, words from A on.
  const firstOrder = field === "sent" ? `-${field}` : field;
  const secondOrder = firstOrder === field ? `-${field}` : field;
  const next = sort === firstOrder ? secondOrder : sort === secondOrder ? "" : firstOrder;
  const order = ascending ? "ascending" : descending ? "descending" : "none";
  return html`
    <span role="columnheader" aria-sort=${order} class=${field}>
      <button type="button" class="column-button"
        onClick=${() => onSort(next)}>${text}<${Icon} name=${ascending ? "up" : "down"} /></button>
    </span>`;
}

const SkeletonRow = () => html`
  <div class="account-row skeleton" role="row" aria-hidden="true">
    <span class="account-who"><i class="bone"></i><i class="bone short"></i></span><span class="account-provider"><i
      class="bone"></i></span>
    <span class="account-health"><i class="bone round"></i></span><span class="account-sent"><i class="bone short"></i></span>
    <span class="account-status"><i class="bone"></i></span><span></span>
  </div>`;
