/** The frame around every page: sidebar (a bar at the top where it is narrow), notices, toasts. */
import { post } from "../api.js";
import { html, useLayoutEffect, useRef } from "../html.js";
import { Icon, Mark } from "../parts/icon.js";
import { arrived } from "../router.js";
import { toast, useStore } from "../state.js";
import { AlarmBanner } from "./alarm-banner.js";
import { LinkBanner, LinkState } from "./link-state.js";
import { ThemeChoice } from "./theme-choice.js";
import { Toasts } from "./toasts.js";

/** @param {{path: string, title: string, children: any}} props */
export function Shell({ path, title, children }) {
  const { user, workspace } = useStore((state) => state.session);
  const main = useRef(null);
  const last = useRef(path);
  const arrival = arrived();
  useLayoutEffect(() => {
    main.current.scrollTop = arrival.depth;
    if (path !== last.current) arrive(main.current, arrival);
    last.current = path;
  }, [arrival]);

  return html`
    <div class="shell">
      <a class="shell-skip" href="#main" onClick=${(event) => { event.preventDefault(); main.current.focus(); }}>Skip to content</a>
      <aside class="sidebar">
        <a class="sidebar-brand" href="/accounts"><${Mark} /><span>Sendwell</span></a>
        <nav class="sidebar-nav" aria-label="Main">
          <${Tab} href="/accounts" icon="mailboxes" text="Accounts" here=${path.startsWith("/accounts")} />
          <${Tab} href="/settings/api-keys" icon="settings" text="Settings" here=${path.startsWith("/settings")} />
        </nav>
        <div class="sidebar-foot">
          <${LinkState} />
          <${ThemeChoice} />
          <div class="sidebar-user">
            <span class="sidebar-who"><strong title=${workspace.name}>${workspace.name}</strong><span
              title=${user.email}>${user.email}</span></span>
            <button class="icon-button" type="button" aria-label="Sign out" title="Sign out"
              onClick=${signOut}><${Icon} name="exit" /></button>
          </div>
        </div>
      </aside>
      <div class="shell-body">
        <${AlarmBanner} path=${path} />
        <main id="main" ref=${main} class="shell-main" tabindex="-1" data-scroller aria-label=${title}><${LinkBanner} /><div
          class="page">${children}</div></main>
      </div>
      <${Toasts} />
    </div>`;
}

/**
 * A screen reader starts reading at the top of a new page. On one that was gone back to the focus is
 * on the link that led away.
 */
function arrive(main, { back, from }) {
  main.focus({ preventScroll: true });
  if (!back) return;
  // The lists are to draw what is in sight now, not with the picture after the next.
  main.dispatchEvent(new Event("scroll"));
  queueMicrotask(() => {
    const link = [...main.querySelectorAll("a[href]")].find((one) => one.getAttribute("href") === from);
    link?.focus({ preventScroll: true });
  });
}

const Tab = ({ href, icon, text, here }) => html`
  <a class="sidebar-tab" href=${href} aria-current=${here ? "page" : undefined}><${Icon} name=${icon} /><span>${text}</span></a>`;

async function signOut() {
  try {
    await post("/logout");
  } catch (problem) {
    // Nobody may believe to be signed out who is not.
    if (problem.status !== 401) return toast(`You are still signed in: ${problem.message}`, "bad");
  }
  return dispatchEvent(new Event("signed-out"));
}
