/** The way back to the Accounts list, as it was left: with its filters, and as far down. */
import { html } from "../html.js";
import { lastAt } from "../router.js";
import { Icon } from "./icon.js";

export const BackLink = () => html`
  <a class="back-link" href=${lastAt("/accounts")} data-back><${Icon} name="back" />Accounts</a>`;
