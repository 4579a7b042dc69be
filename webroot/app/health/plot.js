/** The line of the score over time. uPlot draws it, and is loaded when the first plot is shown. */
import { html, useEffect, useLayoutEffect, useRef, useState } from "../html.js";
import { exact } from "../time.js";
import { useColours } from "../parts/colours.js";
import { changesWithin, holdingAt, seriesOf, windowOf } from "./plot-series.js";
import { plotOptions } from "./plot-options.js";

const NEAR = 10;

/**
 * @param {object} props
 * @param {import("../types.js").HealthPoint[]} props.points the oldest first
 * @param {import("../types.js").Change[]} props.changes marked on the axis
 * @param {number} props.days
 * @param {number} props.now
 * @param {string} props.label the same in words
 */
export function Plot({ points, changes, days, now, label }) {
  const place = useRef(null);
  const plot = useRef(null);
  const shown = useRef({});
  const [under, setUnder] = useState(null);
  const [UPlot, setUPlot] = useState(null);
  const colours = useColours(["--accent", "--accent-soft", "--line", "--ink-faint", "--warn-strong", "--surface"]);
  shown.current = { points, changes, window: windowOf(points, days, now) };

  useEffect(() => {
    let here = true;
    import("../../vendor/uplot.js").then((module) => here && setUPlot(() => module.default));
    return () => { here = false; };
  }, []);

  useLayoutEffect(() => {
    if (!UPlot) return undefined;
    const options = plotOptions(UPlot, colours, () => shown.current, (cursor) => setUnder(pointed(cursor, shown.current)));
    const { width, height } = sizeOf(place.current);
    plot.current = new UPlot({ ...options, width, height }, seriesOf(points, now), place.current);
    const watcher = new ResizeObserver(() => plot.current.setSize(sizeOf(place.current)));
    watcher.observe(place.current);
    return () => {
      watcher.disconnect();
      plot.current.destroy();
      plot.current = null;
    };
  }, [UPlot, colours]);

  useLayoutEffect(() => {
    plot.current?.setData(seriesOf(points, now));
  }, [points, changes, days, now]);

  return html`
    <figure class="plot" role="img" aria-label=${label}>
      <div ref=${place} class="plot-place"></div>
      ${under && html`<${PlotTip} ...${under} />`}
    </figure>`;
}

const sizeOf = (element) => ({ width: Math.max(160, element.clientWidth), height: Math.max(120, element.clientHeight) });

/** What lies below the pointer: the point that holds there, and the changes near it. */
function pointed({ left, at, perPixel }, { points, changes }) {
  if (left === null) return null;
  const point = points[holdingAt(points, at * 1000)];
  const near = changesWithin(changes, [at - NEAR * perPixel, at + NEAR * perPixel]);
  return point || near.length > 0 ? { left, point, at, near } : null;
}

/** Beside the pointer, on the side that has room for it. */
function PlotTip({ left, point, near }) {
  const tip = useRef(null);
  useLayoutEffect(() => {
    const room = tip.current.parentElement.clientWidth;
    const width = tip.current.offsetWidth;
    tip.current.style.transform = `translateX(${Math.max(0, Math.min(left + 14 + width > room ? left - width - 14 : left + 14, room - width))}px)`;
  });
  return html`
    <div ref=${tip} class="plot-tip" aria-hidden="true">
      ${point && html`<p><b>${point.score ?? "Not known"}</b> <span>${point.coverage} of 100 points known</span></p>
        <p class="plot-tip-time">since ${exact(point.at)}</p>`}
      ${near.map(({ at, text }) => html`<p class="plot-tip-change" key=${at + text}>${text}</p>`)}
    </div>`;
}
