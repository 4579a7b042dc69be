/** Whether an account without a score is just being checked for the first time. Pure. */
import { isRunning } from "./check-progress.js";

const SOON = 60_000;

/** The part behind the @, by which accounts share what is found. */
export const domainOf = (email) => email.slice(email.lastIndexOf("@") + 1).toLowerCase();

/**
 * @param {import("../types.js").Account} account
 * @param {import("./check-progress.js").Progress} progress of its domain's check
 * @param {number} now
 */
export function isFirstCheck({ healthScore, createdAt }, progress, now) {
  if (healthScore !== null && healthScore !== undefined) return false;
  // Told of here, or about to be: an account that was just added is checked at once.
  return isRunning(progress) || (progress.seq === 0 && now - Date.parse(createdAt) < SOON);
}
