package sendwell.reconnect;

import java.time.Instant;
import java.util.UUID;

/**
 * A link as it is listed: by then nobody can read its address any more.
 *
 * @param id which
 * @param createdAt since when
 * @param expiresAt until when
 * @param madeBy the member's address; null if a program made it
 */
record ReconnectLink(UUID id, Instant createdAt, Instant expiresAt, String madeBy) {}
