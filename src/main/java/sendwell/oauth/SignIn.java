package sendwell.oauth;

import java.util.List;
import sendwell.mail.EmailAddress;

/** What came of a sign-in. */
public sealed interface SignIn {
  /**
   * The mailbox is this one, and all that one resource needs was granted.
   *
   * @param subject who it is at the provider, whatever becomes of the address
   * @param tokens of the resources that may be used: one, or more
   */
  record SignedIn(EmailAddress mailbox, String subject, TokenSet tokens) implements SignIn {}

  /**
   * The person did not grant all that is needed.
   *
   * @param missing the permissions, as the provider names them; of several resources, those of the
   *     one that is preferred
   */
  record Partial(EmailAddress mailbox, List<String> missing) implements SignIn {}

  /** The person refused. */
  record Declined() implements SignIn {}

  /** The provider gave no tokens, or nothing that tells whose they are. */
  record Failed(OAuthFault fault) implements SignIn {}

  /**
   * What came back does not belong to this sign-in, or is not from the provider.
   *
   * @param detail why, for the log and for whoever wonders
   */
  record Forged(String detail) implements SignIn {}
}
