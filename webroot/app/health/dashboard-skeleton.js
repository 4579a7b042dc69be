/** The shape of the dashboard while it is being read. */
import { html } from "../html.js";

const ROWS = 8;

export const DashboardSkeleton = () => html`
  <div class="dashboard-skeleton" aria-busy="true" aria-label="Reading the dashboard">
    <div class="dashboard-top">
      <div class="card score-card">
        <i class="bone score-bone"></i><div class="score-text"><i class="bone"></i><i class="bone short"></i></div>
      </div>
      <div class="card history-card skeleton-block"></div>
    </div>
    <div class="card metric-list">
      ${Array.from({ length: ROWS }, () => html`
        <div class="metric-skeleton"><i class="bone round"></i><span><i class="bone short"></i><i class="bone"></i></span></div>`)}
    </div>
  </div>`;
