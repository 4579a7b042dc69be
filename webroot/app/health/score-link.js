/** An account's score in a list or a header; it leads to the dashboard behind it. */
import { html } from "../html.js";
import { Changing } from "../parts/changing.js";
import { HealthScore } from "../parts/health-score.js";
import { useStore } from "../state.js";
import { useNow } from "../time.js";
import { progressOf } from "./check-progress.js";
import { domainOf, isFirstCheck } from "./first-check.js";
import { noteOf, spokenScore } from "./words.js";

/** @param {{account: import("../types.js").Account}} props */
export function ScoreLink({ account }) {
  const { id, email, healthScore, healthBand, healthStage, status } = account;
  const now = useNow();
  const progress = useStore((state) => progressOf(state.checks, domainOf(email)));
  const waiting = isFirstCheck(account, progress, now);
  const note = noteOf(account, waiting, now);
  return html`
    <a class="score-link" href=${`/accounts/${id}/deliverability`} title="Email Deliverability Dashboard">
      <span class="unseen">Health score of ${email}: ${spokenScore(account, note)}</span>
      <${Changing} value=${`${healthScore} ${healthBand} ${healthStage}`} of=${id}><${HealthScore} score=${healthScore} band=${healthBand}
        note=${note} old=${status !== "connected"} waiting=${waiting} /><//>
    </a>`;
}
