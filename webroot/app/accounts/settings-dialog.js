/** What may be changed of an account without signing in to it again. */
import { patch } from "../api.js";
import { html, useState } from "../html.js";
import { Dialog } from "../parts/dialog.js";
import { Field } from "../parts/field.js";
import { useHere } from "../parts/here.js";
import { Notice } from "../parts/notice.js";
import { dispatch, toast } from "../state.js";

/** @param {{account: import("../types.js").Account, onClose: () => void}} props */
export function SettingsDialog({ account, onClose }) {
  const [values, setValues] = useState(() => valuesOf(account));
  const [before] = useState(values);
  const here = useHere();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(null);
  const set = (name) => (value) => setValues((old) => ({ ...old, [name]: value }));
  const errors = problem?.fields ?? {};
  const wrongTag = problem?.errors.find(({ pointer }) => pointer.startsWith("/tags"));
  const dirty = Object.keys(values).some((name) => values[name] !== before[name]);

  const submit = async (event) => {
    event.preventDefault();
    setBusy(true);
    try {
      const row = await patch(`/accounts/${account.id}`, changesOf(values, before));
      dispatch({ type: "rows", table: "accounts", rows: [row] });
      toast(`The settings of ${account.email} are saved.`);
      onClose();
    } catch (refusal) {
      if (!here()) toast(`${account.email}: ${refusal.message}`, "bad");
      setProblem(refusal);
      setBusy(false);
    }
  };

  return html`
    <${Dialog} title="Account settings" subtitle=${account.email} dirty=${dirty} onClose=${onClose}>
      <form class="form dialog-body" onSubmit=${submit}>
        ${problem && problem.errors.length === 0 && html`<${Notice} tone="bad">${problem.message}<//>`}
        <${Field} label="Name" optional data-focus maxlength="100" value=${values.name} onValue=${set("name")}
          error=${errors["/name"]?.detail}
          hint="Recipients see it beside the address." />
        <div class="form-pair">
          <${Field} label="Daily limit" type="number" min="1" max="100000" value=${values.dailyLimit} onValue=${set("dailyLimit")}
            error=${errors["/dailyLimit"]?.detail} hint="Messages a day." />
          <${Field} label="Minimum gap" type="number" min="0" max="86400" value=${values.minGapSeconds}
            onValue=${set("minGapSeconds")}
            error=${errors["/minGapSeconds"]?.detail} hint="Seconds between two." />
        </div>
        <${Field} label="Tags" optional value=${values.tags} onValue=${set("tags")} error=${wrongTag?.detail}
          hint="Separated by commas." />
        <footer class="dialog-foot">
          <button class="button" type="button" onClick=${onClose}>Cancel</button>
          <button class="button primary" disabled=${busy || !dirty} aria-busy=${busy}>${busy ? "Saving…" : "Save"}</button>
        </footer>
      </form>
    <//>`;
}

const valuesOf = ({ name, dailyLimit, minGapSeconds, tags }) => ({
  name: name ?? "", dailyLimit: String(dailyLimit ?? ""), minGapSeconds: String(minGapSeconds ?? ""), tags: (tags ?? []).join(", "),
});

/** Only what was changed, so that a change made elsewhere at the same time is kept. */
function changesOf(values, before) {
  const parsed = {
    name: values.name.trim() || null,
    dailyLimit: values.dailyLimit === "" ? null : Number(values.dailyLimit),
    minGapSeconds: values.minGapSeconds === "" ? null : Number(values.minGapSeconds),
    tags: values.tags.split(",").map((tag) => tag.trim()).filter(Boolean),
  };
  return Object.fromEntries(Object.entries(parsed).filter(([name]) => values[name] !== before[name]));
}
