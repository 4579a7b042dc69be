/** Calls to the server. A refusal arrives as a Problem; every other failure is "no answer". */

const BASE = "/api/v1";
let csrfToken = "";

/** The server's refusal, in its own words (RFC 9457). */
export class Problem extends Error {
  /** @param {{status: number, title?: string, detail?: string, errors?: object[], retryAfter?: number}} body */
  constructor(body) {
    super(body.detail || body.title || `The server answered ${body.status}.`);
    this.status = body.status;
    this.retryAfter = body.retryAfter ?? 0;
    /** @type {{pointer: string, code: string, detail: string, answer?: string}[]} */
    this.errors = body.errors ?? [];
    this.body = body;
  }

  /** The errors by the field they are about. */
  get fields() {
    return Object.fromEntries(this.errors.map((error) => [error.pointer, error]));
  }
}

const NO_ANSWER = "The server did not answer. Check that it is running and that you are online.";

/** Who is signed in; the token that unsafe calls carry is kept here and nowhere else. */
export async function me() {
  const { body, seq } = await call("GET", "/me");
  csrfToken = body.csrfToken;
  return { ...body, seq };
}

export const get = async (path) => (await call("GET", path)).body;
export const post = async (path, body, headers) => (await call("POST", path, body, headers)).body;
export const put = async (path, body) => (await call("PUT", path, body)).body;
export const patch = async (path, body) => (await call("PATCH", path, body)).body;
export const remove = async (path) => (await call("DELETE", path)).body;

/** A list page with the sequence number of the newest event that it contains. */
export async function snapshot(path) {
  const { body, seq } = await call("GET", path);
  return { page: body, seq };
}

/** Sends a CSV file and hands over each line of the answer as it arrives. */
export async function importCsv(text, onLine) {
  const response = await request("POST", "/accounts/import", text, { "Content-Type": "text/csv; charset=utf-8" });
  if (!response.ok) throw await problemOf(response, "/accounts/import");
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    const lines = (rest + (value ?? "")).split("\n");
    rest = done ? "" : lines.pop();
    for (const line of lines) if (line.trim()) onLine(JSON.parse(line));
    if (done) return;
  }
}

/** A path with those of the parameters that have a value. */
export function withQuery(path, parameters) {
  const present = Object.entries(parameters).filter(([, value]) => value !== "" && value !== null && value !== undefined);
  const query = new URLSearchParams(present).toString();
  return query ? `${path}?${query}` : path;
}

async function call(method, path, body, headers = {}) {
  const json = body === undefined ? undefined : JSON.stringify(body);
  const typed = json === undefined ? headers : { "Content-Type": "application/json", ...headers };
  const response = await request(method, path, json, typed);
  if (!response.ok) throw await problemOf(response, path);
  const answer = response.status === 204 ? null : await response.json().catch(() => null);
  return { body: answer, seq: Number(response.headers.get("X-Event-Seq") ?? 0) };
}

async function request(method, path, body, headers) {
  const response = await ask(method, path, body, headers);
  if (response.status !== 403 || method === "GET" || !csrfToken) return response;
  // The session was renewed in another window: its token is new, and ours is worth one more try.
  await me();
  return ask(method, path, body, headers);
}

async function ask(method, path, body, headers) {
  const guard = method === "GET" ? {} : { "X-CSRF-Token": csrfToken };
  try {
    return await fetch(BASE + path, {
      method, body, headers: { Accept: "application/json", ...guard, ...headers }, credentials: "same-origin",
    });
  } catch {
    throw new Problem({ status: 0, title: "No answer", detail: NO_ANSWER });
  }
}

/** Where a 401 is about what was typed, not about the session. */
const SIGNING_IN = ["/login", "/setup"];

async function problemOf(response, path) {
  const body = await response.json().catch(() => ({}));
  const retryAfter = Number(response.headers.get("Retry-After") ?? 0);
  const problem = new Problem({ ...body, status: response.status, retryAfter });
  if (response.status === 401 && !SIGNING_IN.includes(path)) dispatchEvent(new Event("signed-out"));
  return problem;
}
