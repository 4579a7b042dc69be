package sendwell;

/** Starts {@code Main} on Java 25, and tells anybody with an older Java so in one sentence. */
public final class Launcher {
  private Launcher() {}

  /** Compiled for Java 8 on purpose: an old Java must be able to read this class. */
  public static void main(String[] args) throws Exception {
    String version = System.getProperty("java.specification.version");
    if (version.startsWith("1.") || Integer.parseInt(version) < 25) {
      System.err.println(
          "Sendwell needs Java 25 or newer, and this is Java "
              + version
              + ": start it with a newer one, for example /usr/lib/jvm/<a JDK 25>/bin/java.");
      System.exit(1);
    }
    Class.forName("sendwell.Main").getMethod("main", String[].class).invoke(null, (Object) args);
  }
}
