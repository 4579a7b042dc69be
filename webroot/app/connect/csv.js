/** Comma-separated values (RFC 4180), read and written. Pure. */

/** The columns of the template; the first two must be there. */
export const COLUMNS = [
  "email", "password", "name", "provider_name", "username", "imap_host", "imap_port", "imap_security",
  "smtp_host", "smtp_port", "smtp_security", "daily_limit", "min_gap_seconds", "tags",
];
export const REQUIRED = COLUMNS.slice(0, 2);

/** The records of a text, each a list of fields, with commas or semicolons between them; empty lines are left out. */
export function parse(text) {
  const records = [];
  let record = [];
  let field = "";
  let quoted = false;
  const endField = () => {
    record.push(field);
    field = "";
  };
  const endRecord = () => {
    endField();
    if (record.some((value) => value.trim())) records.push(record);
    record = [];
  };
  const source = text.replace(/^\uFEFF/, "");
  const separator = separatorOf(source);
  for (let at = 0; at < source.length; at += 1) {
    const character = source[at];
    if (quoted && character === '"' && source[at + 1] === '"') {
      field += '"';
      at += 1;
    } else if (character === '"' && (quoted || field === "")) quoted = !quoted;
    else if (quoted) field += character;
    else if (character === separator) endField();
    else if (character === "\n") endRecord();
    else if (character !== "\r") field += character;
  }
  endRecord();
  return records;
}

/** Spreadsheets write semicolons where the comma is in numbers; no column's name has either. */
function separatorOf(source) {
  const [head] = source.split("\n", 1);
  return head.includes(";") && !head.includes(",") ? ";" : ",";
}

/**
 * The text of a file.
 *
 * @param {ArrayBuffer} octets
 * @throws {TypeError} if it is not UTF-8: read as such, what is not plain in names and passwords would be another
 */
export const textOf = (octets) => new TextDecoder("utf-8", { fatal: true }).decode(octets);

/** Writes records. */
export const write = (records) => records.map((record) => `${record.map(quote).join(",")}\r\n`).join("");

/** The required columns that a head lacks. */
export const lacking = (head) => REQUIRED.filter((column) => !head.map((name) => name.trim().toLowerCase()).includes(column));

const quote = (value) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
