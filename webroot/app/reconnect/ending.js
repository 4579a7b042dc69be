/** The whole page when there is nothing more to do on it; the focus goes there, so that it is read. */
import { html, useLayoutEffect, useRef } from "../html.js";
import { EmptyState } from "../parts/empty-state.js";

/** @param {{icon: string, title: string, text: any, children?: any}} props */
export function Ending({ children, ...state }) {
  const main = useRef(null);
  useLayoutEffect(() => main.current.focus(), []);
  return html`<main ref=${main} class="shell-alone" tabindex="-1"><${EmptyState} page ...${state}>${children}<//></main>`;
}
