package sendwell.imap;

/**
 * A place between two mails of a folder: all before it have been read (RFC 9051 §2.3.1.1).
 *
 * @param folder its name
 * @param validity UIDVALIDITY; while it stays the same, so do the numbers of the mails
 * @param next the least UID that may not have been read
 */
public record Mark(String folder, long validity, long next) {}
