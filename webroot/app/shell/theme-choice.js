/** Light, dark, or what the system says; remembered in this browser. */
import { html, useState } from "../html.js";
import { Icon } from "../parts/icon.js";

const CHOICES = [["system", "screen", "Like the system"], ["light", "sun", "Light"], ["dark", "moon", "Dark"]];

export function ThemeChoice() {
  const [chosen, setChosen] = useState(document.documentElement.dataset.theme ?? "system");
  const choose = (theme) => {
    setChosen(theme);
    if (theme === "system") {
      localStorage.removeItem("theme");
      delete document.documentElement.dataset.theme;
    } else {
      localStorage.setItem("theme", theme);
      document.documentElement.dataset.theme = theme;
    }
  };
  return html`
    <div class="theme-choice" role="group" aria-label="Colours">
      ${CHOICES.map(([theme, icon, text]) => html`
        <button type="button" aria-pressed=${chosen === theme} aria-label=${text} title=${text}
          onClick=${() => choose(theme)}><${Icon} name=${icon} /></button>`)}
    </div>`;
}
