package sendwell.oauth;

import java.net.URI;
import sendwell.oauth.SetupFinding.Subject;
import sendwell.oauth.SetupFinding.Verdict;

/** What each finding about a setup says, and what is to be done next. */
record SetupWords(String provider) {
  SetupFinding reached() {
    return passed(Subject.ENDPOINTS, provider + " answers.");
  }

  SetupFinding unreached(String why) {
    return failed(
        Subject.ENDPOINTS,
        why + " See that this server may connect to it by HTTPS, and verify again.",
        "");
  }

  String outage(int status) {
    return "%s cannot answer at present (HTTP %d).".formatted(provider, status);
  }

  String nonsense(URI token, int status) {
    return "What answers at %s (HTTP %d) is not %s.".formatted(token, status, provider);
  }

  SetupFinding notAsked(Subject subject) {
    return unknown(subject, "Not known, for " + provider + " did not answer.");
  }

  /** The page is what people would meet, so its word counts before the token endpoint's. */
  SetupFinding clientId(ClientReading read, PageReading page, String answered) {
    return switch (page.said()) {
      case NO_SUCH_CLIENT -> noSuchClient(page.answer());
      case CLIENT_GONE -> clientGone(page.answer());
      case ONE_ORGANISATION -> oneOrganisation(page.answer());
      case BACK_NOT_ALLOWED -> notAllowed(page.answer());
      case BACK, OTHER_REDIRECT, NOTHING ->
          switch (read) {
            case NO_SUCH_CLIENT -> noSuchClient(answered);
            case CLIENT_GONE -> clientGone(answered);
            case ONE_ORGANISATION -> oneOrganisation(answered);
            case CLIENT_NOT_ALLOWED -> notAllowed(answered);
            case ACCEPTED, WRONG_SECRET, SECRET_EXPIRED -> knownClient();
            case REFUSED, NOT_TOLD ->
                page.said() == PageReading.Said.NOTHING
                    ? unknown(
                        Subject.CLIENT_ID,
                        provider + " did not tell whether it knows this client id.")
                    : knownClient();
          };
    };
  }

  private SetupFinding knownClient() {
    return passed(Subject.CLIENT_ID, provider + " knows this client id.");
  }

  private SetupFinding noSuchClient(String answer) {
    return failed(
        Subject.CLIENT_ID,
        provider + " does not know this client id: copy it once more from its console.",
        answer);
  }

  private SetupFinding clientGone(String answer) {
    return failed(
        Subject.CLIENT_ID,
        "This client was deleted or disabled at " + provider + ": create one, and set it here.",
        answer);
  }

  private SetupFinding oneOrganisation(String answer) {
    return failed(
        Subject.CLIENT_ID,
        "This client is for the accounts of one organisation: register it for accounts in any"
            + " organisation, or name the organisation's tenant in oauth.microsoft.discovery_url.",
        answer);
  }

  private SetupFinding notAllowed(String answer) {
    return failed(
        Subject.CLIENT_ID,
        provider
            + " does not let this client sign people in: register it as a web application, for the"
            + " kinds of account that you need.",
        answer);
  }

  SetupFinding clientSecret(ClientReading read, PageReading page, String answered) {
    return switch (read) {
      case ACCEPTED -> passed(Subject.CLIENT_SECRET, provider + " accepts the secret.");
      case WRONG_SECRET ->
          failed(
              Subject.CLIENT_SECRET,
              "The secret is not this client's: copy it once more (its value, not its id), or"
                  + " create a new one.",
              answered);
      case SECRET_EXPIRED ->
          failed(
              Subject.CLIENT_SECRET,
              "The secret has expired: create a new one at " + provider + ", and set it here.",
              answered);
      case REFUSED ->
          page.said() == PageReading.Said.NO_SUCH_CLIENT
              ? later(Subject.CLIENT_SECRET)
              : failed(
                  Subject.CLIENT_SECRET,
                  "Client id and secret do not belong together: copy both once more.",
                  answered);
      case NO_SUCH_CLIENT, CLIENT_GONE, ONE_ORGANISATION, CLIENT_NOT_ALLOWED ->
          later(Subject.CLIENT_SECRET);
      case NOT_TOLD ->
          unknown(
              Subject.CLIENT_SECRET,
              provider
                  + " did not look at the secret: that cannot be told before the first sign-in.");
    };
  }

  SetupFinding redirectUri(PageReading page, URI redirect) {
    return switch (page.said()) {
      case BACK, BACK_NOT_ALLOWED ->
          passed(Subject.REDIRECT_URI, provider + " sends people back to " + redirect + ".");
      case OTHER_REDIRECT ->
          failed(
              Subject.REDIRECT_URI,
              "%s does not have %s on its list: add it there exactly as it stands here, and wait a few minutes."
                  .formatted(provider, redirect),
              page.answer());
      case NO_SUCH_CLIENT, CLIENT_GONE, ONE_ORGANISATION -> later(Subject.REDIRECT_URI);
      case NOTHING ->
          unknown(
              Subject.REDIRECT_URI,
              "%s does not show without a person whether %s is on its list: that cannot be told before the first sign-in."
                  .formatted(provider, redirect));
    };
  }

  private static SetupFinding later(Subject subject) {
    return unknown(subject, "Not known until the client id is right.");
  }

  private static SetupFinding passed(Subject subject, String detail) {
    return new SetupFinding(subject, Verdict.PASSED, detail, "");
  }

  private static SetupFinding failed(Subject subject, String detail, String answer) {
    return new SetupFinding(subject, Verdict.FAILED, detail, answer);
  }

  private static SetupFinding unknown(Subject subject, String detail) {
    return new SetupFinding(subject, Verdict.UNKNOWN, detail, "");
  }
}
