package sendwell.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sendwell.dmarc.Discovery;
import sendwell.dmarc.DmarcLookup;
import sendwell.dmarc.DmarcRecord;
import sendwell.dmarc.Reach;
import sendwell.dns.Dns;
import sendwell.dns.DomainName;
import sendwell.dns.Txt;
import sendwell.mail.Domain;

/**
 * Says why receivers do nothing for a domain, and which record would change that.
 *
 * @param own what is at the place where the domain's own record should be
 */
record DmarcMissing(Domain domain, DmarcLookup own, Dns dns) {
  // What people publish who mean a DMARC record: in other letters, with blanks, with quotes.
  private static final Pattern MEANT =
      Pattern.compile("(?is)[\\s\"'\\\\]*v\\s*=\\s*[\"']?DMARC[\\s_-]*1?[\\s;,\"'\\\\]*(.*)");

  /** No record was found. */
  Finding finding() {
    return switch (own) {
      case DmarcLookup.Several(var records) -> several(records);
      case DmarcLookup.Missing(var others) -> missing(others);
      case DmarcLookup.Found _, DmarcLookup.Unknown _ -> nothing();
    };
  }

  /** A record was found that says nothing. */
  Finding empty(Discovery.Found found) {
    return fail(
        "dmarc_no_policy",
        found.record().text(),
        "The record at _dmarc.%s has no valid policy and nobody to report to: receivers pass it over."
            .formatted(found.at()),
        found.reach() == Reach.ITSELF
            ? DmarcFix.at(domain, found.record().amended(Map.of("rua", DmarcFix.reports(domain))))
            : DmarcFix.first(domain));
  }

  private Finding several(List<DmarcRecord> records) {
    DmarcRecord kept =
        records.stream().filter(DmarcRecord::applies).findFirst().orElse(records.getFirst());
    return fail(
        "dmarc_several",
        "%d records".formatted(records.size()),
        "There are %d DMARC records at _dmarc.%s, and receivers use none of them."
            .formatted(records.size(), domain),
        DmarcFix.at(domain, kept.amended(Map.of())));
  }

  private Finding missing(List<String> others) {
    if (others.stream().anyMatch(text -> text.startsWith("v=spf1"))) {
      return fail(
          "dmarc_is_spf",
          others.getFirst(),
          "At _dmarc.%s there is an SPF record and no DMARC record; a wildcard may put it there."
              .formatted(domain),
          DmarcFix.first(domain));
    }
    for (String text : others) {
      Matcher meant = MEANT.matcher(text);
      if (meant.matches()) {
        return malformed(text, meant.group(1));
      }
    }
    return atApex().orElseGet(this::nothing);
  }

  private Finding malformed(String text, String rest) {
    String repaired =
        DmarcRecord.parse("v=DMARC1; " + rest.replaceAll("[\"\\\\]", ""))
            .filter(DmarcRecord::applies)
            .map(record -> record.amended(Map.of()))
            .orElseGet(() -> DmarcFix.record(domain));
    return fail(
        "dmarc_malformed",
        text,
        "Receivers do not know the text at _dmarc.%s for a DMARC record: it has to begin with exactly v=DMARC1 and a semicolon."
            .formatted(domain),
        DmarcFix.at(domain, repaired));
  }

  private Optional<Finding> atApex() {
    return dns.txt(DomainName.of(domain)).recordsOrNone().stream()
        .map(Txt::text)
        .flatMap(text -> DmarcRecord.parse(text).stream())
        .findFirst()
        .map(
            record ->
                fail(
                    "dmarc_at_apex",
                    record.text(),
                    "The DMARC record is at %s itself, and receivers look at _dmarc.%s only."
                        .formatted(domain, domain),
                    DmarcFix.at(
                        domain,
                        record.applies() ? record.amended(Map.of()) : DmarcFix.record(domain))));
  }

  private Finding nothing() {
    return fail(
        "dmarc_missing",
        "",
        "%s has no DMARC record: anybody can send in its name, and large receivers refuse much of its mail."
            .formatted(domain),
        DmarcFix.first(domain));
  }

  private static Finding fail(String code, String value, String text, Fix fix) {
    return Finding.fail(code, value, text).fixedBy(fix);
  }
}
