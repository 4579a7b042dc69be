package sendwell.dkim;

import java.util.List;
import sendwell.dns.Answer;
import sendwell.dns.Dns;
import sendwell.dns.DomainName;
import sendwell.dns.Question;
import sendwell.dns.RecordType;
import sendwell.dns.Txt;
import sendwell.mail.Domain;

/** What is found where a key should be (RFC 6376 §3.6.2, §6.1.2). */
public sealed interface KeyLookup {
  /** What the name servers answered. */
  Answer<Txt> answer();

  /** Where the name led, if it is an alias for one at somebody else's. */
  default List<DomainName> aliases() {
    return answer().trace().aliases();
  }

  /**
   * One key. It may have been revoked.
   *
   * @param record the key
   * @param others texts at the same name that are no keys; some receivers read one of those instead
   */
  record Found(KeyRecord record, List<String> others, Answer<Txt> answer) implements KeyLookup {
    /** Keeps its own copy. */
    public Found {
      others = List.copyOf(others);
    }
  }

  /**
   * Texts, but none of them a key that receivers can read.
   *
   * @param text the one that was meant to be the key, or else the first
   * @param reason what is wrong with it, half a sentence
   * @param meant whether it was meant to be a key at all
   */
  record Malformed(String text, String reason, boolean meant, Answer<Txt> answer)
      implements KeyLookup {}

  /**
   * More than one key, so that each receiver takes another one (RFC 6376 §3.6.2.2).
   *
   * @param records how many
   */
  record Several(int records, Answer<Txt> answer) implements KeyLookup {}

  /** Certainly none. */
  record Missing(Answer<Txt> answer) implements KeyLookup {}

  /** The name servers did not say. */
  record Unknown(Answer.Failed<Txt> answer) implements KeyLookup {}

  /**
   * Where a domain publishes the key of this selector.
   *
   * @throws IllegalArgumentException if there cannot be such a name
   */
  static DomainName name(Domain domain, String selector) {
    return DomainName.of(domain).child(selector + "._domainkey");
  }

  /** The question that {@link #at} asks, for those who know earlier that it will. */
  static Question<Txt> question(DomainName name) {
    return new Question<>(name, RecordType.TXT);
  }

  /** Looks at a name. Waits for name servers. */
  static KeyLookup at(DomainName name, Dns dns) {
    return switch (dns.ask(question(name))) {
      case Answer.Found<Txt> found ->
          among(found.records().stream().map(Txt::text).toList(), found);
      case Answer.Absent<Txt> absent -> new Missing(absent);
      case Answer.Failed<Txt> failed -> new Unknown(failed);
    };
  }

  private static KeyLookup among(List<String> texts, Answer<Txt> answer) {
    List<String> keys = texts.stream().filter(KeyRecord::meant).toList();
    if (keys.size() > 1) {
      return new Several(keys.size(), answer);
    }
    String text = keys.isEmpty() ? texts.getFirst() : keys.getFirst();
    try {
      var others = texts.stream().filter(each -> !KeyRecord.meant(each)).toList();
      return new Found(KeyRecord.parse(text), others, answer);
    } catch (IllegalArgumentException e) {
      return new Malformed(text, e.getMessage(), !keys.isEmpty(), answer);
    }
  }
}
