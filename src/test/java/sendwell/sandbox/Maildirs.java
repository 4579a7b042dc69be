package sendwell.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Who owns the maildirs that real mail servers share. */
final class Maildirs {
  /** The machine's user for things that nobody owns, on every Unix system of today. */
  static final int OWNER = 65_534;

  private Maildirs() {}

  /** Why there cannot be any here; empty if there can. */
  static String missing() {
    return System.getProperty("user.name").equals("root")
        ? ""
        : "Postfix and Dovecot change users, which only root may start them to do.";
  }

  /** Makes a folder within which the servers' users may go to what is theirs. */
  static Path passable(Path folder, String name) throws IOException {
    var passable = PosixFilePermissions.fromString("rwx--x--x");
    Files.setPosixFilePermissions(folder, passable);
    Path inner = Files.createDirectory(folder.resolve(name));
    Files.setPosixFilePermissions(inner, passable);
    return inner;
  }

  /** Makes a folder that its owner may put maildirs in. */
  static void create(Path folder) throws IOException {
    Files.createDirectory(folder);
    give(folder);
  }

  /** Makes this theirs whom the servers run as. */
  static void give(Path path) throws IOException {
    Files.setAttribute(path, "unix:uid", OWNER);
    Files.setAttribute(path, "unix:gid", OWNER);
  }
}
