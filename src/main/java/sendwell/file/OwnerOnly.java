package sendwell.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Files and folders with secrets in them. */
public final class OwnerOnly {
  private OwnerOnly() {}

  /** Makes the folder with rights for its owner only, unless it exists. */
  public static void folder(Path folder) throws IOException {
    var rights = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    if (folder.toAbsolutePath().getParent() != null) {
      Files.createDirectories(folder.toAbsolutePath().getParent());
    }
    if (!Files.isDirectory(folder)) {
      Files.createDirectory(folder, rights);
    }
  }

  /**
   * Makes a file that did not exist. It is written beside its place and then moved, so that a crash
   * leaves either none of it or all.
   *
   * @throws java.nio.file.FileAlreadyExistsException if there is one: it is never overwritten
   */
  public static void write(Path file, String text) throws IOException {
    var rights = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    Files.createFile(draft, rights);
    try (var out = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      out.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
      out.force(true);
    }
    Files.move(draft, file);
  }
}
