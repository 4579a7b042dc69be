/** The theme's colours for what is drawn on a canvas, which knows no custom properties. */
import { useEffect, useState } from "../html.js";

/** @returns {Record<string, string>} by the names of the tokens; another object when the theme changes */
export function useColours(names) {
  const [colours, setColours] = useState(() => read(names));
  useEffect(() => {
    const again = () => setColours(read(names));
    const system = matchMedia("(prefers-color-scheme: dark)");
    const chosen = new MutationObserver(again);
    system.addEventListener("change", again);
    chosen.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    return () => {
      system.removeEventListener("change", again);
      chosen.disconnect();
    };
  }, []);
  return colours;
}

/** A token may say `light-dark(...)`: only an element that wears it tells the colour itself. */
function read(names) {
  const element = document.body.appendChild(document.createElement("i"));
  const colours = names.map((name) => {
    element.style.color = `var(${name})`;
    return [name, getComputedStyle(element).color];
  });
  element.remove();
  return Object.fromEntries(colours);
}
