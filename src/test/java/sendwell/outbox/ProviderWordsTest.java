package sendwell.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sendwell.Eventually;
import sendwell.imap.ImapClient;
import sendwell.imap.ImapOpening;
import sendwell.imap.ImapTimeouts;
import sendwell.imap.VirtualThread;
import sendwell.mail.EmailAddress;
import sendwell.mail.Hosts;
import sendwell.mail.Login;
import sendwell.mail.Security;
import sendwell.mail.Trust;
import sendwell.oauth.Granting;
import sendwell.oauth.OAuthFault;
import sendwell.oauth.OAuthProvider;
import sendwell.oauth.OAuthWorld;
import sendwell.sandbox.Authority;
import sendwell.sandbox.ProviderMail;
import sendwell.sandbox.SandboxProvider;
import sendwell.smtp.Envelope;
import sendwell.smtp.Opening;
import sendwell.smtp.Phase;
import sendwell.smtp.SmtpClient;
import sendwell.smtp.SmtpTimeouts;

/**
 * What the large providers are known to say, over the wire, and what it comes to: the status of the
 * account, the code of the reason, and what it tells people to do.
 */
class ProviderWordsTest {
  private static final EmailAddress ANNA = EmailAddress.parse(OAuthWorld.ANNA);
  private static final EmailAddress BERT = EmailAddress.parse("bert@example.test");

  @TempDir private static Path folder;
  private static Vertx vertx;
  private static OAuthWorld oauth;
  private static OAuthProvider provider;
  private static ProviderMail servers;
  private static SmtpClient smtp;
  private static ImapClient imap;
  private static Login login;
  private static String refreshToken;

  @BeforeAll
  static void start() {
    vertx = Vertx.vertx();
    oauth = new OAuthWorld(folder, SandboxProvider.Kind.GOOGLE);
    var authority = Authority.create(folder);
    servers = ProviderMail.start(vertx, authority, oauth.sandbox());
    servers.create(ANNA);
    var trust = Trust.with(authority.pem());
    var limit = Eventually.LIMIT;
    Hosts hosts = ProviderWordsTest::loopback;
    smtp = new SmtpClient(vertx, hosts, trust, new SmtpTimeouts(limit, limit, limit));
    imap = new ImapClient(vertx, hosts, trust, new ImapTimeouts(limit, limit, limit));
    provider = oauth.provider();
    var tokens = oauth.tokens(provider);
    login = new Login.Bearer(OAuthWorld.ANNA, tokens.access().getFirst().value());
    refreshToken = tokens.refresh();
  }

  private static Hosts.Resolved loopback(String host) {
    try {
      return new Hosts.Resolved.At(InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1}));
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  @AfterAll
  static void stop() {
    servers.close();
    oauth.close();
    vertx.close().await();
  }

  @BeforeEach
  void behave() {
    servers.smtp().behave();
    servers.mailboxes().refuseSignIns("");
    oauth.sandbox().faults().behave();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          454 4.7.0 Temporary authentication failure     | disconnected | unavailable | at present
          421 4.7.0 Temporary System Problem             | disconnected | unavailable | at present
          432 4.3.2 Concurrent connections limit exceeded | disconnected | unavailable | at present
          535 5.7.8 Username and Password not accepted   | reconnect | auth_failed | reconnect
          535 5.7.3 Authentication unsuccessful          | reconnect | auth_failed | reconnect
          535 5.7.139 Authentication unsuccessful, the user credentials were incorrect. | reconnect | auth_failed | reconnect
          534 5.7.9 Application-specific password required | reconnect | app_password_needed | app password
          534 5.7.14 Please log in via your web browser  | reconnect | browser_sign_in_needed | browser
          535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. | reconnect | smtp_auth_disabled | administrator
          535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox. | reconnect | smtp_auth_disabled | administrator
          550 5.7.30 Basic authentication is not supported for Client Submission. | reconnect | smtp_auth_disabled | administrator
          530 5.7.57 Client not authenticated to send mail. | reconnect | smtp_auth_disabled | administrator
          """)
  void aRefusedSignInForSending(String words, String status, String code, String advice) {
    servers.smtp().answer(Phase.AUTH, words);
    var opening = smtp.open(servers.submission(Security.TLS), login);
    is(Verdicts.of((Opening.Failed) opening), status, code, advice, words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CONTENT | 550 5.4.5 Daily user sending limit exceeded. | paused PT24H | sending_limit | limit
          MAIL    | 452 4.4.5 Daily quota exceeded            | paused PT24H | sending_limit | limit
          RCPT    | 550 5.4.5 Daily SMTP relay limit exceeded | paused PT24H | sending_limit | limit
          CONTENT | 554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException | paused PT24H | sending_limit | limit
          CONTENT | 432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded | paused PT1M | too_many_connections | connections
          MAIL    | 432 4.3.2 Concurrent connections limit exceeded | paused PT1M | too_many_connections | connections
          MAIL    | 454 4.7.0 Too many messages, slow down    | paused PT15M | rate_limited | slowly
          CONTENT | 451 4.7.500 Server busy                   | paused PT15M | rate_limited | slowly
          MAIL    | 550 5.1.8 Access denied, bad outbound sender | disconnected | sender_blocked | ask the provider
          CONTENT | 550 5.7.705 Access denied, tenant has exceeded threshold | disconnected | sender_blocked | ask the provider
          CONTENT | 550 5.7.708 Access denied, traffic not accepted from this IP | disconnected | sender_blocked | ask the provider
          MAIL    | 530 5.7.57 Client not authenticated to send mail | reconnect | smtp_auth_disabled | administrator
          MAIL    | 550 5.7.30 Basic authentication is not supported for Client Submission. | reconnect | smtp_auth_disabled | administrator
          DATA    | 451 4.3.0 Mail server temporarily rejected message | later | deferred | later
          RCPT    | 450 4.2.1 The user is receiving mail too quickly | later | deferred | later
          RCPT    | 450 4.7.1 Greylisted                      | later | deferred | later
          RCPT    | 550 5.1.1 The account does not exist      | failed | recipient_refused | recipient
          RCPT    | 552 5.2.2 The inbox is out of storage     | failed | recipient_refused | recipient
          CONTENT | 550 5.7.515 Access denied, sending domain does not meet the level | failed | blocked_by_policy | policy
          CONTENT | 550 5.7.26 Unauthenticated email is not accepted | failed | blocked_by_policy | policy
          CONTENT | 550 5.7.30 REQUIRETLS support required    | failed | blocked_by_policy | policy
          CONTENT | 552 5.3.4 Your message exceeded our message size limits | failed | too_large | larger
          CONTENT | 554 5.5.0 Transaction failed              | failed | message_refused | message
          CONTENT | 554 5.6.0 Corrupt message content         | failed | message_refused | message
          """)
  void anAnswerToAMail(Phase phase, String words, String status, String code, String advice) {
    servers.smtp().answer(phase, words);
    var opened = (Opening.Opened) smtp.open(servers.submission(Security.STARTTLS), login);
    try (var connection = opened.connection()) {
      var delivery =
          connection.send(new Envelope(ANNA, List.of(BERT)), "Subject: x\r\n\r\ny\r\n".getBytes());
      is(Verdicts.of(delivery), status, code, advice, words);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NO [AUTHENTICATIONFAILED] Invalid credentials (Failure) | reconnect | auth_failed | ended or been withdrawn
          NO AUTHENTICATE failed.                        | reconnect | auth_failed | ended or been withdrawn
          NO [EXPIRED] That password isn't valid any more | reconnect | auth_failed | ended or been withdrawn
          NO [WEBALERT https://g.test/continue] Web login required. | reconnect | auth_failed | in a browser once at https://g.test/continue,
          NO [ALERT] Please log in via your web browser: https://g.test/78754 (Failure) | reconnect | auth_failed | in a browser once at https://g.test/78754,
          NO [AUTHORIZATIONFAILED] Not for you           | reconnect | auth_failed | administrator
          NO [CONTACTADMIN] Account disabled             | reconnect | auth_failed | administrator
          NO [PRIVACYREQUIRED] Connection offers no privacy | reconnect | auth_failed | settings of the account
          NO [ALERT] Your account is not enabled for IMAP use. (Failure) | reconnect | auth_failed | settings of the account
          NO [ALERT] Application-specific password required: https://g.test/185833 | reconnect | auth_failed | app password
          NO [UNAVAILABLE] Temporary authentication failure. | disconnected | unavailable | for the time being
          NO [INUSE] Mailbox in use                      | disconnected | unavailable | for the time being
          NO [LIMIT] Too much                            | disconnected | unavailable | for the time being
          NO [SERVERBUG] Internal error                  | disconnected | unavailable | for the time being
          NO [OVERQUOTA] Account exceeded command or bandwidth limits. | disconnected | unavailable | for the time being
          NO [ALERT] Too many simultaneous connections. (Failure) | disconnected | unavailable | for the time being
          BAD User is authenticated but not connected.   | disconnected | unavailable | for the time being
          BYE Too busy                                   | disconnected | unavailable | for the time being
          """)
  void aRefusedSignInForReading(String words, String status, String code, String advice) {
    servers.mailboxes().refuseSignIns(words);
    var opening = VirtualThread.run(vertx, () -> imap.open(servers.imap(Security.STARTTLS), login));
    is(Verdict.of(((ImapOpening.Failed) opening).fault()), status, code, advice, words);
  }

  private static void is(Verdict verdict, String status, String code, String advice, String words) {
    var said = new JsonObject();
    switch (verdict) {
      case Verdict.Broken(var why) -> tell(said, "reconnect", why);
      case Verdict.Down(var why) -> tell(said, "disconnected", why);
      case Verdict.Pause(var pause, var why) -> tell(said, "paused " + pause, why);
      case Verdict.Later(var why) -> tell(said, "later", why);
      case Verdict.RecipientsLater(_, _, var why) -> tell(said, "later", why);
      case Verdict.Failed(_, var why) -> tell(said, "failed", why);
      case Verdict.Sent _, Verdict.Unknown _ -> throw new AssertionError(verdict);
    }
    assertThat(said.getString("status")).isEqualTo(status);
    assertThat(said.getString("code")).isEqualTo(code);
    assertThat(said.getString("detail")).contains(advice);
    assertThat(said.getString("answer")).isEqualTo(words);
  }

  private static void tell(JsonObject said, String status, MessageFailure why) {
    said.put("status", status)
        .put("code", why.code())
        .put("detail", why.detail())
        .put("answer", why.smtpReply());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 | invalid_grant | Token has been expired or revoked.      | SIGN_IN_AGAIN
          400 | invalid_grant | AADSTS50173: expired due to it being revoked. | SIGN_IN_AGAIN
          400 | invalid_grant | AADSTS700082: expired due to inactivity. | SIGN_IN_AGAIN
          400 | invalid_grant | AADSTS70008: expired due to inactivity. | SIGN_IN_AGAIN
          400 | invalid_grant | AADSTS70043: sign-in frequency checks.  | SIGN_IN_AGAIN
          400 | invalid_grant | AADSTS50055: the password is expired.   | SIGN_IN_AGAIN
          400 | invalid_grant | AADSTS50132: password change.           | SIGN_IN_AGAIN
          400 | invalid_grant | AADSTS50133: recent password change.    | SIGN_IN_AGAIN
          400 | invalid_grant | AADSTS50089: flow token expired.        | SIGN_IN_AGAIN
          400 | interaction_required | AADSTS50076: multi-factor authentication. | SIGN_IN_AGAIN
          400 | interaction_required | AADSTS50079: enroll in multi-factor authentication. | SIGN_IN_AGAIN
          400 | interaction_required | AADSTS50078: multi-factor authentication expired. | SIGN_IN_AGAIN
          400 | consent_required | AADSTS65001: has not consented.      | SIGN_IN_AGAIN
          400 | invalid_grant | AADSTS65001: has not consented.         | SIGN_IN_AGAIN
          400 | login_required | The user must sign in.                 | SIGN_IN_AGAIN
          400 | invalid_grant | AADSTS50057: the user account is disabled. | ASK_ADMINISTRATOR
          400 | invalid_grant | AADSTS50105: not assigned to a role.    | ASK_ADMINISTRATOR
          400 | invalid_grant | AADSTS53000: the device is not compliant. | ASK_ADMINISTRATOR
          400 | interaction_required | AADSTS53001: the device is not joined. | ASK_ADMINISTRATOR
          400 | invalid_grant | AADSTS53002: the app is not approved.   | ASK_ADMINISTRATOR
          400 | interaction_required | AADSTS53003: blocked by Conditional Access. | ASK_ADMINISTRATOR
          400 | invalid_grant | AADSTS50053: the account is locked.     | ASK_ADMINISTRATOR
          403 | access_denied | Account restricted.                     | ASK_ADMINISTRATOR
          400 | admin_policy_enforced | Not allowed by the administrator. | ASK_ADMINISTRATOR
          401 | invalid_client | AADSTS7000215: invalid client secret.  | OPERATOR
          401 | invalid_client | AADSTS7000222: the client secret keys are expired. | OPERATOR
          400 | unauthorized_client | AADSTS700016: application not found. | OPERATOR
          401 | deleted_client | The OAuth client was deleted.          | OPERATOR
          400 | redirect_uri_mismatch | Bad Request                     | OPERATOR
          429 | invalid_grant | Too many requests.                      | WAIT
          500 | server_error  | Internal error.                         | WAIT
          503 | temporarily_unavailable | AADSTS90033: a transient error. | WAIT
          400 | temporarily_unavailable | The service is busy.          | WAIT
          400 | server_error  | Something went wrong.                   | WAIT
          400 | invalid_grant | AADSTS50033: a retryable error.         | WAIT
          400 | invalid_grant | AADSTS50087: a transient error.         | WAIT
          400 | invalid_grant | AADSTS70012: a server error.            | WAIT
          400 | invalid_grant | AADSTS50196: a loop was detected.       | WAIT
          """)
  void aRefusedToken(int status, String error, String description, OAuthFault.Kind kind) {
    var body = new JsonObject().put("error", error).put("error_description", description);
    oauth.sandbox().faults().answer(status, "application/json", body.encode());
    var denied = (Granting.Denied) provider.refresh(refreshToken, provider.resources().getFirst());
    assertThat(denied.fault().kind()).isEqualTo(kind);
    assertThat(denied.fault().code()).isEqualTo(error);
    assertThat(denied.fault().answer()).isEqualTo(error + ": " + description);
  }
}
