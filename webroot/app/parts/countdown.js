/** The wait that too many tries bring. */
import { useEffect, useState } from "../html.js";

/** The seconds left of a problem's Retry-After; the component is drawn again as they pass. */
export function useCountdown(problem) {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const until = Date.now() + (problem?.retryAfter ?? 0) * 1000;
    const tick = () => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000)));
    tick();
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, [problem]);
  return left;
}

/** What a problem says, and for how long if it is about too many tries. */
export function waitWords(problem, wait) {
  if (problem.status !== 429) return problem.message;
  return wait > 0 ? `Too many tries. You can try again in ${wait} s.` : "You can try again now.";
}
