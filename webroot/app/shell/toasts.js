/** Short notices; those that lead nowhere go away by themselves. */
import { html } from "../html.js";
import { Icon } from "../parts/icon.js";
import { dispatch, useStore } from "../state.js";

export function Toasts() {
  const toasts = useStore((state) => state.toasts);
  return html`
    <div class="toasts" role="status" aria-live="polite">
      ${toasts.map(({ id, text, tone, pages }) => html`
        <div class=${`toast ${tone}`} key=${id}>
          <${Icon} name=${tone === "good" ? "check" : "alert"} /><span>${text}
            ${pages.map(({ name, url }) => html`<a key=${url} href=${url} target="_blank" rel="noopener noreferrer">${name}</a>`)}</span>
          <button class="icon-button" type="button" aria-label="Dismiss"
            onClick=${() => dispatch({ type: "toast-gone", id })}><${Icon} name="close" /></button>
        </div>`)}
    </div>`;
}
