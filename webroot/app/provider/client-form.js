/** Client id and secret: typed, tried, saved. The secret is never shown again. */
import { put } from "../api.js";
import { html, useState } from "../html.js";
import { Field, PasswordField } from "../parts/field.js";
import { Notice } from "../parts/notice.js";
import { toast } from "../state.js";

/**
 * @param {object} props
 * @param {import("../types.js").ProviderSetup} props.setup
 * @param {boolean} props.busy a verification is under way
 * @param {string} props.secretHint
 * @param {?import("../api.js").Problem} props.problem of the last verification
 * @param {(client: ?{clientId: string, clientSecret: string}) => void} props.onVerify without a client: the one in force
 * @param {() => void} props.onSaved
 * @param {() => void} props.onRemove
 */
export function ClientForm({ setup, busy, secretHint, problem, onVerify, onSaved, onRemove }) {
  const { provider, name, clientId: set } = setup;
  const [clientId, setClientId] = useState(set ?? "");
  const [clientSecret, setClientSecret] = useState("");
  const [saving, setSaving] = useState(false);
  const [refusal, setRefusal] = useState(null);
  const changed = clientId.trim() !== (set ?? "") || clientSecret !== "";
  const fields = (refusal ?? problem)?.fields ?? {};

  const save = async (event) => {
    event.preventDefault();
    setSaving(true);
    try {
      await put(`/providers/${provider}`, { clientId, clientSecret });
      setRefusal(null);
      setClientSecret("");
      toast(`${name} is set up.`);
      onSaved();
    } catch (failure) {
      setRefusal(failure);
    } finally {
      setSaving(false);
    }
  };
  const verify = () => {
    setRefusal(null);
    onVerify(changed ? { clientId, clientSecret } : null);
  };

  return html`
    <form class="form client-form" onSubmit=${save} autocomplete="off" novalidate>
      ${refusal && refusal.errors.length === 0 && html`<${Notice} tone="bad" title="It was not saved. ">${refusal.message}<//>`}
      <div class="client-fields">
        <${Field} label="Client id" spellcheck=${false} autocapitalize="off" autocomplete="off" value=${clientId}
          onValue=${setClientId} error=${fields["/clientId"]?.detail} />
        <${PasswordField} label="Client secret" what="secret" autocomplete="new-password" value=${clientSecret} onValue=${setClientSecret}
          placeholder=${set ? "Kept. Type a new one to replace it" : ""} error=${fields["/clientSecret"]?.detail} hint=${secretHint} />
      </div>
      <div class="form-foot">
        ${set && html`<button class="button client-remove" type="button" disabled=${busy || saving} onClick=${onRemove}>Remove</button>`}
        <button class="button" type="button" disabled=${busy || saving || (!set && !changed)} onClick=${verify}>Verify setup</button>
        <button class="button primary" disabled=${busy || saving || !changed}>${saving ? "Saving…" : "Save"}</button>
      </div>
    </form>`;
}
