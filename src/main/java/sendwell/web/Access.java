package sendwell.web;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import sendwell.id.Token;

/** Tells whom a token belongs to. Methods wait for the database. */
public interface Access {
  /** The person of a session that has not expired. */
  Optional<Caller> session(Token token);

  /** The program of an API key that has not been revoked. */
  Optional<Caller> apiKey(Token key);

  /** Which of these grants still stand. */
  Set<UUID> standing(Collection<UUID> grants);
}
