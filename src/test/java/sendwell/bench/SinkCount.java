package sendwell.bench;

import java.io.IOException;

/**
 * What the sink has had.
 *
 * @param mails how many
 * @param octets of content, together
 */
record SinkCount(long mails, long octets) {
  static SinkCount of(Peer sink) throws IOException {
    var words = sink.ask("count").split(" ");
    return new SinkCount(Long.parseLong(words[0]), Long.parseLong(words[1]));
  }

  SinkCount minus(SinkCount before) {
    return new SinkCount(mails - before.mails, octets - before.octets);
  }
}
