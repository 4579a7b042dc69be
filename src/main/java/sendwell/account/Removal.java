package sendwell.account;

import java.util.List;
import sendwell.oauth.Revocation;

/**
 * What came of taking back the access that a deleted account had from its provider; also its JSON
 * form.
 *
 * @param revocation what the provider made of it
 * @param detail a sentence that says what is left to do
 * @param pages where it is done; empty if nothing is left
 */
record Removal(Revocation revocation, String detail, List<Page> pages) {
  /**
   * A page of the provider's.
   *
   * @param name whose access is taken back there
   * @param url its address
   */
  record Page(String name, String url) {}

  private static final List<Page> GOOGLE =
      List.of(new Page("Google Account", "https://myaccount.google.com/permissions"));

  private static final List<Page> MICROSOFT =
      List.of(
          new Page("Personal account", "https://account.live.com/consent/Manage"),
          new Page("Work or school account", "https://myapps.microsoft.com"));

  static Removal of(Provider provider, Revocation revocation) {
    boolean google = provider == Provider.GOOGLE;
    String name = google ? "Google" : "Microsoft";
    var pages = google ? GOOGLE : MICROSOFT;
    return switch (revocation) {
      case REVOKED -> new Removal(revocation, name + " has taken back the access.", List.of());
      case NOT_OFFERED ->
          new Removal(
              revocation,
              name + " lets only its user take back the access: remove Sendwell there.",
              pages);
      case FAILED ->
          new Removal(
              revocation,
              name + " could not be asked to take back the access: remove Sendwell there.",
              pages);
    };
  }
}
