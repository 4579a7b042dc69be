/** Starts the page of a mailbox's owner, who was sent a link and is not signed in. */
import { html, render } from "../html.js";
import { OwnerPage } from "./owner-page.js";

render(html`<${OwnerPage} />`, document.querySelector("#page"));
