/** Writing a message and sending it from an account, in a panel at the side. */
import { post } from "../api.js";
import { html, useRef, useState } from "../html.js";
import { Dialog } from "../parts/dialog.js";
import { Field, Labelled } from "../parts/field.js";
import { Notice } from "../parts/notice.js";
import { dispatch } from "../state.js";
import { Delivery } from "./delivery.js";
import { RecipientField } from "./recipient-field.js";
import { isAddress } from "./recipients.js";

const BLANK = { to: [], cc: [], bcc: [], subject: "", text: "", html: "" };
const LISTS = [["to", "To"], ["cc", "Cc"], ["bcc", "Bcc"]];

/** @param {{account: import("../types.js").Account, onClose: () => void}} props */
export function SendPanel({ account, onClose }) {
  const [draft, setDraft] = useState(BLANK);
  const [typing, setTyping] = useState({});
  const [shown, setShown] = useState({ cc: false, bcc: false });
  const [tab, setTab] = useState("text");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(null);
  const [sentId, setSentId] = useState(null);
  const attempt = useRef({ body: "", key: "" });
  const set = (name) => (value) => setDraft((old) => ({ ...old, [name]: value }));

  const halfTyped = Object.values(typing).some((text) => text.trim());
  const dirty = !sentId && (halfTyped || JSON.stringify(draft) !== JSON.stringify(BLANK));
  const fault = faultOf(draft);
  const submit = async (event) => {
    event.preventDefault();
    if (busy) return;
    if (fault) return void setProblem({ fields: { [fault.pointer]: fault }, errors: [fault] });
    setBusy(true);
    setProblem(null);
    const body = requestOf(draft);
    const json = JSON.stringify(body);
    // Pressing Send again for the same words is the same wish: the server then answers with the same message.
    if (attempt.current.body !== json) attempt.current = { body: json, key: newKey() };
    try {
      const message = await post(`/accounts/${account.id}/messages`, body, { "Idempotency-Key": attempt.current.key });
      dispatch({ type: "rows", table: "messages", rows: [message] });
      attempt.current = { body: "", key: "" };
      setSentId(message.id);
    } catch (refusal) {
      setProblem(refusal);
    }
    setBusy(false);
  };
  const another = () => {
    setDraft(BLANK);
    setSentId(null);
  };

  const frame = (content) => html`
    <${Dialog} kind="drawer" title="Send Email" subtitle=${html`from <strong>${account.email}</strong>`} dirty=${dirty}
      lossQuestion="Discard this message?" onClose=${onClose}>${content}<//>`;
  if (sentId) return frame(html`<${Delivery} id=${sentId} accountId=${account.id} onAnother=${another} onClose=${onClose} />`);

  const errors = problem?.fields ?? {};
  return frame(html`
    <form class="send-panel" onSubmit=${submit}
      onKeyDown=${(event) => event.key === "Enter" && (event.ctrlKey || event.metaKey) && submit(event)}>
      <div class="form drawer-body">
        <${Waiting} account=${account} />
        ${problem && problem.errors.length === 0 && html`<${Notice} tone="bad">${problem.message}<//>`}
        ${LISTS.filter(([name]) => name === "to" || shown[name]).map(([name, label]) => html`
          <${RecipientField} key=${name} label=${label} value=${draft[name]} focus=${name === "to"} onValue=${set(name)}
            onText=${(text) => setTyping((old) => ({ ...old, [name]: text }))} error=${errorOf(errors, name)} />`)}
        <p class="send-more">
          ${["cc", "bcc"].filter((name) => !shown[name]).map((name) => html`
            <button type="button" class="link-button"
              onClick=${() => setShown({ ...shown, [name]: true })}>Add ${name === "cc" ? "Cc" : "Bcc"}</button>`)}
        </p>
        <${Field} label="Subject" maxlength="900" value=${draft.subject} onValue=${set("subject")}
          error=${errors["/subject"]?.detail} />
        <div class="tabs" role="tablist" aria-label="Format">
          ${[["text", "Text"], ["html", "HTML"]].map(([name, label]) => html`
            <button type="button" role="tab" aria-selected=${tab === name}
              onClick=${() => setTab(name)}>${label}${draft[name] && tab !== name ? html`<i
              aria-label="has content"></i>` : ""}</button>`)}
        </div>
        <${Labelled} label=${tab === "text" ? "Body" : "HTML body"} error=${errors[`/${tab}`]?.detail}
          hint=${tab === "html" ? "Optional. Sent beside the text, for programs that show it." : ""}>
          ${(ties) => html`<textarea class=${`input send-body ${tab}`} ...${ties} key=${tab} value=${draft[tab]}
            onInput=${(event) => set(tab)(event.target.value)}></textarea>`}
        <//>
      </div>
      <footer class="drawer-foot">
        <span class="quiet"><kbd>Ctrl</kbd> <kbd>Enter</kbd> sends</span>
        <button class="button primary" disabled=${busy} aria-busy=${busy}>${busy ? "Queueing…" : "Send"}</button>
      </footer>
    </form>`);
}

/** Whatever keeps the account from sending at once. */
function Waiting({ account }) {
  if (account.status === "connected" && !(Date.parse(account.pausedUntil) > Date.now())) return null;
  const cause = account.status === "connected" ? account.pauseReason?.detail : account.statusReason?.detail;
  return html`<${Notice} tone="warn" title="It will wait in the queue. ">${cause ?? "This account cannot send now."}<//>`;
}

function faultOf({ to, cc, bcc, subject, text, html: markup }) {
  if (to.length === 0) return { pointer: "/to", code: "missing", detail: "Who is it for?" };
  if ([...to, ...cc, ...bcc].some((address) => !isAddress(address))) return { pointer: "", code: "invalid", detail: "" };
  if (!subject.trim() && !text.trim() && !markup.trim()) return { pointer: "/text", code: "missing", detail: "The message is empty." };
  return null;
}

/** A list's own error or that of one of its addresses. */
const errorOf = (errors, name) =>
  Object.entries(errors).find(([pointer]) => pointer === `/${name}` || pointer.startsWith(`/${name}/`))?.[1].detail;

/** What is left empty is left out. */
const requestOf = (draft) =>
  Object.fromEntries(Object.entries(draft).filter(([name, value]) => name === "subject" || value.length > 0));

/** `crypto.randomUUID` exists only behind TLS or on localhost; random values exist everywhere. */
const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
