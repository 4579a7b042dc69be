package sendwell.account;

import java.net.URI;
import sendwell.json.Json;

/** Who runs the mailbox. */
public enum Provider {
  /** Gmail and Google Workspace, by OAuth. */
  GOOGLE,
  /** Outlook and Microsoft 365, by OAuth. */
  MICROSOFT,
  /** Any other, by IMAP and SMTP. */
  CUSTOM;

  /** Where it sends people back to, as it is registered there; this Sendwell is at the URL. */
  public URI redirect(URI publicUrl) {
    String home = publicUrl.toString().replaceAll("/$", "");
    return URI.create(home + "/oauth/" + Json.word(this) + "/callback");
  }
}
