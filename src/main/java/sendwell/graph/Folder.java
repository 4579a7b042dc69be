package sendwell.graph;

/** Folders that every mailbox has, by the names that are the same in all languages. */
public enum Folder {
  /** Where mail arrives. */
  INBOX("inbox"),
  /** What the provider takes for spam: replies and bounces among it. */
  JUNK("junkemail"),
  /** What was sent. */
  SENT("sentitems");

  private final String wellKnown;

  Folder(String wellKnown) {
    this.wellKnown = wellKnown;
  }

  String path() {
    return "/me/mailFolders/" + wellKnown;
  }
}
