package sendwell.connect;

import java.util.Optional;
import sendwell.mail.EmailAddress;

/** Somebody who may know where a mailbox is. */
interface Source {
  /** Waits for the answer, so each source gets a virtual thread of its own. */
  Optional<Offer> ask(EmailAddress address);
}
