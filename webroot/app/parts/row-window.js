/**
 * Which rows of a long list to draw: those in sight and a few around them. The others are two
 * empty spaces, so that a hundred thousand rows cost as much as thirty.
 */
import { useLayoutEffect, useRef, useState } from "../html.js";

const AROUND = 8;

/**
 * @param {number} count
 * @returns {{list: object, first: number, last: number, before: object, after: object}} `list` is
 *     the ref of the element that holds the rows and has their height in `--row-height`; `before`
 *     and `after` are the styles of the two spaces
 */
export function useRowWindow(count) {
  const list = useRef(null);
  const [range, setRange] = useState({ first: 0, last: Math.min(count, 30) });

  useLayoutEffect(() => {
    const scroller = scrollerOf(list.current);
    const measure = () => {
      if (!list.current) return;
      const height = parseFloat(getComputedStyle(list.current).getPropertyValue("--row-height")) || 56;
      const above = scroller.getBoundingClientRect().top - list.current.getBoundingClientRect().top;
      const first = Math.max(0, Math.floor(above / height) - AROUND);
      const last = Math.min(count, Math.ceil((above + scroller.clientHeight) / height) + AROUND);
      setRange((old) => (old.first === first && old.last === last ? old : { first, last }));
    };
    measure();
    scroller.addEventListener("scroll", measure, { passive: true });
    const watcher = new ResizeObserver(measure);
    watcher.observe(scroller);
    return () => {
      scroller.removeEventListener("scroll", measure);
      watcher.disconnect();
    };
  }, [count]);

  const last = Math.min(range.last, count);
  const first = Math.min(range.first, last);
  return { list, first, last, before: spaceOf(first), after: spaceOf(count - last) };
}

/** In the style's own measure, so that the list has its height before anything was measured. */
const spaceOf = (rows) => ({ height: `calc(var(--row-height) * ${rows})` });

const scrollerOf = (element) => element.closest("[data-scroller]") ?? document.scrollingElement;
