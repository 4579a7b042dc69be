package sendwell.account;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/**
 * Which account.
 *
 * @param value a UUIDv7
 */
public record AccountId(@JsonValue UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
