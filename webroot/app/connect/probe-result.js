/** Both sign-ins side by side: while they run, and what each server said. */
import { html, useLayoutEffect, useRef } from "../html.js";
import { Icon } from "../parts/icon.js";
import { Notice } from "../parts/notice.js";
import { SIDES } from "./server-fields.js";

const TITLES = {
  host_not_found: "Server not found",
  dns_failed: "Name server did not answer",
  connection_refused: "Connection refused",
  timeout: "No answer in time",
  tls_failed: "Encryption failed",
  certificate_untrusted: "Certificate not trusted",
  auth_failed: "Sign-in refused",
  auth_unsupported: "No supported sign-in method",
  address_not_allowed: "Address not allowed",
  unavailable: "Server not available now",
  protocol_error: "Unexpected answer",
};

/**
 * @param {object} props
 * @param {boolean} props.busy
 * @param {?import("../api.js").Problem} props.problem
 * @param {{imap: object, smtp: object}} props.servers
 */
export function ProbeResult({ busy, problem, servers }) {
  const frame = useRef(null);
  useLayoutEffect(() => frame.current?.scrollIntoView({ block: "nearest" }), [busy, problem]);
  if (busy) return html`<div ref=${frame} class="probe" role="status">${SIDES.map(([side, title]) => html`<${Running}
    title=${title} server=${servers[side]} />`)}</div>`;
  if (!problem) return null;
  const faults = problem.fields;
  if (!faults["/imap"] && !faults["/smtp"]) {
    return problem.errors.length > 0 ? null : html`<${Notice} tone="bad">${problem.message}<//>`;
  }
  return html`<div ref=${frame} class="probe" role="alert">${SIDES.map(([side, title]) => html`<${Side}
    title=${title} fault=${faults[`/${side}`]} />`)}</div>`;
}

const Running = ({ title, server }) => html`
  <div class="probe-side running">
    <p class="probe-title"><span class="spinner" aria-hidden="true"></span>${title}</p>
    <p>Signing in to ${server.host ? html`<code>${server.host}:${server.port}</code>` : "its server"}…</p>
    <span class="probe-bar" aria-hidden="true"></span>
  </div>`;

function Side({ title, fault }) {
  if (!fault) {
    return html`<div class="probe-side good"><p
      class="probe-title"><${Icon} name="check" />${title}: signed in</p><p>This side works.</p></div>`;
  }
  return html`
    <div class="probe-side bad">
      <p class="probe-title"><${Icon} name="alert" />${title}: ${TITLES[fault.code] ?? "Failed"}</p>
      <p>${fault.detail}</p>
      ${fault.answer && html`<p class="probe-answer"><span>The server's answer</span><code>${fault.answer}</code></p>`}
    </div>`;
}
