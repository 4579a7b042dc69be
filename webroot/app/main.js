/** Starts the page: who is signed in, what to show, and the live link. */
import { announce } from "./announce.js";
import { get, me } from "./api.js";
import { html, render } from "./html.js";
import { openLive } from "./live.js";
import { followLinks, forgetPlaces, navigate, place } from "./router.js";
import { App } from "./shell/app.js";
import { dispatch } from "./state.js";

let closeLive = () => {};
let returnTo = "/accounts";

/** Reads who is signed in; without anybody, the way leads to the setup or the sign-in page. */
export async function begin() {
  try {
    const { user, workspace, seq } = await me();
    dispatch({ type: "session", session: { phase: "signed-in", user, workspace } });
    live(workspace.id, seq);
    if (["/", "/sign-in", "/setup"].includes(place().path)) navigate(returnTo, { replace: true });
    returnTo = "/accounts";
  } catch (problem) {
    if (problem.status === 401) return;
    dispatch({ type: "session", session: { phase: "failed", user: null, workspace: null, problem } });
  }
}

async function signedOut() {
  closeLive();
  const { path } = place();
  if (!["/", "/sign-in", "/setup"].includes(path)) returnTo = path + location.search;
  const setup = await get("/setup").catch(() => ({ needed: false }));
  dispatch({ type: "signed-out" });
  forgetPlaces();
  navigate(setup.needed ? "/setup" : "/sign-in", { replace: true });
}

function live(workspaceId, seq) {
  closeLive();
  closeLive = openLive({
    workspaceId, seq,
    onEvents: (events) => {
      announce(events);
      dispatch({ type: "events", events });
    },
    onLink: (link) => dispatch({ type: "link", link }),
    onMissed: () => dispatch({ type: "missed" }),
  });
}

addEventListener("signed-out", signedOut);
addEventListener("signed-in", begin);
followLinks();
render(html`<${App} />`, document.querySelector("#page"));
begin();
