/** One account in the list. */
import { html } from "../html.js";
import { ScoreLink } from "../health/score-link.js";
import { Changing } from "../parts/changing.js";
import { Menu } from "../parts/menu.js";
import { providerOf, wayOf } from "../rules.js";
import { AccountStatus } from "./account-status.js";

const number = new Intl.NumberFormat("en");

/** @param {{account: import("../types.js").Account, index: number, arrived: boolean, onOpen: (kind: string, id: string) => void}} props */
export function AccountRow({ account, index, arrived, onOpen }) {
  const { id, email, name, sent } = account;
  const open = (kind) => () => onOpen(kind, id);
  const items = [
    { label: "Email List", icon: "list", href: `/accounts/${id}/messages` },
    { label: "Send Email", icon: "send", action: open("send") },
    { label: "Reconnect", icon: "plug", action: open("reconnect") },
    { label: "Link for its owner", icon: "link", action: open("link") },
    { label: "Settings", icon: "settings", action: open("settings") },
    { label: "Delete", icon: "trash", tone: "bad", action: open("delete") },
  ];
  return html`
    <div class=${`account-row ${arrived ? "arrived" : ""}`} role="row" aria-rowindex=${index}>
      <span class="account-who" role="cell">
        <a class="account-email" href=${`/accounts/${id}/messages`} title=${email}>${email}</a>
        ${name && html`<span class="account-name" title=${name}>${name}</span>`}
      </span>
      <span class="account-provider" role="cell" title=${wayOf(account)}>${providerOf(account)}</span>
      <span class="account-health" role="cell"><${ScoreLink} account=${account} /></span>
      <span class="account-sent" role="cell">
        <${Changing} value=${sent} of=${id}><strong>${number.format(sent)}</strong><//>
        <span class="account-sent-word">sent</span>
      </span>
      <span class="account-status" role="cell"><${AccountStatus} account=${account} onReconnect=${open("reconnect")} /></span>
      <span class="account-menu" role="cell"><${Menu} label=${`Actions for ${email}`} items=${items} /></span>
    </div>`;
}
