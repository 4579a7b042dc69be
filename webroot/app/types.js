/**
 * The shapes the page shares, as the API spells them (/api/openapi.yaml). Types only: nothing here runs.
 *
 * @typedef {{code: string, detail: string, since: string}} StatusReason
 *
 * @typedef {object} Account
 * @property {string} id
 * @property {string} email
 * @property {?string} name
 * @property {"google"|"microsoft"|"custom"} provider
 * @property {?string} providerName
 * @property {"connected"|"disconnected"|"reconnect_required"} status
 * @property {?StatusReason} statusReason
 * @property {?number} healthScore null: not checked yet
 * @property {"good"|"warning"|"critical"|"unknown"} healthBand
 * @property {number} sent
 * @property {number} sentToday
 * @property {?number} dailyLimit
 * @property {?number} minGapSeconds
 * @property {?string} pausedUntil
 * @property {?{code: string, detail: string}} pauseReason
 * @property {string[]} tags
 * @property {string} createdAt
 * @property {?string} lastCheckedAt
 * @property {number} revision grows with every change; the higher one is the truth
 *
 * @typedef {object} Message
 * @property {string} id
 * @property {string} accountId
 * @property {string} messageId
 * @property {string[]} to
 * @property {string[]} cc
 * @property {string[]} bcc
 * @property {string} subject
 * @property {"queued"|"sending"|"sent"|"failed"|"cancelled"} state
 * @property {number} attempts
 * @property {?string} nextAttemptAt
 * @property {?{code: string, detail: string, smtpReply: ?string}} failure
 * @property {{address: string, reply: string}[]} refused
 * @property {string} createdAt
 * @property {?string} sentAt
 * @property {number} revision
 *
 * @typedef {{seq: number, type: string, at: string, data: object}} LiveEvent
 *
 * @typedef {{host: string, port: number, security: "tls"|"starttls"}} Server
 *
 * @typedef {object} View a part of a table that the page shows, in its order
 * @property {?string} key which query it shows; an answer to another one is dropped
 * @property {object} query
 * @property {string[]} ids
 * @property {?string} next the cursor of the page after the last row
 * @property {number} total
 * @property {number} seq the event that the snapshot is true for
 * @property {"idle"|"loading"|"ready"|"failed"} phase
 * @property {?object} problem
 * @property {""|"total"|"all"} stale what must be read again
 */

export {};
