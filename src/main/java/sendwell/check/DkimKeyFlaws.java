package sendwell.check;

import java.util.ArrayList;
import java.util.List;
import sendwell.dkim.DkimKey;
import sendwell.dkim.KeyLookup;
import sendwell.dkim.KeyRecord;
import sendwell.dns.Answer;
import sendwell.dns.DomainName;
import sendwell.dns.Txt;
import sendwell.mail.Domain;

/**
 * What is wrong with a key where it is published.
 *
 * @param owner the domain that publishes it
 * @param name where that is
 * @param help how a new one is made, a sentence
 */
record DkimKeyFlaws(Domain owner, DomainName name, String help) {
  // Receivers must know RSA keys of 1024 to 4096 bits, and 2048 are recommended (RFC 8301 §3.2).
  private static final int BITS_LEAST = 1024;
  private static final int BITS_WANTED = 2048;
  private static final int BITS_MOST = 4096;

  /** All of it, the worst first; nothing if all is well. */
  List<Flaw> of(KeyLookup lookup) {
    return switch (lookup) {
      case KeyLookup.Unknown(var answer) -> List.of(unknown(answer));
      case KeyLookup.Missing missing -> List.of(missing(missing));
      case KeyLookup.Malformed malformed -> List.of(malformed(malformed));
      case KeyLookup.Several several ->
          List.of(
              Flaw.fail(
                  "dkim_key_several",
                  "There are %d keys at %s, and each receiver takes another one."
                      .formatted(several.records(), name),
                  Fix.words(
                      "Delete the TXT records at %s but the one that the mail server shows."
                          .formatted(name))));
      case KeyLookup.Found found when found.record().revoked() ->
          List.of(
              Flaw.fail(
                  "dkim_key_revoked",
                  "The key at %s has been withdrawn (p= is empty): nothing that is signed with it passes."
                      .formatted(name),
                  Fix.words(help)));
      case KeyLookup.Found found -> Flaw.sorted(found(found));
    };
  }

  /** That all keys are of the new kind, which not every receiver knows (RFC 8463 §1). */
  static Flaw modern() {
    return Flaw.warn(
        "dkim_ed25519_only",
        "There are Ed25519 keys only, and many receivers know nothing but RSA.",
        Fix.words(
            "Have the mail server sign with an RSA key of 2048 bits as well, under a selector of"
                + " its own."));
  }

  private List<Flaw> found(KeyLookup.Found found) {
    var flaws = new ArrayList<Flaw>();
    KeyRecord record = found.record();
    Fix plain = plain(record, found);
    if (!record.allowsHash("sha256")) {
      flaws.add(
          Flaw.fail(
              "dkim_key_sha1",
              "The key at %s is for SHA-1 only (h=), which receivers no longer accept."
                  .formatted(name),
              plain));
    }
    if (!record.forMail()) {
      flaws.add(
          Flaw.fail(
              "dkim_key_service", "The key at %s is not for mail (s=).".formatted(name), plain));
    }
    if (record.key() instanceof DkimKey.Rsa rsa) {
      size(rsa.bits(), flaws);
    }
    if (record.testing()) {
      flaws.add(
          Flaw.warn(
              "dkim_testing",
              "The key at %s is marked as a test (t=y): receivers may treat mail as unsigned."
                  .formatted(name),
              plain));
    }
    if (!found.others().isEmpty()) {
      flaws.add(
          Flaw.warn(
              "dkim_key_others",
              "At %s there are other texts beside the key, and some receivers read one of those."
                  .formatted(name),
              Fix.words("Delete the TXT records at %s but the key.".formatted(name))));
    }
    return flaws;
  }

  private void size(int bits, List<Flaw> flaws) {
    String sentence = "The RSA key at %s has %d bits: %s".formatted(name, bits, "%s");
    Fix renew = Fix.words("Make a new key of 2048 bits under a new selector. " + help);
    if (bits < BITS_LEAST) {
      flaws.add(
          Flaw.fail(
              "dkim_key_short",
              sentence.formatted("receivers accept none below 1024 (RFC 8301)."),
              renew));
    } else if (bits < BITS_WANTED) {
      flaws.add(
          Flaw.warn(
              "dkim_key_weak", sentence.formatted("2048 are recommended (RFC 8301)."), renew));
    } else if (bits > BITS_MOST) {
      flaws.add(
          Flaw.warn(
              "dkim_key_large",
              sentence.formatted("receivers need not know more than 4096 (RFC 8301)."),
              renew));
    }
  }

  private Flaw malformed(KeyLookup.Malformed malformed) {
    String text =
        malformed.meant()
            ? "Receivers cannot read the key at %s: %s.".formatted(name, malformed.reason())
            : "The text at %s is no DKIM key: %s.".formatted(name, malformed.reason());
    return Flaw.fail("dkim_key_malformed", text, repaired(malformed));
  }

  /** Backslashes and quotation marks are what a web form should not have been given. */
  private Fix repaired(KeyLookup.Malformed malformed) {
    try {
      return plain(KeyRecord.parse(malformed.text().replaceAll("[\\\\\"]", "")), malformed);
    } catch (IllegalArgumentException e) {
      return Fix.words("Copy the key once more from where it was made. " + help);
    }
  }

  private Flaw missing(KeyLookup missing) {
    return missing.aliases().isEmpty()
        ? Flaw.fail(
            "dkim_key_missing",
            "There is no key at %s: nothing that is signed with it passes.".formatted(name),
            Fix.words(help))
        : Flaw.fail(
            "dkim_key_alias",
            "%s leads to %s, where there is no key.".formatted(name, missing.aliases().getLast()),
            Fix.words("Check where the CNAME record leads, and switch signing on. " + help));
  }

  private Flaw unknown(Answer.Failed<Txt> answer) {
    return Flaw.of(Silence.finding(owner, answer, "the key at " + name));
  }

  /** The same key without what is wrong around it, unless it is published by somebody else. */
  private Fix plain(KeyRecord record, KeyLookup lookup) {
    return record.revoked() || !lookup.aliases().isEmpty()
        ? Fix.words(help)
        : Fix.publish(
            "Replace the TXT record at %s by this one, with the same key.".formatted(name),
            name.text(),
            "TXT",
            record.plain());
  }
}
