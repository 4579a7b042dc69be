/**
 * Who may use Sendwell: the owner made at the first start, signing in and out, sessions, and API
 * keys for programs.
 *
 * <p>Owns the tables {@code workspace}, {@code member}, {@code session}, {@code api_key} and {@code
 * sign_in_delay}; publishes nothing, hears nothing.
 */
package sendwell.workspace;
