/** Everything known about one message, live. */
import { html } from "../html.js";
import { Dialog } from "../parts/dialog.js";
import { Moment } from "../parts/moment.js";
import { Notice } from "../parts/notice.js";
import { exact } from "../time.js";
import { CancelButton } from "./cancel-button.js";
import { MessageCause, MessageState } from "./message-state.js";

/** @param {{message: import("../types.js").Message, onClose: () => void}} props */
export function MessageDrawer({ message, onClose }) {
  const { to, cc, bcc, subject, messageId, providerMessageId, attempts, createdAt, sentAt, repliedAt, failure, refused, state } = message;
  return html`
    <${Dialog} kind="drawer" title=${subject || "(no subject)"} onClose=${onClose}>
      <div class="drawer-body message-drawer">
        <p class="message-drawer-state"><${MessageState} message=${message} />${state === "queued" && html`<${CancelButton} message=${message} />`}</p>
        ${(state === "queued" || state === "sent") && html`<p><${MessageCause} message=${message} /></p>`}
        ${failure && html`
          <${Notice} tone=${state === "failed" ? "bad" : "warn"}>${failure.detail}<//>
          ${failure.smtpReply && html`<${Answer} title="The server's answer" text=${failure.smtpReply} />`}`}
        <dl class="facts">
          <${Fact} name="To" value=${to.join(", ")} />
          ${cc?.length > 0 && html`<${Fact} name="Cc" value=${cc.join(", ")} />`}
          ${bcc?.length > 0 && html`<${Fact} name="Bcc" value=${bcc.join(", ")} />`}
          <${Fact} name="Queued" value=${html`<${Moment} at=${createdAt} /> <span class="quiet">${exact(createdAt)}</span>`} />
          ${sentAt && html`<${Fact} name="Sent" value=${html`<${Moment} at=${sentAt} /> <span
            class="quiet">${exact(sentAt)}</span>`} />`}
          ${repliedAt && html`<${Fact} name="Replied" value=${html`<${Moment} at=${repliedAt} past /> <span
            class="quiet">${exact(repliedAt)}</span>`} />`}
          <${Fact} name="Attempts" value=${attempts} />
          <${Fact} name="Message-ID" value=${html`<code>${messageId}</code>`} />
          ${providerMessageId && providerMessageId !== messageId && html`
            <${Fact} name="Stored as" value=${html`<code>${providerMessageId}</code>`} />`}
        </dl>
        ${(refused ?? []).map(({ address, reply }) => html`<${Answer} key=${address} title=${`Refused for ${address}`}
          text=${reply} />`)}
      </div>
    <//>`;
}

const Fact = ({ name, value }) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
const Answer = ({ title, text }) => html`<p class="probe-answer"><span>${title}</span><code>${text}</code></p>`;
