/** Why an account is not connected, since when, and who can do something about it. */
import { html } from "../html.js";
import { Moment } from "../parts/moment.js";
import { Notice } from "../parts/notice.js";

export const REMEDIES = {
  you: "You can mend this.",
  administrator: "The administrator of the mailbox can mend this.",
  operator: "Whoever runs this Sendwell can mend this.",
  wait: "Nobody has to do anything: Sendwell tries again by itself.",
};

/** What does not work; the other side of the account may. */
export const SIDES = { sending: "Sending", reading: "Reading the mailbox" };

/**
 * In a dialog; nothing while the account is connected.
 *
 * @param {{account: import("../types.js").Account}} props
 */
export const Trouble = ({ account: { status, statusSide, statusReason } }) => statusReason && status !== "connected" && html`
  <${Notice} tone=${status === "reconnect_required" ? "bad" : "warn"}>
    <strong>${SIDES[statusSide]} does not work.</strong> ${statusReason.detail}
    <span class="quiet"> Since <${Moment} at=${statusReason.since} /></span>
    ${statusReason.answer && html`<q>${statusReason.answer}</q>`}
  <//>`;
