/** Puts the focus into the first input of a form that has just appeared (`autofocus` works once per page load). */
import { useLayoutEffect, useRef } from "../html.js";

/** @returns {{current: ?HTMLElement}} the ref of the form */
export function useFirstFocus() {
  const form = useRef(null);
  useLayoutEffect(() => form.current.querySelector("input").focus(), []);
  return form;
}
