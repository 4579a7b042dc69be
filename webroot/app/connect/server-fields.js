/** Host, port and encryption of the two servers, side by side. */
import { html } from "../html.js";
import { Field, SelectField } from "../parts/field.js";

export const SIDES = [["imap", "IMAP", "Incoming mail"], ["smtp", "SMTP", "Outgoing mail"]];
const SECURITIES = [["tls", "TLS"], ["starttls", "STARTTLS"]];

/** Two servers of which nothing is known yet. */
export const EMPTY_SERVERS = Object.freeze({
  imap: { host: "", port: 993, security: "tls" },
  smtp: { host: "", port: 465, security: "tls" },
});

/** As the API wants it: a port is a number. */
export const serverOf = ({ host, port, security }) => ({ host: host.trim(), port: Number(port), security });

/**
 * @param {object} props
 * @param {{imap: object, smtp: object}} props.servers
 * @param {Record<string, {detail: string}>} props.errors by pointer
 * @param {boolean} [props.required]
 * @param {(side: "imap"|"smtp", server: object, field: string) => void} props.onChange
 */
export function ServerFields({ servers, errors, required = false, onChange }) {
  return html`
    <div class="server-fields">
      ${SIDES.map(([side, title, text]) => {
        const server = servers[side];
        const set = (field) => (value) => onChange(side, { ...server, [field]: value }, field);
        return html`
          <fieldset class="server-side">
            <legend>${title} <span>${text}</span></legend>
            <${Field} label="Host" spellcheck=${false} autocapitalize="off" required=${required} value=${server.host}
              placeholder=${`${side}.example.com`} onValue=${set("host")} error=${errors[`/${side}/host`]?.detail} />
            <div class="form-pair">
              <${Field} label="Port" type="number" min="1" max="65535" required=${required} value=${server.port}
                onValue=${set("port")} error=${errors[`/${side}/port`]?.detail} />
              <${SelectField} label="Encryption" value=${server.security} options=${SECURITIES}
                onValue=${set("security")} error=${errors[`/${side}/security`]?.detail} />
            </div>
          </fieldset>`;
      })}
    </div>`;
}
