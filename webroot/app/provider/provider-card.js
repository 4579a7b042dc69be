/** One provider: whether it is set up, how to, the form, and what was found. */
import { post } from "../api.js";
import { html, useState } from "../html.js";
import { ProviderMark } from "../connect/provider-choice.js";
import { PROVIDERS } from "../connect/sign-in.js";
import { Moment } from "../parts/moment.js";
import { Notice } from "../parts/notice.js";
import { titleOf, waitingOf } from "./alarm-words.js";
import { addressTrap } from "./address-trap.js";
import { ClientForm } from "./client-form.js";
import { GUIDES } from "./guides.js";
import { readSetups } from "./read-setups.js";
import { RemoveDialog } from "./remove-dialog.js";
import { SetupGuide } from "./setup-guide.js";
import { Verification } from "./verification.js";

/** No verification of what was typed, or of what is in force. */
const IDLE = Object.freeze({ busy: false, tried: null, problem: null });

/** @param {{setup: import("../types.js").ProviderSetup}} props */
export function ProviderCard({ setup }) {
  const { provider, name, source, clientId, alarm } = setup;
  const [run, setRun] = useState(IDLE);
  const [removing, setRemoving] = useState(false);
  const trap = addressTrap(provider, setup.redirectUri);

  const verify = async (client) => {
    setRun((old) => ({ ...old, busy: true, problem: null }));
    try {
      const found = await post(`/providers/${provider}/verify`, client ?? {});
      if (!client) await readSetups();
      setRun({ ...IDLE, tried: client ? found : null });
    } catch (problem) {
      setRun((old) => ({ ...old, busy: false, problem }));
    }
  };
  const saved = async () => {
    await readSetups();
    verify();
  };
  const removed = () => {
    setRun(IDLE);
    readSetups();
  };

  return html`
    <section class="card provider" aria-labelledby=${`${provider}-title`}>
      <header class="provider-head">
        <${ProviderMark} provider=${provider} />
        <div class="provider-title"><h2 id=${`${provider}-title`}>${name}</h2><p>${PROVIDERS[provider].kinds}</p></div>
        <${State} setup=${setup} run=${run} />
      </header>
      ${alarm && html`<${AlarmNotice} setup=${setup} />`}
      ${trap && html`<${Notice} tone="warn" title=${trap.title}>${trap.text}<//>`}
      <${SetupGuide} guide=${GUIDES[provider]} setup=${setup} open=${!source} />
      ${source === "configuration"
        ? html`<${Configured} provider=${provider} clientId=${clientId} busy=${run.busy} onVerify=${() => verify()} />`
        : html`<${ClientForm} key=${`${clientId}`} setup=${setup} busy=${run.busy} secretHint=${GUIDES[provider].secretHint}
          problem=${run.problem} onVerify=${verify} onSaved=${saved} onRemove=${() => setRemoving(true)} />`}
      ${run.problem && run.problem.errors.length === 0 && html`<${Notice} tone="bad" title="It could not be verified. ">${run.problem.message}<//>`}
      <${Verification} name=${name} busy=${run.busy} tried=${Boolean(run.tried)} verified=${run.tried ?? setup.verified} />
      ${removing && html`<${RemoveDialog} setup=${setup} onClose=${() => setRemoving(false)} onRemoved=${removed} />`}
    </section>`;
}

/** What is to be done about the alarm, and what the provider itself says. */
const AlarmNotice = ({ setup: { name, alarm }, setup }) => html`
  <${Notice} tone="bad" title=${titleOf(setup)}> ${waitingOf(alarm)} Since <${Moment} at=${alarm.since} past />.
    <p class="provider-alarm">${alarm.detail}</p>
    ${alarm.answer && html`<p class="finding-answer"><span>${name}’s answer</span><code>${alarm.answer}</code></p>`}<//>`;

function State({ setup: { source, verified, alarm }, run: { busy, tried } }) {
  if (busy) return html`<span class="pill sending"><i aria-hidden="true"></i>Verifying…</span>`;
  if (!source) return html`<span class="pill"><i aria-hidden="true"></i>Not set up</span>`;
  if (alarm) return html`<span class="pill state-critical"><i aria-hidden="true"></i>Needs mending</span>`;
  if (!verified || tried) return html`<span class="pill"><i aria-hidden="true"></i>Set up, not verified</span>`;
  const failed = verified.findings.some(({ ok }) => ok === false);
  const open = verified.findings.some(({ ok }) => ok === null);
  if (failed) return html`<span class="pill state-critical"><i aria-hidden="true"></i>Needs mending</span>`;
  if (open) return html`<span class="pill state-warning"><i aria-hidden="true"></i>Set up, partly verified</span>`;
  return html`<span class="pill state-good"><i aria-hidden="true"></i>Ready</span>`;
}

const Configured = ({ provider, clientId, busy, onVerify }) => html`
  <div class="provider-configured">
    <p><strong>Set in the configuration.</strong> ${"Client id and secret come from "}<code>oauth.${provider}.client_id</code>${" and "}<code
      >oauth.${provider}.client_secret</code>${" and are changed there."}</p>
    <p class="provider-client"><span>Client id</span><code>${clientId}</code></p>
    <div><button class="button" type="button" disabled=${busy} onClick=${onVerify}>Verify setup</button></div>
  </div>`;
