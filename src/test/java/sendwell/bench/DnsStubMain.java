package sendwell.bench;

import java.io.IOException;

/** The name server of {@link DnsBench}. */
final class DnsStubMain {
  private DnsStubMain() {}

  public static void main(String[] args) throws IOException {
    DnsStub.run(new SyntheticDomains(Integer.parseInt(args[0])).zones());
  }
}
