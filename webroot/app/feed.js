/**
 * Where we stand in the workspace's event log. Sequence numbers grow by one, so a hole is seen.
 * Pure, apart from its own counter.
 */

/** @param {number} start the newest event already known; 0 if none is */
export function createFeed(start = 0) {
  let contiguous = start;
  const beyond = new Set();
  return {
    /** Everything up to here has been seen. */
    get position() {
      return contiguous;
    },
    /** Whether something between the position and the newest event has not been seen. */
    get hasGap() {
      return beyond.size > 0;
    },
    /** Notes an event; false if it was seen before. */
    accept(seq) {
      if (seq <= contiguous || beyond.has(seq)) return false;
      // The very first event is where the story starts: there is no snapshot to catch up from.
      if (contiguous === 0) contiguous = seq - 1;
      beyond.add(seq);
      while (beyond.delete(contiguous + 1)) contiguous += 1;
      return true;
    },
    /** A snapshot says that it holds everything up to here. */
    reach(seq) {
      if (seq <= contiguous) return;
      contiguous = seq;
      for (const known of beyond) if (known <= seq) beyond.delete(known);
      while (beyond.delete(contiguous + 1)) contiguous += 1;
    },
  };
}
