/** The rows of the Email List; only those in sight are drawn. */
import { html, useEffect } from "../html.js";
import { Moment } from "../parts/moment.js";
import { useRowWindow } from "../parts/row-window.js";
import { rowOf } from "../table.js";
import { CancelButton } from "./cancel-button.js";
import { MessageCause, MessageState } from "./message-state.js";

const COLUMNS = ["To", "Subject", "State", "Attempts", "Time"];
const AHEAD = 25;
const SKELETONS = 6;

/** @param {{view: import("../types.js").View, rows: object, onMore: () => void, onShow: (id: string) => void}} props */
export function MessageList({ view, rows, onMore, onShow }) {
  const waiting = view.phase !== "ready" && view.ids.length === 0;
  const more = view.next !== null || waiting ? SKELETONS : 0;
  const { list, first, last, before, after } = useRowWindow(view.ids.length + more);
  useEffect(() => {
    if (last > view.ids.length - AHEAD) onMore();
  }, [last, view.ids.length, view.phase]);

  const shown = Array.from({ length: last - first }, (_, index) => first + index);
  return html`
    <div class="card message-list" role="table" aria-label="Messages" aria-rowcount=${view.total + 1}
      aria-busy=${view.phase === "loading"}>
      <div class="message-columns" role="row">${COLUMNS.map((text) => html`<span role="columnheader">${text}</span>`)}<span
        role="columnheader"><span class="unseen">Actions</span></span></div>
      <div ref=${list} class=${`message-rows ${view.phase === "loading" ? "dimmed" : ""}`} role="rowgroup">
        <div class="row-space" style=${before}></div>
        ${shown.map((index) => {
          const message = index < view.ids.length && rowOf(rows, view.ids[index]);
          return message
            ? html`<${MessageRow} key=${message.id} message=${message} index=${index + 2} onShow=${onShow} />`
            : html`<${SkeletonRow} key=${`skeleton-${index}`} />`;
        })}
        <div class="row-space" style=${after}></div>
      </div>
    </div>`;
}

function MessageRow({ message, index, onShow }) {
  const { id, to, subject, state, attempts, createdAt, sentAt } = message;
  const more = to.length + (message.cc?.length ?? 0) + (message.bcc?.length ?? 0) - 1;
  return html`
    <div class="message-row" role="row" aria-rowindex=${index}>
      <span class="message-to" role="cell" title=${to.join(", ")}><span>${to[0]}</span>${more > 0 && html`<em>+${more}</em>`}</span>
      <span class="message-subject" role="cell"><button type="button" class="row-button" title=${subject}
        onClick=${() => onShow(id)}>${subject || "(no subject)"}</button></span>
      <span class="message-state" role="cell"><${MessageState} message=${message} /><${MessageCause} message=${message} /></span>
      <span class="message-attempts" role="cell">${attempts}<span
        class="message-word"> ${attempts === 1 ? "attempt" : "attempts"}</span></span>
      <span class="message-time" role="cell"><${Moment} at=${sentAt ?? createdAt} /></span>
      <span class="message-actions" role="cell">${state === "queued" && html`<${CancelButton} message=${message} />`}</span>
    </div>`;
}

const SkeletonRow = () => html`
  <div class="message-row skeleton" role="row" aria-hidden="true">
    <span class="message-to"><i class="bone"></i></span><span class="message-subject"><i class="bone"></i></span><span
      class="message-state"><i class="bone short"></i></span>
    <span class="message-attempts"></span><span class="message-time"><i class="bone short"></i></span><span></span>
  </div>`;
