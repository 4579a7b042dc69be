package sendwell.check;

/** How sure a finding is. */
public enum Confidence {
  /** Seen in the DNS, or in mail that was really delivered. */
  CONFIRMED,
  /** The record is right; no mail has been seen that uses it. */
  RECORD_ONLY,
  /** Holds if the domain's mail leaves from where we assume that it does. */
  ASSUMED
}
