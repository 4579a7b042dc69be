/**
 * Secrets at rest: credentials are sealed with an authenticated cipher (Tink AEAD, AES-256-GCM)
 * under a key that lives outside the database. Each is bound to its owner and field, so a sealed
 * value copied to another row does not open.
 *
 * <p>Owns the table {@code secret_check}, which tells a wrong key before it does harm.
 */
package sendwell.secret;
