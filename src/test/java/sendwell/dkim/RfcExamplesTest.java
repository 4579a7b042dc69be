package sendwell.dkim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import sendwell.dns.ZoneDns;

/** The signed messages that the RFCs print. */
class RfcExamplesTest {
  private static final String MESSAGE =
      """
      From: Joe SixPack <joe@football.example.com>
      To: Suzie Q <suzie@shopping.example.net>
      Subject: Is dinner ready?
      Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)
      Message-ID: <20030712040037.46341.5F8J@football.example.com>

      Hi.

      We lost the game.  Are you hungry yet?

      Joe.
      """;

  private static final String RFC_6376 =
      """
      DKIM-Signature: v=1; a=rsa-sha256; s=brisbane; d=example.com;
            c=simple/simple; q=dns/txt; i=joe@football.example.com;
            h=Received : From : To : Subject : Date : Message-ID;
            bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
            b=AuUoFEfDxTDkHlLXSZEpZj79LICEps6eda7W3deTVFOk4yAUoqOB
            4nujc7YopdG5dWLSdNg6xNAZpOPr+kHxt1IrE+NahM6L/LbvaHut
            KVdkLLkpVaVVQPzeRDI009SO2Il5Lu7rDNH6mZckBdrIx0orEtZV
            4bmp/YzhwvcubU4=;
      Received: from client1.football.example.com  [192.0.2.1]
            by submitserver.example.com with SUBMISSION;
            Fri, 11 Jul 2003 21:01:54 -0700 (PDT)
      """;

  private static final String RFC_8463 =
      """
      DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;
       d=football.example.com; i=@football.example.com;
       q=dns/txt; s=brisbane; t=1528637909; h=from : to :
       subject : date : message-id : from : subject : date;
       bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
       b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus
       Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==
      DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;
       d=football.example.com; i=@football.example.com;
       q=dns/txt; s=test; t=1528637909; h=from : to : subject :
       date : message-id : from : subject : date;
       bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
       b=F45dVWDfMbQDGHJFlXUNB2HKfbCeLRyhDXgFpEL8GwpsRe0IeIixNTe3
       DhCVlUrSjV4BwcVcOF6+FF3Zo9Rpo1tFOeS9mPYQTnGdaSGsgeefOsk2Jz
       dA+L10TeYt9BgDfQNZtKdN1WO//KgIqXP7OdEFE4LjFYNcUxZQ4FADY+8=
      """;

  private final ZoneDns dns =
      new ZoneDns()
          .txt(
              "brisbane._domainkey.example.com",
              "v=DKIM1;"
                  + " p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDwIRP/UC3SBsEmGqZ9ZJW3/DkMoGeLnQg1fWn7/zYtIxN2SnFCjxOCKG9v3b4jYfcTNh5ijSsq631uBItLa7od+v/RtdC2UzJ1lWT947qR+Rcac2gbto/NMqJ0fzfVjH4OuKhitdY9tf6mcwGjaNBcWToIMmPSPDdQPNUYckcQ2QIDAQAB")
          .txt(
              "brisbane._domainkey.football.example.com",
              "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=")
          .txt(
              "test._domainkey.football.example.com",
              "v=DKIM1; k=rsa;"
                  + " p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWRiGs5V6NpP3idY6Wk08a5qhdR6wy5bdOKb2jLQiY/J16JYi0Qvx/byYzCNb3W91y3FutACDfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5QjvHO9PzoxZyVYLzBfO2EeC3Ip3G+2kryOTIKT+l/K4w3QIDAQAB");

  // The RFC prints two spaces after "game."; signed was one.
  @Test
  void theOneOfRfc6376Passes() {
    assertThat(verify(RFC_6376 + MESSAGE.replace(".  Are", ". Are")))
        .singleElement()
        .isInstanceOfSatisfying(
            Verification.Judged.class,
            judged -> {
              assertThat(judged.result()).isEqualTo(Result.PASS);
              assertThat(judged.signature().domain()).hasToString("example.com");
              assertThat(judged.signature().selector()).isEqualTo("brisbane");
              assertThat(judged.signature().algorithm()).hasToString("rsa-sha256");
              assertThat(judged.signature().identity()).hasToString("football.example.com");
              assertThat(judged.bits()).isEqualTo(1024);
            });
  }

  @Test
  void theOneOfRfc6376AsItIsPrintedHasAnotherBody() {
    assertThat(verify(RFC_6376 + MESSAGE))
        .singleElement()
        .satisfies(
            failed -> {
              assertThat(failed.result()).isEqualTo(Result.FAIL);
              assertThat(failed.reason()).contains("body");
            });
  }

  @Test
  void bothOfRfc8463Pass() {
    assertThat(verify(RFC_8463 + MESSAGE))
        .extracting(
            each -> each.result() + " " + ((Verification.Judged) each).signature().algorithm())
        .containsExactly("PASS ed25519-sha256", "PASS rsa-sha256");
  }

  @Test
  void aRelaxedSignatureSurvivesReformatting() {
    String reformatted =
        RFC_8463 + MESSAGE.replace("Subject: Is", "SUBJECT :\tIs \n ").replace("Hi.", "Hi. \t");
    assertThat(verify(reformatted)).extracting(Verification::result).containsOnly(Result.PASS);
  }

  @Test
  void noneSurvivesAnotherSubject() {
    assertThat(verify(RFC_8463 + MESSAGE.replace("dinner", "lunch")))
        .extracting(Verification::result)
        .containsExactly(Result.FAIL, Result.FAIL);
  }

  @Test
  void noFieldCanBeAddedThatWasSignedAsAbsent() {
    assertThat(verify(RFC_8463 + "From: Mallory <m@example.net>\n" + MESSAGE))
        .extracting(Verification::result)
        .containsExactly(Result.FAIL, Result.FAIL);
  }

  private List<Verification> verify(String message) {
    return new Verifier(dns, () -> Instant.parse("2026-11-23T12:00:00Z"))
        .verify(message.replace("\n", "\r\n").getBytes(ISO_8859_1));
  }
}
