/** Keys for programs: made here, shown once, revoked here. */
import { get, post, remove } from "../api.js";
import { html, useEffect, useState } from "../html.js";
import { CopyButton } from "../parts/copy-button.js";
import { Dialog } from "../parts/dialog.js";
import { EmptyState } from "../parts/empty-state.js";
import { Field } from "../parts/field.js";
import { Icon } from "../parts/icon.js";
import { Moment } from "../parts/moment.js";
import { Notice } from "../parts/notice.js";
import { SettingsTabs } from "../shell/settings-tabs.js";
import { toast } from "../state.js";

export function ApiKeysPage() {
  const [keys, setKeys] = useState(null);
  const [problem, setProblem] = useState(null);
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState(null);
  const read = () => get("/api-keys").then(({ items }) => { setKeys(items); setProblem(null); }, setProblem);
  useEffect(() => { read(); }, []);

  return html`
    <header class="page-head narrow">
      <div><h1>API keys</h1><p>A key lets a program do what you can do here. Send it as <code>Authorization: Bearer …</code></p></div>
      <button class="button primary" type="button" onClick=${() => setCreating(true)}><${Icon} name="plus" />New key</button>
    </header>
    <${SettingsTabs} here="/settings/api-keys" />
    ${problem && html`<${Notice} tone="bad" title="The keys could not be read. ">${problem.message}<//>`}
    ${keys === null && !problem && html`<div class="card api-keys skeleton-block" aria-busy="true"></div>`}
    ${keys?.length === 0 && html`<div class="card api-keys"><${EmptyState} icon="key" title="No keys yet"
      text="Create one to call the API from a script or another tool." /></div>`}
    ${keys?.length > 0 && html`
      <ul class="card api-keys">
        ${keys.map((key) => html`
          <li class="api-key" key=${key.id}>
            <span class="api-key-name"><strong>${key.name}</strong><code>${key.prefix}…</code></span>
            <span class="api-key-times"><span>Created <${Moment} at=${key.createdAt} /></span>
              <span>${key.lastUsedAt ? html`Last used <${Moment} at=${key.lastUsedAt} />` : "Never used"}</span></span>
            <button class="button small" type="button" aria-label=${`Revoke ${key.name}`}
              onClick=${() => setRevoking(key)}>Revoke</button>
          </li>`)}
      </ul>`}
    ${creating && html`<${CreateKey} onClose=${() => setCreating(false)} onCreated=${read} />`}
    ${revoking && html`<${RevokeKey} apiKey=${revoking} onClose=${() => setRevoking(null)} onRevoked=${read} />`}`;
}

function CreateKey({ onClose, onCreated }) {
  const [name, setName] = useState("");
  const [created, setCreated] = useState(null);
  const [problem, setProblem] = useState(null);
  const submit = async (event) => {
    event.preventDefault();
    try {
      setCreated(await post("/api-keys", { name: name.trim() }));
      onCreated();
    } catch (refusal) {
      setProblem(refusal);
    }
  };
  if (created) return html`<${ShowKey} created=${created} onClose=${onClose} />`;
  return html`
    <${Dialog} title="New API key" onClose=${onClose}>
      <form class="form dialog-body" onSubmit=${submit}>
        <${Field} label="Name" required maxlength="100" data-focus placeholder="What will use it" value=${name} onValue=${setName}
          error=${problem?.fields["/name"]?.detail ?? problem?.message} />
        <footer class="dialog-foot">
          <button class="button" type="button" onClick=${onClose}>Cancel</button>
          <button class="button primary">Create key</button>
        </footer>
      </form>
    <//>`;
}

function ShowKey({ created, onClose }) {
  const [copied, setCopied] = useState(false);
  return html`
    <${Dialog} title=${`Key for ${created.name}`} onClose=${onClose} dirty=${!copied}
      lossQuestion="The key has not been copied. It cannot be shown again.">
      <div class="form dialog-body">
        <${Notice} tone="warn">Copy it now: only its fingerprint is kept, so this is the one time it is shown.<//>
        <div class="secret-line"><code>${created.key}</code>
          <${CopyButton} text=${created.key} label="Key" data-focus onCopied=${() => setCopied(true)} /></div>
        <footer class="dialog-foot"><button class="button primary" type="button" onClick=${onClose}>Done</button></footer>
      </div>
    <//>`;
}

function RevokeKey({ apiKey, onClose, onRevoked }) {
  const [problem, setProblem] = useState(null);
  const revoke = async () => {
    try {
      await remove(`/api-keys/${apiKey.id}`);
      toast(`The key ${apiKey.name} works no more.`);
      onRevoked();
      onClose();
    } catch (refusal) {
      setProblem(refusal);
    }
  };
  return html`
    <${Dialog} title=${`Revoke ${apiKey.name}?`} onClose=${onClose}>
      <div class="form dialog-body">
        ${problem && html`<${Notice} tone="bad">${problem.message}<//>`}
        <p>Programs that use it are refused from this moment on. This cannot be undone.</p>
        <footer class="dialog-foot">
          <button class="button" type="button" data-focus onClick=${onClose}>Cancel</button>
          <button class="button danger" type="button" onClick=${revoke}>Revoke key</button>
        </footer>
      </div>
    <//>`;
}
