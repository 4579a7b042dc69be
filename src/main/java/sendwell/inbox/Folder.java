package sendwell.inbox;

/** Where mail arrives. */
enum Folder {
  INBOX,
  /** What the provider takes for spam: replies among it. */
  JUNK
}
