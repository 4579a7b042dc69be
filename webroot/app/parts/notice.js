/** A message in the page: what happened, and what to do about it. */
import { html } from "../html.js";
import { Icon } from "./icon.js";

const ICONS = { info: "info", good: "check", warn: "alert", bad: "alert" };

/** @param {{tone?: "info"|"good"|"warn"|"bad", title?: string, children: any}} props */
export const Notice = ({ tone = "info", title, children }) => html`
  <div class=${`notice ${tone}`} role=${tone === "bad" ? "alert" : "status"}>
    <${Icon} name=${ICONS[tone]} />
    <div>${title && html`<strong>${title}</strong>`}${children}</div>
  </div>`;
