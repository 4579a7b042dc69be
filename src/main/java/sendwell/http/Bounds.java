package sendwell.http;

/**
 * How far to go for a file.
 *
 * @param redirects so many are followed
 * @param bytes it may have so many
 */
public record Bounds(int redirects, int bytes) {
  /** Enough for settings that people publish. */
  public static final Bounds USUAL = new Bounds(3, 256 * 1024);
}
