/** Makes a link by which the owner of a mailbox, who does not use Sendwell, connects it again. */
import { get, post, remove } from "../api.js";
import { html, useEffect, useState } from "../html.js";
import { CopyButton } from "../parts/copy-button.js";
import { Dialog } from "../parts/dialog.js";
import { Labelled, SelectField } from "../parts/field.js";
import { Moment } from "../parts/moment.js";
import { Notice } from "../parts/notice.js";
import { toast } from "../state.js";
import { exact } from "../time.js";

const LIVES = [["1", "1 day"], ["3", "3 days"], ["7", "7 days"], ["14", "14 days"], ["30", "30 days"]];

/** @param {{account: import("../types.js").Account, onClose: () => void}} props */
export function LinkDialog({ account, onClose }) {
  const [made, setMade] = useState(null);
  const [copied, setCopied] = useState(false);
  return html`
    <${Dialog} title="Link for the mailbox’s owner" subtitle=${account.email} onClose=${onClose} dirty=${Boolean(made) && !copied}
      lossQuestion="The link has not been copied. It cannot be shown again.">
      ${made ? html`<${ShowLink} email=${account.email} link=${made} onCopied=${() => setCopied(true)} onClose=${onClose} />`
        : html`<${MakeLink} account=${account} onMade=${setMade} onClose=${onClose} />`}
    <//>`;
}

function MakeLink({ account, onMade, onClose }) {
  const path = `/accounts/${account.id}/reconnect-links`;
  const [open, setOpen] = useState([]);
  const [days, setDays] = useState("7");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(null);
  const read = () => get(path).then(({ items }) => setOpen(items), setProblem);
  useEffect(() => { read(); }, []);
  const submit = async (event) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    try {
      onMade(await post(path, { days: Number(days) }));
    } catch (refusal) {
      setProblem(refusal);
      setBusy(false);
    }
  };
  return html`
    <form class="form dialog-body" onSubmit=${submit}>
      <p>Whoever opens it can connect this mailbox again, without an account here, and sees nothing but its address. It works once.</p>
      ${problem && html`<${Notice} tone="bad">${problem.message}<//>`}
      ${open.map((link) => html`<${OpenLink} key=${link.id} link=${link} onGone=${read} onProblem=${setProblem} />`)}
      <${SelectField} label="It is good for" options=${LIVES} value=${days} onValue=${setDays} data-focus />
      <footer class="dialog-foot">
        <button class="button" type="button" onClick=${onClose}>Cancel</button>
        <button class="button primary" disabled=${busy} aria-busy=${busy}>${busy ? "Making…" : "Make the link"}</button>
      </footer>
    </form>`;
}

function OpenLink({ link: { id, createdAt, expiresAt, madeBy }, onGone, onProblem }) {
  const withdraw = async () => {
    try {
      await remove(`/reconnect-links/${id}`);
      toast("The link works no more.");
    } catch (refusal) {
      // Used or over meanwhile: then it works no more either.
      if (refusal.status !== 404) onProblem(refusal);
    }
    onGone();
  };
  return html`
    <${Notice} tone="warn">
      A link that ${madeBy ?? "a program"} made <${Moment} at=${createdAt} past /> is open until ${exact(expiresAt)}. A new one ends it.
      <div class="notice-next"><button class="button small" type="button" onClick=${withdraw}>Withdraw it</button></div>
    <//>`;
}

function ShowLink({ email, link: { url, expiresAt }, onCopied, onClose }) {
  const text = mailText(email, url, expiresAt);
  const mail = `mailto:${encodeURIComponent(email)}?${asQuery({ subject: `Please connect ${email} again`, body: text })}`;
  return html`
    <div class="form dialog-body">
      <${Notice} tone="warn">Copy it now: this is the one time it is shown. It works once, until ${exact(expiresAt)}.<//>
      <div class="secret-line"><code>${url}</code><${CopyButton} text=${url} label="Link" data-focus onCopied=${onCopied} /></div>
      <${Labelled} label="Or a whole mail to its owner">
        ${(ties) => html`<textarea class="input" rows="11" readonly ...${ties} value=${text}></textarea>`}
      <//>
      <div class="link-text-actions">
        <${CopyButton} text=${text} label="Mail" onCopied=${onCopied} />
        <a class="button small" href=${mail} onClick=${onCopied}>Write it in your mail program</a>
      </div>
      <footer class="dialog-foot"><button class="button primary" type="button" onClick=${onClose}>Done</button></footer>
    </div>`;
}

const mailText = (email, url, expiresAt) => `Hello,

mail can no longer be sent from ${email}, because its sign-in has ended. Please open this link and connect the mailbox again. It takes a minute, and you need no account for it:

${url}

The link works once, until ${exact(expiresAt)}.`;

/** As programs for mail read it: a space is %20 there (RFC 6068 §5). */
const asQuery = (fields) => Object.entries(fields).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
