/** How uPlot is to draw the score: steps, a hundred points high, with marks where something changed. */
import { changesWithin } from "./plot-series.js";

const FONT = "12px system-ui, sans-serif";
const DOT = 4;

/**
 * @param {Function} UPlot
 * @param {Record<string, string>} colours
 * @param {() => {changes: object[], window: [number, number]}} shown what is in sight now
 * @param {(cursor: {left: ?number, at: number, perPixel: number}) => void} onCursor
 */
export function plotOptions(UPlot, colours, shown, onCursor) {
  const line = colours["--accent"];
  const axis = { stroke: colours["--ink-faint"], font: FONT, ticks: { show: false } };
  const grid = { stroke: colours["--line"], width: 1 };
  return {
    padding: [10, 20, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
    scales: { x: { range: () => shown().window }, y: { range: [0, 100] } },
    axes: [
      { ...axis, grid: { show: false }, size: 28, space: 72, values: timesOf },
      { ...axis, grid, size: 34, gap: 6, splits: () => [0, 20, 40, 60, 80, 100] },
    ],
    series: [{}, {
      stroke: line, width: 2, fill: fading(line), paths: UPlot.paths.stepped({ align: 1 }), points: { show: false },
    }, { show: false }],
    hooks: {
      draw: [(plot) => drawMarks(plot, shown(), colours), (plot) => drawEnd(plot, colours)],
      setCursor: [(plot) => onCursor(cursorOf(plot))],
    },
  };
}

/** From the line downwards, out to nothing. */
const fading = (colour) => (plot) => {
  const { top, height } = plot.bbox;
  const gradient = plot.ctx.createLinearGradient(0, top, 0, top + height);
  gradient.addColorStop(0, withAlpha(colour, 0.22));
  gradient.addColorStop(1, withAlpha(colour, 0.02));
  return gradient;
};

const withAlpha = (colour, alpha) => colour.replace(/^rgb\((.*)\)$/, `rgba($1, ${alpha})`);

function drawMarks(plot, { changes, window }, colours) {
  const foot = plot.bbox.top + plot.bbox.height;
  for (const { at } of changesWithin(changes, window)) {
    drawDot(plot.ctx, plot.valToPos(Date.parse(at) / 1000, "x", true), foot, [colours["--warn-strong"], colours["--surface"]]);
  }
}

/** Where the score stands now. */
function drawEnd({ ctx, data: [times, scores], valToPos }, colours) {
  const score = scores.at(-1) ?? null;
  if (score === null) return;
  drawDot(ctx, valToPos(times.at(-1), "x", true), valToPos(score, "y", true), [colours["--accent"], colours["--surface"]]);
}

function drawDot(ctx, x, y, [colour, around]) {
  ctx.save();
  ctx.fillStyle = colour;
  ctx.strokeStyle = around;
  ctx.lineWidth = 2 * devicePixelRatio;
  ctx.beginPath();
  ctx.arc(x, y, DOT * devicePixelRatio, 0, 2 * Math.PI);
  ctx.stroke();
  ctx.fill();
  ctx.restore();
}

/** Where the pointer is, in the plot's own units; nowhere while it is elsewhere. */
function cursorOf({ cursor, posToVal, over }) {
  if (cursor.left === undefined || cursor.left < 0) return { left: null, at: 0, perPixel: 0 };
  const at = posToVal(cursor.left, "x");
  return { left: cursor.left + over.offsetLeft, at, perPixel: posToVal(cursor.left + 1, "x") - at };
}

/** "14:30" within a day, "Nov 3" beyond. */
function timesOf(_plot, splits, _axis, _space, step) {
  const format = step < 86_400 ? { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } : { month: "short", day: "numeric" };
  let day = "";
  return splits.map((seconds) => {
    const time = new Date(seconds * 1000);
    const midnight = step < 86_400 && time.getHours() === 0 && time.getMinutes() === 0;
    const text = time.toLocaleString("en", midnight ? { month: "short", day: "numeric" } : format);
    const repeated = text === day;
    day = text;
    return repeated ? "" : text;
  });
}
