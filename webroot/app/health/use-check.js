/** "Check now": asks for it, follows it, and says aloud what came of it. */
import { say } from "../announce.js";
import { post } from "../api.js";
import { useEffect, useRef, useState } from "../html.js";
import { dispatch, useStore } from "../state.js";
import { isRunning, progressOf } from "./check-progress.js";
import { outcomeOf } from "./words.js";

/**
 * @param {string} id of the account
 * @param {?import("../types.js").Deliverability} report
 * @returns {{progress: import("./check-progress.js").Progress, running: boolean, problem: ?Error, start: () => void}}
 */
export function useCheck(id, report) {
  const domain = report?.domain ?? "";
  const progress = useStore((state) => progressOf(state.checks, domain));
  const [problem, setProblem] = useState(null);
  const running = isRunning(progress);
  useSpoken(running, report);

  const start = async () => {
    if (running || !report) return;
    setProblem(null);
    dispatch({ type: "check-asked", domain });
    try {
      await post(`/accounts/${id}/checks`);
      dispatch({ type: "check-answered", domain, accepted: true });
    } catch (refusal) {
      dispatch({ type: "check-answered", domain, accepted: false });
      setProblem(refusal);
    }
  };
  return { progress, running, problem, start };
}

/** Says when a check begins, and what it has changed once the findings are here. */
function useSpoken(running, report) {
  const before = useRef(null);
  const ended = useRef(false);
  useEffect(() => {
    if (!report) return;
    if (running && !before.current) {
      before.current = report;
      ended.current = false;
      say("Checking…");
    } else if (!running && before.current) ended.current = true;
  }, [running, report !== null]);
  useEffect(() => {
    if (!ended.current || report === before.current) return;
    say(`Check finished. ${outcomeOf(before.current, report)}`);
    before.current = null;
    ended.current = false;
  }, [report, running]);
}
