package sendwell.sandbox;

import io.vertx.core.buffer.Buffer;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Writes answers, right ones and wrong ones, from what a world holds. */
public record SandboxAnswers(SandboxZones world) {
  private static final int PLAIN_UDP = 512;
  private static final int EXTENDED_UDP = 1232;
  private static final long TTL = 300;
  private static final int HEADER = 12;

  /** What there is. */
  public Message truth(Message query) {
    var found = world.find(query.getQuestion());
    Message answer = empty(query, found.exists() ? Rcode.NOERROR : Rcode.NXDOMAIN);
    found.records().forEach(record -> answer.addRecord(record, Section.ANSWER));
    if (found.records().isEmpty()) {
      answer.addRecord(world.authority(), Section.AUTHORITY);
    }
    return answer;
  }

  /** Nothing, with a response code. */
  Message empty(Message query, int rcode) {
    Header header = new Header(query.getHeader().getID());
    header.setOpcode(Opcode.QUERY);
    header.setFlag(Flags.QR);
    header.setFlag(Flags.AA);
    header.setFlag(Flags.RD);
    header.setFlag(Flags.RA);
    header.setRcode(rcode);
    Message answer = new Message();
    answer.setHeader(header);
    answer.addRecord(query.getQuestion(), Section.QUESTION);
    if (query.getOPT() != null) {
      answer.addRecord(new OPTRecord(EXTENDED_UDP, 0, 0), Section.ADDITIONAL);
    }
    return answer;
  }

  /** The truth to those who check signatures themselves, and to others a failure. */
  Message bogus(Message query, boolean explained) {
    if (query.getHeader().getFlag(Flags.CD)) {
      return truth(query);
    }
    Message answer = empty(query, Rcode.SERVFAIL);
    if (explained) {
      var why = new ExtendedErrorCodeOption(ExtendedErrorCodeOption.DNSSEC_BOGUS, "no signature");
      answer.removeAllRecords(Section.ADDITIONAL);
      answer.addRecord(new OPTRecord(EXTENDED_UDP, 0, 0, 0, why), Section.ADDITIONAL);
    }
    return answer;
  }

  /** As if there were more than fits. */
  Message cutOff(Message query) {
    Message answer = empty(query, Rcode.NOERROR);
    answer.getHeader().setFlag(Flags.TC);
    return answer;
  }

  /** The truth about another name, which nobody asked for. */
  Message ofAnotherName(Message query) {
    Message answer = empty(query, Rcode.NOERROR);
    Name other = SandboxZones.name("other.test");
    world.find(query.getQuestion()).records().stream()
        .map(record -> record.withName(other))
        .forEach(record -> answer.addRecord(record, Section.ANSWER));
    return answer;
  }

  /** The truth, as if another name had been asked for. */
  Message toAnotherQuestion(Message query) {
    Record asked = query.getQuestion();
    Message answer = truth(query);
    answer.removeAllRecords(Section.QUESTION);
    answer.addRecord(
        Record.newRecord(SandboxZones.name("other.test"), asked.getType(), DClass.IN),
        Section.QUESTION);
    return answer;
  }

  /** Who else might know. */
  Message referral(Message query) {
    Message answer = empty(query, Rcode.NOERROR);
    Name name = query.getQuestion().getName();
    answer.addRecord(
        new NSRecord(name, DClass.IN, TTL, SandboxZones.name("ns.test")), Section.AUTHORITY);
    return answer;
  }

  /** The alias at the name, but not what lies behind it. */
  Message aliasOnly(Message query) {
    Message answer = empty(query, Rcode.NOERROR);
    world.find(query.getQuestion()).records().stream()
        .filter(record -> record.getType() == Type.CNAME)
        .limit(1)
        .forEach(record -> answer.addRecord(record, Section.ANSWER));
    return answer;
  }

  /** Something that begins like an answer, and promises records that never come. */
  Buffer garbled(Message query) {
    Message answer = truth(query);
    Buffer wire = Buffer.buffer(answer.toWire());
    int question = HEADER + query.getQuestion().getName().length() + 2 * Short.BYTES;
    return wire.getBuffer(0, question).appendBytes(new byte[] {(byte) 0xC0, 0x0C, 0, 1, 0});
  }

  /** In as many octets as the query has room for. */
  Buffer wire(Message answer, Message query, boolean byTcp) {
    OPTRecord extended = query.getOPT();
    int size = extended == null ? PLAIN_UDP : extended.getPayloadSize();
    return Buffer.buffer(answer.toWire(byTcp ? Message.MAXLENGTH : size));
  }
}
