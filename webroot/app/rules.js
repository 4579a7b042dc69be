/**
 * What the server's filters and orders mean, so that a live change lands where a reload would
 * put it. Pure.
 */

/** Newest first, until somebody asks for another order. */
export const NEWEST = "-createdAt";

/** @type {import("./view.js").Rules} */
export const accountRules = {
  matches: (account, query) =>
    (!query.status || account.status === query.status) &&
    (!query.provider || providerOf(account) === query.provider) &&
    contains([account.email, account.name], query.query),
  filtered: ({ status, provider, query }) => Boolean(status || provider || query),
  compare: (query) => ordered(query.sort),
};

/** @type {import("./view.js").Rules} */
export const messageRules = {
  matches: (message, query) =>
    message.accountId === query.accountId &&
    (!query.state || message.state === query.state) &&
    contains([message.subject, ...(message.to ?? [])], query.query),
  filtered: ({ state, query }) => Boolean(state || query),
  compare: () => ordered(NEWEST),
};

/** The provider's name as the list shows it. */
export function providerOf(account) {
  if (account.provider === "google") return "Google";
  if (account.provider === "microsoft") return "Outlook";
  return account.providerName || "Custom";
}

/** The provider, and by which way its mailbox is reached if not by its mail servers. */
export const wayOf = (account) =>
  providerOf(account) + (account.transport === "graph" ? ": sends by Microsoft Graph" : "");

function contains(texts, wanted) {
  if (!wanted) return true;
  const sought = wanted.trim().toLowerCase();
  return texts.some((text) => text?.toLowerCase().includes(sought));
}

/** Compares by `field` or `-field`; ties by id, newest first, as ids grow with time. */
function ordered(sort) {
  const order = sort || NEWEST;
  const descending = order.startsWith("-");
  const field = descending ? order.slice(1) : order;
  return (a, b) => (descending ? -1 : 1) * compared(valueOf(a, field), valueOf(b, field)) || compared(b.id, a.id);
}

function valueOf(row, field) {
  const value = field === "providerName" ? providerOf(row) : row[field];
  return typeof value === "string" ? value.toLowerCase() : value;
}

/** What is not known comes before what is. */
function compared(a, b) {
  if (a === b) return 0;
  if (a === null || a === undefined) return -1;
  if (b === null || b === undefined) return 1;
  return a < b ? -1 : 1;
}
