/**
 * The values of the custom form. A suggestion fills what nobody typed, and never overwrites what
 * somebody did. Pure.
 *
 * @typedef {{values: Record<string, string>, typed: Set<string>}} ConnectForm
 */

/** @type {ConnectForm} */
export const BLANK = Object.freeze({
  values: Object.freeze({
    email: "", name: "", providerName: "", username: "", password: "", dailyLimit: "", minGapSeconds: "",
    imapHost: "", imapPort: "993", imapSecurity: "tls", smtpHost: "", smtpPort: "465", smtpSecurity: "tls",
  }),
  typed: new Set(),
});

/** The ports that go with a kind of encryption (RFC 8314). */
const PORTS = { imap: { tls: "993", starttls: "143" }, smtp: { tls: "465", starttls: "587" } };

/** Somebody typed a value. Choosing an encryption moves the port along, unless the port was typed. */
export function typed(form, field, value) {
  const values = { ...form.values, [field]: value };
  const side = field.endsWith("Security") ? field.slice(0, 4) : null;
  if (side && !form.typed.has(`${side}Port`)) values[`${side}Port`] = PORTS[side][value];
  return { values, typed: new Set([...form.typed, field]) };
}

/** Fills in what `POST /accounts/discover` found; of an earlier suggestion nothing is left. */
export function suggested(form, found) {
  const offer = {
    providerName: found.providerName ?? found.provider, username: found.username,
    imapHost: found.imap?.host, imapPort: found.imap?.port, imapSecurity: found.imap?.security,
    smtpHost: found.smtp?.host, smtpPort: found.smtp?.port, smtpSecurity: found.smtp?.security,
  };
  const wanted = Object.entries(offer).filter(([field]) => !form.typed.has(field));
  const values = wanted.map(([field, value]) => [field, String(value ?? BLANK.values[field])]);
  return { ...form, values: { ...form.values, ...Object.fromEntries(values) } };
}

/** The body of `POST /accounts`. */
export function requestOf({ values }) {
  const optional = {
    name: values.name.trim(), providerName: values.providerName.trim(), username: values.username.trim(),
    dailyLimit: values.dailyLimit && Number(values.dailyLimit), minGapSeconds: values.minGapSeconds && Number(values.minGapSeconds),
  };
  return {
    email: values.email.trim(),
    password: values.password,
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== "")),
    imap: sideOf(values, "imap"),
    smtp: sideOf(values, "smtp"),
  };
}

/** One of the two servers of the form. */
export const sideOf = (values, side) => ({
  host: values[`${side}Host`].trim(), port: Number(values[`${side}Port`]), security: values[`${side}Security`],
});
