/**
 * What ends a request: {@link sendwell.failure.Failure} and its five kinds, each with words a
 * person can act on. Nothing here knows of HTTP; {@code web} maps the kinds to problem details (RFC
 * 9457). An outcome that the caller must decide on is not a failure but a sealed type of its own.
 */
package sendwell.failure;
