/** Times in the words of the person who looks. Pure, apart from `useNow`. */
import { useEffect, useState } from "./html.js";

const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto", style: "short" });
const STEPS = [["day", 86_400], ["hour", 3_600], ["minute", 60], ["second", 1]];

/** "2 min. ago", "in 5 min.", "just now", "in a few seconds". */
export function fromNow(iso, now) {
  const seconds = Math.round((Date.parse(iso) - now) / 1000);
  if (Math.abs(seconds) < 5) return seconds > 0 ? "in a few seconds" : "just now";
  const [unit, size] = STEPS.find(([, length]) => Math.abs(seconds) >= length);
  return relative.format(Math.trunc(seconds / size), unit);
}

/** The full date and time, for a tooltip. */
export const exact = (iso) => new Date(iso).toLocaleString("en", { dateStyle: "medium", timeStyle: "medium" });

/** "14:32", or "Mar 3, 14:32" when it is another day. */
export function clock(iso, now) {
  const time = new Date(iso);
  const sameDay = time.toDateString() === new Date(now).toDateString();
  const hours = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  return time.toLocaleString("en", sameDay ? hours : { month: "short", day: "numeric", ...hours });
}

const listeners = new Set();
let ticking = 0;

/** The time now; the component is drawn again every ten seconds, all of them at once. */
export function useNow() {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    listeners.add(setNow);
    ticking ||= setInterval(() => listeners.forEach((listener) => listener(Date.now())), 10_000);
    return () => {
      listeners.delete(setNow);
      if (listeners.size > 0) return;
      clearInterval(ticking);
      ticking = 0;
    };
  }, []);
  return now;
}
