/** "Check now", how far it has come, and when it was done last. */
import { html } from "../html.js";
import { Icon } from "../parts/icon.js";
import { Moment } from "../parts/moment.js";
import { Notice } from "../parts/notice.js";

/** @param {{check: ReturnType<typeof import("./use-check.js").useCheck>, report: ?import("../types.js").Deliverability}} props */
export const CheckButton = ({ check: { progress, running, start }, report }) => html`
  ${report && html`<p class=${`check-words ${running ? "running" : ""}`}>${running
    ? runningWords(progress) : html`<${LastCheck} at=${report.checkedAt} />`}</p>`}
  <button class="button primary check-button" type="button" disabled=${!report} aria-disabled=${running} onClick=${start}>
    ${running ? html`<span class="spinner" aria-hidden="true"></span>Checking…` : html`<${Icon} name="refresh" />Check now`}
  </button>`;

/** Below the head: how far a check is, or why it could not be started. */
export const CheckBar = ({ check: { progress: { done, of }, running, problem } }) => html`
  <div class="check-bar">${running && html`
    <progress class="progress" max=${of || undefined} value=${of ? done : undefined} aria-label="How far the check is"></progress>`}</div>
  ${problem && html`<div class="check-problem"><${Notice} tone="bad" title="The check could not be started. ">${problem.message}<//></div>`}`;

const runningWords = ({ done, of }) => (of ? `${done} of ${of} looked at` : "Asking the name servers…");

const LastCheck = ({ at }) => (at ? html`Checked <${Moment} at=${at} past />` : "Not checked yet");
