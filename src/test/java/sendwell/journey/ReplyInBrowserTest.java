package sendwell.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sendwell.mail.EmailAddress;
import sendwell.sandbox.Letter;
import sendwell.server.ReadingWorld;
import sendwell.server.World;

/** Whoever looks at the Email List sees a reply come in. */
@InBrowser
class ReplyInBrowserTest {
  @RegisterExtension static final ReadingWorld WORLD = new ReadingWorld();

  @Test
  void aReplyShowsWithoutReloading(Chromium chromium) {
    var api = WORLD.api();
    var recipient = WORLD.mailbox("friends.test");
    var account = WORLD.connected(WORLD.smtpServer());
    var sender = EmailAddress.parse(account.getString("email"));
    try (var window = chromium.open(api)) {
      window.go("/accounts/" + account.getString("id") + "/messages");
      api.messageIs(api.send(account, World.draft("Shall we talk?", recipient)), "sent");
      api.messageIs(api.send(account, World.draft("Another one", recipient)), "sent");
      assertThat(window.row("Shall we talk?")).containsText("Sent");

      var mail =
          WORLD.mails(recipient, "INBOX", 2).stream()
              .filter(one -> one.subject().equals("Shall we talk?"))
              .findFirst()
              .orElseThrow();
      WORLD.sandbox().mailboxes().deliver(sender, Letter.reply(mail, recipient, sender).encode());

      assertThat(window.row("Shall we talk?")).containsText("Replied");
      assertThat(window.row("Another one")).containsText("Sent");
      window.picture("email-list-replied");
      window.row("Shall we talk?").click();
      window.sees("Message-ID");
      window.picture("message-replied");
      window.hasNoComplaints();
    }
  }
}
