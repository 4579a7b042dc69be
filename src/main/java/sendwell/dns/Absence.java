package sendwell.dns;

/** How a record is missing (RFC 2308 §2). */
public enum Absence {
  /** The name does not exist, and nothing below it does (RFC 8020). */
  NXDOMAIN,
  /** The name exists and has no record of this type. */
  NODATA
}
