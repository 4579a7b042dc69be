package sendwell.event;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/**
 * Whose data it is: everything stored belongs to one workspace, and no other sees it.
 *
 * @param value a UUIDv7
 */
public record WorkspaceId(@JsonValue UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
