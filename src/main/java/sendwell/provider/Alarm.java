package sendwell.provider;

import java.time.Instant;

/**
 * A provider does not accept this installation, and accounts of a workspace wait for whoever runs
 * it; in the API's form.
 *
 * @param code what is wrong, for programs
 * @param detail sentences that say what is wrong, and what to do
 * @param answer the provider's own words; empty if it was not asked
 * @param since since when
 * @param accounts how many of the workspace's accounts wait
 */
record Alarm(Code code, String detail, String answer, Instant since, int accounts) {
  /** What is wrong with the client. */
  enum Code {
    /** There is none any more. */
    NOT_SET_UP,
    /** Its secret was good once. */
    SECRET_EXPIRED,
    /** Its secret is another. */
    WRONG_SECRET,
    /** The provider does not know it. */
    NO_SUCH_CLIENT,
    /** It was deleted or disabled at the provider. */
    CLIENT_GONE,
    /** It is for the accounts of one organisation. */
    ONE_ORGANISATION,
    /** It may not do this. */
    CLIENT_NOT_ALLOWED,
    /** Which of it is wrong was not said. */
    REFUSED
  }
}
