package sendwell;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may import whom, and what no code of ours may do. */
class ArchitectureTest {
  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("sendwell");

  private static final Set<String> ADAPTER = Set.of("mail", "failure");
  private static final Set<String> KIT =
      Set.of("failure", "json", "id", "file", "thread", "db", "event", "secret", "web");

  /** Each package, and which others it may know: kit, adapters, slices, from the bottom up. */
  private static final Map<String, Set<String>> MAY_KNOW =
      Map.ofEntries(
          Map.entry("failure", Set.of()),
          Map.entry("json", Set.of()),
          Map.entry("id", Set.of()),
          Map.entry("file", Set.of()),
          Map.entry("thread", Set.of()),
          Map.entry("db", Set.of("file", "id")),
          Map.entry("event", Set.of("db", "json")),
          Map.entry("secret", Set.of("db", "file")),
          Map.entry("web", Set.of("failure", "json", "id", "db", "event")),
          Map.entry("mail", Set.of("failure")),
          Map.entry("dns", ADAPTER),
          Map.entry("spf", Set.of("mail", "failure", "dns")),
          Map.entry("http", ADAPTER),
          Map.entry("mtasts", Set.of("mail", "failure", "dns", "http")),
          Map.entry("tlsrpt", Set.of("mail", "failure", "dns")),
          Map.entry("bimi", Set.of("mail", "failure", "dns")),
          Map.entry("rdap", Set.of("mail", "failure", "http")),
          Map.entry("oauth", Set.of("mail", "failure", "http")),
          Map.entry("graph", Set.of("mail", "failure", "http")),
          Map.entry("smtp", ADAPTER),
          Map.entry("imap", ADAPTER),
          Map.entry("dnsbl", Set.of("mail", "failure", "dns")),
          Map.entry("dkim", Set.of("mail", "failure", "dns")),
          Map.entry("dmarc", Set.of("mail", "failure", "dns")),
          Map.entry("workspace", slice("mail")),
          Map.entry("account", slice("mail", "oauth", "graph", "workspace")),
          Map.entry("provider", slice("oauth", "account")),
          Map.entry("connect", slice("mail", "dns", "http", "smtp", "imap", "account")),
          Map.entry("signin", slice("mail", "oauth", "graph", "account", "connect")),
          Map.entry(
              "reconnect", slice("mail", "oauth", "workspace", "account", "connect", "signin")),
          Map.entry("outbox", slice("mail", "smtp", "imap", "graph", "account")),
          Map.entry("verify", slice("account", "outbox")),
          Map.entry("inbox", slice("mail", "imap", "graph", "account", "outbox")),
          Map.entry(
              "check",
              slice(
                  "mail", "dns", "spf", "dkim", "dmarc", "dnsbl", "http", "mtasts", "tlsrpt",
                  "bimi", "rdap", "account")),
          Map.entry("health", slice("mail", "dns", "account", "outbox", "check")));

  @Test
  void noPackageDependsOnItself() {
    slices().matching("sendwell.(*)..").should().beFreeOfCycles().check(PRODUCT);
  }

  @Test
  void everyPackageHasItsPlaceInTheTable() {
    var packages = new TreeSet<String>();
    PRODUCT.forEach(type -> packages.add(type.getPackageName().replaceAll("^sendwell\\.?", "")));
    packages.remove("");
    assertThat(packages).isEqualTo(new TreeSet<>(MAY_KNOW.keySet()));
  }

  @ParameterizedTest
  @MethodSource("packages")
  void aPackageKnowsOnlyWhatStandsBelowIt(String name) {
    var allowed =
        Stream.concat(Stream.of(name), MAY_KNOW.get(name).stream())
            .map(known -> "sendwell." + known + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage("sendwell." + name + "..")
        .should()
        .dependOnClassesThat(resideInAPackage("sendwell..").and(not(resideInAnyPackage(allowed))))
        .check(PRODUCT);
  }

  static Collection<String> packages() {
    return new TreeSet<>(MAY_KNOW.keySet());
  }

  @ParameterizedTest
  @CsvSource({
    "org.xbill.DNS.., dns",
    "io.vertx.ext.mail.., smtp",
    "jakarta.mail.., imap",
    "org.eclipse.angus.., imap",
    "io.vertx.ext.web.handler.sockjs.., web",
    "com.google.crypto.tink.., secret",
    "org.flywaydb.., db",
    "io.zonky.., db",
    "com.password4j.., workspace",
    "de.siegmar.fastcsv.., connect",
    "io.vertx.ext.web.client.., http",
    "io.vertx.ext.auth.., oauth",
    "io.netty.util.., dns",
    "io.netty.handler.codec.., web",
    "io.vertx.core.net.impl.., web"
  })
  void aLibraryHasOneDoor(String library, String door) {
    noClasses()
        .that()
        .resideOutsideOfPackage("sendwell." + door + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(PRODUCT);
  }

  @Test
  void whateverIsFetchedComesThroughOneDoor() {
    noClasses()
        .that()
        .resideOutsideOfPackage("sendwell.http..")
        .should()
        .dependOnClassesThat(
            belongToAnyOf(
                HttpClient.class, HttpURLConnection.class, java.net.http.HttpClient.class))
        .check(PRODUCT);
  }

  @Test
  void noClassSpeaksBothToPostgresAndToTheBrowser() {
    noClasses()
        .that(depend("io.vertx.sqlclient"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.vertx.ext.web..")
        .check(PRODUCT);
  }

  @Test
  void decisionsKnowNoVertx() {
    classes()
        .that(
            named(
                "sendwell.outbox.RetrySchedule",
                "sendwell.outbox.Answers",
                "sendwell.outbox.Rule",
                "sendwell.outbox.GraphVerdicts",
                "sendwell.outbox.Verdict",
                "sendwell.outbox.Verdicts",
                "sendwell.inbox.Classifier",
                "sendwell.inbox.Inbound",
                "sendwell.graph.FaultReading",
                "sendwell.graph.GraphFault",
                "sendwell.oauth.ErrorReading",
                "sendwell.oauth.OAuthFault",
                "sendwell.smtp.Reply",
                "sendwell.smtp.ReplyParser",
                "sendwell.smtp.EnhancedStatus",
                "sendwell.smtp.Extensions",
                "sendwell.account.Account",
                "sendwell.account.Connection",
                "sendwell.account.HealthBand",
                "sendwell.account.NewAccount",
                "sendwell.health.Curve",
                "sendwell.health.HealthScore",
                "sendwell.health.Inputs",
                "sendwell.health.Rate",
                "sendwell.health.Rates",
                "sendwell.health.Score",
                "sendwell.health.Signals",
                "sendwell.connect.Guesses",
                "sendwell.connect.Autoconfig",
                "sendwell.connect.Autodiscover"))
        .should(onlyKnowValues())
        .check(PRODUCT);
  }

  @Test
  void valueTypesKnowOnlyValues() {
    classes()
        .that()
        .resideInAnyPackage(
            "sendwell.failure..", "sendwell.mail..", "sendwell.id..", "sendwell.spf..")
        .should(onlyKnowValues())
        .check(PRODUCT);
  }

  @Test
  void nobodyReadsTheClock() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("sendwell.Main")
        .should()
        .callMethodWhere(readsTheClock())
        .check(PRODUCT);
  }

  @Test
  void nobodySleeps() {
    noClasses().should().callMethod(Thread.class, "sleep", long.class).check(PRODUCT);
    noClasses().should().callMethod(Thread.class, "sleep", Duration.class).check(PRODUCT);
  }

  // After one such await timed out, the next one threw (measured on Vert.x 5.0.8).
  @Test
  void nobodyAwaitsWithATimeLimit() {
    noClasses()
        .should()
        .callMethod(Future.class, "await", long.class, TimeUnit.class)
        .check(PRODUCT);
  }

  @Test
  void onlyTheStartPrints() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("sendwell.Main")
        .and()
        .doNotHaveFullyQualifiedName("sendwell.Launcher")
        .should()
        .callMethodWhere(
            describe("print", call -> call.getTargetOwner().isEquivalentTo(PrintStream.class)))
        .check(PRODUCT);
  }

  private static Set<String> slice(String... others) {
    return Stream.concat(KIT.stream(), Stream.of(others)).collect(Collectors.toUnmodifiableSet());
  }

  private static DescribedPredicate<JavaClass> named(String... names) {
    var wanted = List.of(names);
    assertThat(wanted).allSatisfy(name -> assertThat(PRODUCT.contain(name)).as(name).isTrue());
    return describe(
        "are pure",
        type -> wanted.stream().anyMatch(n -> type.getName().matches("\\Q" + n + "\\E(\\$.*)?")));
  }

  private static DescribedPredicate<JavaClass> depend(String library) {
    return describe(
        "depend on " + library,
        type ->
            type.getDirectDependenciesFromSelf().stream()
                .anyMatch(d -> d.getTargetClass().getPackageName().startsWith(library)));
  }

  private static ArchCondition<JavaClass> onlyKnowValues() {
    return ArchConditions.onlyDependOnClassesThat(
        resideInAnyPackage(
            "java..",
            "javax..",
            "org.w3c.dom..",
            "sendwell..",
            "com.fasterxml.jackson.annotation..",
            // Octets as they come from the socket: a value, and no way to do anything.
            "io.vertx.core.buffer..",
            ""));
  }

  private static DescribedPredicate<JavaCall<?>> readsTheClock() {
    var clocks =
        belongToAnyOf(
            Clock.class,
            Date.class,
            Instant.class,
            InstantSource.class,
            LocalDate.class,
            LocalDateTime.class,
            LocalTime.class,
            OffsetDateTime.class,
            System.class,
            ZonedDateTime.class);
    return describe(
        "reads the clock",
        call ->
            clocks.test(call.getTargetOwner())
                && Set.of("now", "currentTimeMillis", "nanoTime", "system", "systemUTC")
                    .contains(call.getName())
                && call.getTarget().getRawParameterTypes().isEmpty());
  }
}
