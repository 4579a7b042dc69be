/** Signs in to an account's servers again, with a new password or other servers. */
import { get, post } from "../api.js";
import { ProbeResult } from "../connect/probe-result.js";
import { EMPTY_SERVERS, ServerFields, serverOf } from "../connect/server-fields.js";
import { html, useEffect, useState } from "../html.js";
import { Dialog } from "../parts/dialog.js";
import { PasswordField } from "../parts/field.js";
import { useHere } from "../parts/here.js";
import { dispatch, toast } from "../state.js";
import { Trouble } from "./trouble.js";

/** @param {{account: import("../types.js").Account, onClose: () => void, onLink: () => void}} props */
export function ReconnectDialog({ account, onClose, onLink }) {
  const [password, setPassword] = useState("");
  const [servers, setServers] = useState(EMPTY_SERVERS);
  const [edited, setEdited] = useState(new Set());
  const here = useHere();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(null);
  useEffect(() => {
    // The list's row has no servers; the account itself does. What was typed meanwhile stays.
    get(`/accounts/${account.id}`).then(({ imap, smtp }) => setServers((old) => ({
      imap: old.imap.host ? old.imap : { ...old.imap, ...imap },
      smtp: old.smtp.host ? old.smtp : { ...old.smtp, ...smtp },
    })), () => {});
  }, []);
  const change = (side, server) => {
    setServers({ ...servers, [side]: server });
    setEdited(new Set([...edited, side]));
  };
  const submit = async (event) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      const changed = Object.fromEntries([...edited].map((side) => [side, serverOf(servers[side])]));
      const row = await post(`/accounts/${account.id}/reconnect`, { ...(password && { password }), ...changed });
      dispatch({ type: "rows", table: "accounts", rows: [row] });
      toast(`${account.email} is connected.`);
      onClose();
    } catch (refusal) {
      if (!here()) toast(`${account.email}: ${refusal.message}`, "bad");
      setProblem(refusal);
      setBusy(false);
    }
  };

  return html`
    <${Dialog} title="Reconnect" subtitle=${account.email} dirty=${Boolean(password) || edited.size > 0} onClose=${onClose}>
      <form class="form dialog-body" onSubmit=${submit}>
        <${Trouble} account=${account} />
        <${PasswordField} label="New password" autocomplete="off" data-focus value=${password} onValue=${setPassword}
          hint="Leave it empty to try the stored one again." error=${problem?.fields["/password"]?.detail} />
        <details class="disclosure">
          <summary>Edit servers</summary>
          <${ServerFields} servers=${servers} errors=${problem?.fields ?? {}} onChange=${change} />
        </details>
        <${ProbeResult} busy=${busy} problem=${problem} servers=${servers} />
        <footer class="dialog-foot">
          <button class="link-button dialog-aside" type="button" onClick=${onLink}>Send a link to its owner</button>
          <button class="button" type="button" onClick=${onClose}>Cancel</button>
          <button class="button primary" disabled=${busy} aria-busy=${busy}>${busy ? "Signing in…" : "Reconnect"}</button>
        </footer>
      </form>
    <//>`;
}
