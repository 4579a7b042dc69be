package sendwell.workspace;

import java.time.Duration;

/**
 * Signing in.
 *
 * @param sessionLifetime how long a browser stays signed in
 */
public record WorkspaceSettings(Duration sessionLifetime) {}
