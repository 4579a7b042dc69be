/**
 * The shapes the page shares, as the API spells them (/api/openapi.yaml). Types only: nothing here runs.
 *
 * @typedef {{code: string, detail: string, answer: string, since: string, remedy: "you"|"administrator"|"operator"|"wait"}} StatusReason
 *
 * @typedef {object} Account
 * @property {string} id
 * @property {string} email
 * @property {?string} name
 * @property {"google"|"microsoft"|"custom"} provider
 * @property {?string} providerName
 * @property {"smtp_imap"|"graph"} transport by which way mail is sent and read
 * @property {"connected"|"disconnected"|"reconnect_required"} status
 * @property {?("sending"|"reading")} statusSide
 * @property {?StatusReason} statusReason
 * @property {?number} healthScore null: not known
 * @property {"good"|"warning"|"critical"|"unknown"} healthBand
 * @property {?("setup"|"provisional"|"full")} healthStage null: not checked yet
 * @property {number} sent
 * @property {number} sentToday
 * @property {?number} dailyLimit
 * @property {?number} minGapSeconds
 * @property {?string} pausedUntil
 * @property {?{code: string, detail: string, answer: string}} pauseReason
 * @property {string[]} tags
 * @property {string} createdAt
 * @property {?string} lastCheckedAt
 * @property {number} revision grows with every change; the higher one is the truth
 *
 * @typedef {object} Message
 * @property {string} id
 * @property {string} accountId
 * @property {string} messageId
 * @property {?string} providerMessageId the one by which the provider stored it; null: not known yet
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
 * @property {?string} repliedAt when the first reply arrived
 * @property {number} revision
 *
 * @typedef {"good"|"warning"|"critical"|"unknown"|"not_applicable"} MetricState
 *
 * @typedef {{text: string, record?: {name: string, type: string, value: string}}} Fix
 *
 * @typedef {object} Evidence a question to the DNS or for a file (GET), and what came back
 * @property {string} name
 * @property {string} type
 * @property {string} outcome
 * @property {string[]} records
 * @property {string[]} aliases
 * @property {number} ttl in seconds
 * @property {boolean} authenticated
 * @property {string} resolver
 * @property {string} at
 *
 * @typedef {{state: string, code: string, text: string}} Remark what else was noticed
 *
 * @typedef {object} MetricItem what a part is made of
 * @property {string} key
 * @property {string} title
 * @property {MetricState} state
 * @property {string} value
 * @property {string} description
 * @property {?Fix} fix
 * @property {Remark[]} remarks
 * @property {Evidence[]} evidence
 * @property {string} checkedAt
 *
 * @typedef {object} MetricPart
 * @property {string} key
 * @property {string} title
 * @property {number} weight
 * @property {?number} points
 * @property {MetricState} state
 * @property {string} description
 * @property {MetricItem[]} items
 *
 * @typedef {object} Metric a row of the dashboard
 * @property {string} key
 * @property {string} title
 * @property {number} weight
 * @property {?number} points null: not known
 * @property {MetricState} state
 * @property {string} value
 * @property {string} description
 * @property {?Fix} fix
 * @property {?number} gain
 * @property {?("confirmed"|"record_only"|"assumed")} confidence
 * @property {Remark[]} remarks
 * @property {Evidence[]} evidence
 * @property {?string} checkedAt
 * @property {?string} since
 * @property {?string} staleSince
 * @property {?{description: string, since: string, confirmedFrom: string}} suspect
 * @property {MetricPart[]} [parts]
 *
 * @typedef {{at: string, aspect: string, before: string, after: string, text: string}} Change
 *
 * @typedef {{at: string, score: ?number, coverage: number}} HealthPoint
 *
 * @typedef {object} Deliverability
 * @property {string} accountId
 * @property {string} email
 * @property {string} domain
 * @property {?number} score
 * @property {"good"|"warning"|"critical"|"unknown"} band
 * @property {?("setup"|"provisional"|"full")} stage
 * @property {number} coverage
 * @property {?string} staleSince
 * @property {{key: string, most: number, text: string}[]} gates
 * @property {Metric[]} metrics
 * @property {{metric: string, title: string, gain: number, fix: Fix}[]} fixes
 * @property {Change[]} changes
 * @property {?string} checkedAt
 * @property {boolean} checking whether somebody waits for a check
 *
 * @typedef {{seq: number, type: string, at: string, data: object}} LiveEvent
 *
 * @typedef {{host: string, port: number, security: "tls"|"starttls"}} Server
 *
 * @typedef {object} ProviderSetup how people sign in with a provider
 * @property {"google"|"microsoft"} provider
 * @property {string} name
 * @property {?("configuration"|"page")} source where client id and secret are from
 * @property {?string} clientId
 * @property {string} redirectUri
 * @property {string[]} scopes
 * @property {?Verification} verified
 * @property {?ProviderAlarm} alarm why accounts wait for whoever runs this Sendwell
 *
 * @typedef {{code: string, detail: string, answer: string, since: string, accounts: number}} ProviderAlarm
 * @typedef {{code: string, ok: ?boolean, detail: string, answer: string}} SetupFinding `ok` is null if it cannot be told
 * @typedef {{at: string, findings: SetupFinding[]}} Verification
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
