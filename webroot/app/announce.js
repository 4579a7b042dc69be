/** Tells those who listen to the page, instead of looking at it, what changed. */
import { titleOf, waitingOf } from "./provider/alarm-words.js";
import { current } from "./state.js";
import { rowOf } from "./table.js";

const STATUSES = { connected: "is connected", disconnected: "is disconnected", reconnect_required: "must be reconnected" };
const MOST = 3;

/** Says what these events change; to be called before they are applied. */
export function announce(events) {
  const accounts = current().rows.accounts;
  const sentences = events.map((event) => sentenceOf(event, accounts)).filter(Boolean);
  if (sentences.length === 0) return;
  say(sentences.length > MOST ? `${sentences.length} accounts changed.` : sentences.join(" "));
}

/** Says a sentence as soon as nothing else is being said. */
export function say(sentence) {
  document.querySelector("#announcer").textContent = sentence;
}

function sentenceOf({ type, data }, accounts) {
  if (type === "provider.alarm") return `${titleOf(data)} ${waitingOf(data.alarm)}`;
  if (type === "provider.recovered") return `${data.name} accepts this Sendwell again.`;
  const known = data.id && rowOf(accounts, data.id);
  if (type === "account.connected" && !known) return `${data.email} was added.`;
  if (type === "account.deleted" && known) return `${known.email} was deleted.`;
  if (type === "account.updated" && known && known.status !== data.status) return `${data.email} ${STATUSES[data.status]}.`;
  return "";
}
