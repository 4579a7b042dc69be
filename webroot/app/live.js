/**
 * The live link: the Vert.x event bus bridge over a plain WebSocket. It hands over events in
 * batches (one redraw for a burst), closes gaps from the event log, and comes back by itself.
 */
import { get, me } from "./api.js";
import { createFeed } from "./feed.js";

const PING_EVERY = 15_000;
const PONG_WITHIN = 8_000;
const GAP_PATIENCE = 150;
const CATCH_UP_LIMIT = 200;
/** The log no longer reaches back that far. */
const FORGOTTEN = 409;
const BACKOFF = { first: 500, most: 20_000 };

/**
 * Opens the link and keeps it open.
 *
 * @param {object} options
 * @param {string} options.workspaceId
 * @param {number} options.seq the newest event known
 * @param {(events: import("./types.js").LiveEvent[]) => void} options.onEvents
 * @param {(link: "connecting"|"live"|"reconnecting") => void} options.onLink
 * @param {() => void} options.onMissed too much was missed: read the snapshots again
 * @returns {() => void} closes the link
 */
export function openLive({ workspaceId, seq, onEvents, onLink, onMissed }) {
  const address = `workspace.${workspaceId}.events`;
  const feed = createFeed(seq);
  const timers = new Set();
  let socket = null;
  let attempts = 0;
  let closed = false;
  let pongs = false;
  let deadline = 0;
  let batch = [];

  function connect() {
    if (closed) return;
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const opening = new WebSocket(`${scheme}://${location.host}/eventbus/websocket`);
    opening.binaryType = "arraybuffer";
    opening.onopen = () => registered(opening);
    opening.onmessage = ({ data }) => receive(JSON.parse(typeof data === "string" ? data : new TextDecoder().decode(data)));
    opening.onclose = () => opening === socket && retry();
    socket = opening;
  }

  /** The bridge may take a moment to subscribe us, so the log is read at once and a little later. */
  async function registered(opening) {
    send({ type: "register", address, headers: {} });
    send({ type: "ping" });
    await catchUp();
    if (opening !== socket || opening.readyState !== WebSocket.OPEN) return;
    onLink("live");
    after(1500, () => {
      if (opening === socket) attempts = 0;
      catchUp();
    });
  }

  function receive(frame) {
    deadline = 0;
    if (frame.type === "rec" && frame.address === address) accept([frame.body]);
    if (frame.type === "registered") catchUp();
    if (frame.type === "pong") pong(frame);
    if (frame.type === "err") socket.close();
  }

  /** A pong may tell the newest sequence number: then even lost news is noticed. */
  function pong(frame) {
    pongs = true;
    if (frame.seq > feed.position) after(GAP_PATIENCE, () => frame.seq > feed.position && catchUp());
  }

  function accept(events) {
    const fresh = events.filter((event) => feed.accept(event.seq));
    if (fresh.length === 0) return;
    if (batch.length === 0) nextFrame(flush);
    batch.push(...fresh);
    if (feed.hasGap) after(GAP_PATIENCE, () => feed.hasGap && catchUp());
  }

  function flush() {
    const events = batch;
    batch = [];
    if (!closed) onEvents(events);
  }

  async function catchUp() {
    if (closed) return;
    try {
      const from = feed.position;
      const { items } = await get(`/events?after=${from}&limit=${CATCH_UP_LIMIT}`);
      accept(items);
      if (items.length === CATCH_UP_LIMIT) await startAfresh();
    } catch (problem) {
      if (problem.status === FORGOTTEN) await startAfresh().catch(() => {});
    }
  }

  /** Too much was missed to be told: from where the log is now on, with everything read again. */
  async function startAfresh() {
    feed.reach((await me()).seq);
    onMissed();
  }

  /** Waits longer each time, and not as long as the other windows do. */
  function retry() {
    if (closed) return;
    socket = null;
    onLink("reconnecting");
    // A refused sign-in closes the socket without a reason; this call finds out.
    if (attempts > 0) me().catch(() => {});
    const longest = Math.min(BACKOFF.most, BACKOFF.first * 2 ** attempts);
    attempts += 1;
    after(longest * (0.5 + Math.random() / 2), () => socket ?? connect());
  }

  function reconnectNow() {
    if (closed) return;
    const old = socket;
    socket = null;
    old?.close();
    attempts = 0;
    onLink("reconnecting");
    connect();
  }

  function beat() {
    if (socket?.readyState !== WebSocket.OPEN) return;
    send({ type: "ping" });
    if (pongs) deadline ||= Date.now() + PONG_WITHIN;
    after(PONG_WITHIN + 50, () => deadline && Date.now() >= deadline && reconnectNow());
  }

  const onOnline = () => reconnectNow();
  const onVisible = () => {
    if (document.hidden) return;
    if (socket?.readyState === WebSocket.OPEN) catchUp();
    else reconnectNow();
  };

  const send = (frame) => socket?.readyState === WebSocket.OPEN && socket.send(JSON.stringify(frame));
  function after(delay, task) {
    const timer = setTimeout(() => timers.delete(timer) && task(), delay);
    timers.add(timer);
  }

  const heart = setInterval(beat, PING_EVERY);
  const stopWatchingSleep = watchSleep(reconnectNow);
  addEventListener("online", onOnline);
  document.addEventListener("visibilitychange", onVisible);
  connect();

  return () => {
    closed = true;
    clearInterval(heart);
    timers.forEach(clearTimeout);
    stopWatchingSleep();
    removeEventListener("online", onOnline);
    document.removeEventListener("visibilitychange", onVisible);
    socket?.close();
  };
}

/** A timer that comes far too late means that the machine slept: the socket is then not to be trusted. */
function watchSleep(onWake) {
  let last = Date.now();
  const timer = setInterval(() => {
    const gap = Date.now() - last;
    last = Date.now();
    // A hidden page's timers are slowed to one a minute; that is not sleep.
    if (gap > 90_000) onWake();
  }, 5_000);
  return () => clearInterval(timer);
}

/** With the next picture; a window that is hidden or covered draws none, so there a timer does it. */
function nextFrame(task) {
  let done = false;
  const once = () => {
    if (!done) task();
    done = true;
  };
  requestAnimationFrame(once);
  setTimeout(once, 50);
}
