/** What came of a sign-in that connected nothing, in words. */
import { html } from "../html.js";
import { Notice } from "../parts/notice.js";

/** Of a sign-in that nothing is known of. */
export const LOST = {
  result: "failed", provider: null, missing: [], errors: [], answer: "",
  detail: "This sign-in was begun in another browser, was used already, took too long, or is of an account that was deleted. Begin again.",
};
const TITLES = {
  declined: "Nothing was connected. ", partial: "A permission is missing. ", other_mailbox: "That is another mailbox. ",
  taken: "This address is already connected. ", refused: "The mailbox did not open. ", failed: "The sign-in did not work. ",
};
/** What a permission is for, by how its name begins. */
const PERMISSIONS = [
  ["https://mail.google.com/", "Read, compose, send and permanently delete all your email from Gmail"],
  ["https://outlook.office.com/IMAP", "Read and write access to your mail"],
  ["https://outlook.office.com/SMTP", "Send emails from your mailbox"],
  ["https://graph.microsoft.com/Mail.ReadWrite", "Read and write access to your mail, by Microsoft Graph"],
  ["https://graph.microsoft.com/Mail.Send", "Send mail as you, by Microsoft Graph"],
  ["https://graph.microsoft.com/User.Read", "See whose mailbox it is, by Microsoft Graph"],
];
const SIDES = { "/imap": "Reading (IMAP)", "/smtp": "Sending (SMTP)", "/graph": "Both, by Microsoft Graph" };

/** @param {{outcome: object, children?: any}} props `children`: what can be done now */
export const OutcomeNotice = ({ outcome: { result, detail, answer, missing, errors }, children }) => html`
  <${Notice} tone=${result === "declined" ? "info" : "bad"} title=${TITLES[result]}>
    ${detail}
    ${missing.length > 0 && html`<ul>${missing.map((scope) => html`<li>${permission(scope)}</li>`)}</ul>`}
    ${errors.length > 0 && html`<ul>${errors.map((error) => html`
      <li><strong>${SIDES[error.pointer] ?? error.pointer}:</strong> ${error.detail}${error.answer && html`<q>${error.answer}</q>`}</li>`)}</ul>`}
    ${answer && html`<q>${answer}</q>`}
    ${children}
  <//>`;

const permission = (scope) => PERMISSIONS.find(([beginning]) => scope.startsWith(beginning))?.[1] ?? scope;
