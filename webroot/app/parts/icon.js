/** Line icons of one weight, 20 by 20, drawn here so that none has to be loaded. */
import { html } from "../html.js";

const PATHS = {
  mailboxes: "M3 6.5h14v9H3zM3 7l7 5 7-5",
  settings: "M3 6h8m4 0h2M3 14h2m4 0h8M11 4v4M9 12v4",
  key: "M12.5 7.5a3.5 3.5 0 1 1-2.3 3.3L4 16.5v-3h2.5M13.5 6.5h.01",
  plus: "M10 4v12M4 10h12",
  upload: "M10 13V4m0 0L6 8m4-4 4 4M4 16h12",
  download: "M10 4v9m0 0 4-4m-4 4-4-4M4 16h12",
  search: "M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM13 13l4 4",
  more: "M10 5h.01M10 10h.01M10 15h.01",
  close: "M5 5l10 10M15 5 5 15",
  send: "M17 3 9 11M17 3l-5 14-3-6-6-3z",
  list: "M7 6h10M7 10h10M7 14h10M3.5 6h.01M3.5 10h.01M3.5 14h.01",
  plug: "M7 3v4m6-4v4M5 7h10v3a5 5 0 0 1-10 0zM10 15v3",
  link: "M8.500 11.500a3.200 3.200 0 0 0 4.600 0l2.900-2.900a3.200 3.200 0 0 0-4.600-4.600l-1 1M11.500 8.500a3.200 3.200 0 0 0-4.600 0L4 11.400a3.200 3.200 0 0 0 4.600 4.600l1-1",
  trash: "M4 6h12M8 6V4h4v2M6 6l.7 10h6.6L14 6",
  check: "M4.5 10.5 8 14l7.5-8",
  alert: "M10 7v4m0 2.5h.01M10 3 2.5 16h15z",
  info: "M10 9v5m0-7.5h.01M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15Z",
  back: "M12 4 6 10l6 6",
  forward: "M8 4l6 6-6 6",
  down: "M5 8l5 5 5-5",
  up: "M5 12l5-5 5 5",
  sun: "M10 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.3 4.3l1.1 1.1M14.6 14.6l1.1 1.1M15.7 4.3l-1.1 1.1M5.4 14.6l-1.1 1.1",
  moon: "M16.5 12A7 7 0 0 1 8 3.5a7 7 0 1 0 8.5 8.5Z",
  screen: "M3 4h14v9H3zM7 17h6M10 13v4",
  exit: "M8 4H4v12h4M8 10h9m0 0-3-3m3 3-3 3",
  copy: "M7 7h9v9H7zM4 13V4h9",
  eye: "M2.5 10S5 5 10 5s7.5 5 7.5 5-2.5 5-7.5 5-7.5-5-7.5-5ZM10 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z",
  clock: "M10 6v4l2.5 2M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14Z",
  pause: "M7.5 5v10M12.5 5v10",
  refresh: "M16.5 10a6.5 6.5 0 1 1-1.9-4.6L17 8m0-5v5h-5",
  question: "M7.5 7.5a2.5 2.5 0 1 1 3.6 2.2c-.7.4-1.1 1-1.1 1.8m0 3h.01",
  minus: "M5.5 10h9",
  warning: "M10 5v6m0 3.500h.01",
  pulse: "M2.500 10h3.500l2.500-6 3.500 12 2.500-6h3",
};

/** @param {{name: keyof typeof PATHS}} props decoration only: the words beside it carry the meaning */
export const Icon = ({ name }) => html`
  <svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><path d=${PATHS[name]} /></svg>`;

/** The product's mark: a letter sinking into a well of rings. */
export const Mark = () => html`
  <svg class="mark" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
    <rect width="32" height="32" rx="8" class="mark-ground" />
    <path class="mark-line" d="M7 11.5h18v10H7zM7.5 12l8.500 6 8.500-6" />
  </svg>`;
