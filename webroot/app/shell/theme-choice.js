/** Light, dark, or what the system says; remembered in this browser. */
import { html, useState } from "../html.js";
import { Icon } from "../parts/icon.js";

const THEMES = ["system", "light", "dark"];
const LOOKS = { system: ["screen", "like the system"], light: ["sun", "light"], dark: ["moon", "dark"] };

export function ThemeChoice() {
  const [theme, setTheme] = useState(document.documentElement.dataset.theme ?? "system");
  const [icon, words] = LOOKS[theme];
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
  const choose = () => {
    setTheme(next);
    localStorage.setItem("theme", next);
    if (next === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
  };
  return html`
    <button class="icon-button" type="button" onClick=${choose} aria-label=${`Colours: ${words}. Change to ${LOOKS[next][1]}`}
      title=${`Colours: ${words}`}><${Icon} name=${icon} /></button>`;
}
