package sendwell.http;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import sendwell.TemporaryFolder;
import sendwell.dns.DnsHosts;
import sendwell.dns.HostsFile;
import sendwell.dns.ZoneDns;
import sendwell.mail.Cidr;
import sendwell.mail.NetworkPolicy;
import sendwell.mail.Trust;
import sendwell.sandbox.Authority;
import sendwell.sandbox.SandboxWeb;

/** A web server for whoever fetches something, and a DNS that leads to it: fresh for each test. */
public final class FetchingWorld
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
  private final String[] names;
  private TemporaryFolder folder;
  private Vertx vertx;
  private Authority authority;
  private ZoneDns dns;
  private SandboxWeb server;

  /** The server is called by these names. */
  public FetchingWorld(String... names) {
    this.names = names;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    vertx = Vertx.vertx();
    folder = TemporaryFolder.create();
    authority = Authority.create(folder.path());
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    server = SandboxWeb.start(vertx, authority, "127.0.0.1", names);
    dns = new ZoneDns();
    for (String name : names) {
      dns.addresses(name, "127.0.0.1");
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    server.close();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    vertx.close().await();
    folder.close();
  }

  /** Leads to the server. */
  public ZoneDns dns() {
    return dns;
  }

  /** Where files are fetched from. */
  public SandboxWeb server() {
    return server;
  }

  /** Vouches for the server, as a PEM file. */
  public Path trustFile() {
    return authority.pem();
  }

  /** Runs the server. */
  public Vertx vertx() {
    return vertx;
  }

  /** Fetches from there, trusting its certificate. */
  public Web web() {
    var hosts =
        new DnsHosts(
            dns,
            HostsFile.at(folder.path().resolve("none")),
            new NetworkPolicy(Cidr.list("127.0.0.1/32")));
    return new Web(vertx, hosts, Trust.with(authority.pem()), Duration.ofSeconds(20));
  }
}
