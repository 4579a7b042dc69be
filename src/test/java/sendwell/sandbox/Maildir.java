package sendwell.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A mailbox as a mail server keeps it on disk: one file for each mail, in {@code new} until a mail
 * program has seen it, then in {@code cur} with its flags in its name; folders are called by a dot
 * and their name (Maildir++).
 */
public record Maildir(Path path) {
  /**
   * A mail in it.
   *
   * @param content the mail itself (RFC 5322)
   * @param read whether it is marked as read
   */
  public record Mail(byte[] content, boolean read) {}

  /** A folder of this mailbox. */
  public Maildir folder(String name) {
    return new Maildir(path.resolve("." + name));
  }

  /** Makes it; what it lies in is there. */
  public Maildir create() {
    try {
      Maildirs.create(path);
      for (String place : List.of("tmp", "new", "cur")) {
        Maildirs.create(path.resolve(place));
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it is there. */
  public boolean exists() {
    return Files.isDirectory(path);
  }

  /** Its mails, in no order; none if it is not there. */
  public List<Mail> mails() {
    var mails = new ArrayList<Mail>();
    for (String place : List.of("new", "cur")) {
      for (Path file : files(path.resolve(place))) {
        mails.add(mail(file));
      }
    }
    return mails;
  }

  /** Puts a mail into it, as a server that takes it in does: unread. */
  public void deliver(byte[] content) {
    Path mail = path.resolve("tmp").resolve(UUID.randomUUID().toString());
    try {
      Files.write(mail, content);
      Maildirs.give(mail);
      Files.move(mail, path.resolve("new").resolve(mail.getFileName()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Mail mail(Path file) {
    String name = file.getFileName().toString();
    try {
      return new Mail(Files.readAllBytes(file), name.replaceFirst(".*:2,", "").contains("S"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
