package sendwell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import sendwell.file.OwnerOnly;

/**
 * The data folder, held by one running Sendwell at a time. The lock ends with the process, however
 * it ends.
 */
final class DataFolder implements AutoCloseable {
  private final FileChannel lockFile;

  private DataFolder(FileChannel lockFile) {
    this.lockFile = lockFile;
  }

  /**
   * Makes the folder if need be and takes hold of it.
   *
   * @throws StartFailure if it cannot be written, or another Sendwell holds it
   */
  static DataFolder hold(Path folder) {
    try {
      OwnerOnly.folder(folder);
      Path file = folder.resolve("lock");
      var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw new StartFailure(
            "Another Sendwell is running with the data folder %s: stop it, or set SENDWELL_DATA_DIR to another folder."
                .formatted(folder.toAbsolutePath()));
      }
      return new DataFolder(channel);
    } catch (IOException e) {
      throw new StartFailure(
          "The data folder %s cannot be written (%s): give its owner the right to, or set SENDWELL_DATA_DIR to another folder."
              .formatted(folder.toAbsolutePath(), e.getClass().getSimpleName()),
          e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      // Held within this very process.
      return false;
    }
  }

  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
