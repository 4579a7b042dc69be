/** For what goes on after an answer came: whoever waited for it may have left. */
import { useCallback, useEffect, useLayoutEffect, useRef } from "../html.js";

/** Tells, at any later time, whether what calls this is still drawn. */
export function useHere() {
  const here = useRef(true);
  useLayoutEffect(() => () => { here.current = false; }, []);
  return useCallback(() => here.current, []);
}

/** Calls this when the browser comes back to the page as it was left: what was under way then is not any more. */
export function useComeback(listener) {
  useEffect(() => {
    const shown = ({ persisted }) => persisted && listener();
    addEventListener("pageshow", shown);
    return () => removeEventListener("pageshow", shown);
  }, []);
}
