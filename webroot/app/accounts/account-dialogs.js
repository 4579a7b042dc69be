/** The dialog that a row's menu opened, for as long as its account exists. */
import { html, useEffect, useState } from "../html.js";
import { SendPanel } from "../outbox/send-panel.js";
import { useHere } from "../parts/here.js";
import { toast } from "../state.js";
import { DeleteDialog } from "./delete-dialog.js";
import { LinkDialog } from "./link-dialog.js";
import { ReconnectDialog } from "./reconnect-dialog.js";
import { mayPass, RetryDialog } from "./retry-dialog.js";
import { SettingsDialog } from "./settings-dialog.js";
import { SignInAgainDialog } from "./sign-in-again-dialog.js";

const KINDS = { send: SendPanel, reconnect: ReconnectDialog, delete: DeleteDialog, settings: SettingsDialog, link: LinkDialog };

/** @param {{kind: keyof typeof KINDS, account?: import("../types.js").Account, onClose: () => void}} props */
export function AccountDialogs({ kind: asked, account, onClose: onOver }) {
  const here = useHere();
  // An answer that comes after this was left must not close what was opened meanwhile.
  const onClose = () => here() && onOver();
  const [kind, setKind] = useState(asked);
  // Chosen once: what is found meanwhile does not change the dialog under somebody's hands.
  const [retry, setRetry] = useState(() => asked === "reconnect" && Boolean(account) && mayPass(account));
  useEffect(() => {
    if (account) return;
    // Deleted in another window, or by ourselves, while it was open.
    if (kind !== "delete") toast("The account was deleted.", "bad");
    onClose();
  }, [!account]);
  if (!account) return null;
  if (retry) return html`<${RetryDialog} account=${account} onClose=${onClose} onSignIn=${() => setRetry(false)} />`;
  const Kind = kind === "reconnect" && account.provider !== "custom" ? SignInAgainDialog : KINDS[kind];
  return html`<${Kind} account=${account} onClose=${onClose} onLink=${() => setKind("link")} />`;
}
