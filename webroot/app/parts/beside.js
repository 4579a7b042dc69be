/** Places something that floats beside the button it belongs to. */

const EDGE = 8;

/**
 * Below the button, or above it where there is no room below; never beyond the window's edges.
 *
 * @param {HTMLElement} floating in sight already, so that its size is known
 * @param {HTMLElement} button
 * @param {"start"|"end"} side which edges are in line
 */
export function putBeside(floating, button, side) {
  const anchor = button.getBoundingClientRect();
  const size = floating.getBoundingClientRect();
  const below = anchor.bottom + 4;
  const top = below + size.height > innerHeight - EDGE ? anchor.top - size.height - 4 : below;
  const left = side === "end" ? anchor.right - size.width : anchor.left;
  floating.style.top = `${Math.max(EDGE, top)}px`;
  floating.style.left = `${Math.max(EDGE, Math.min(left, innerWidth - size.width - EDGE))}px`;
}
