package sendwell.bench;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;
import sendwell.sandbox.SandboxZones;

/**
 * The answers of a world (without its wildcards), written down beforehand: to answer a query is to
 * find one and to copy it. Names must be asked in lower case.
 */
final class ReadyAnswers {
  private static final int ID = 2;
  private static final int QUESTIONS = 4;
  private static final int AUTHORITIES = 8;
  private static final int ADDITIONALS = 10;
  private static final int HEADER = 12;
  private static final int TYPE_AND_CLASS = 4;
  private static final byte[] OPT = {0, 0, Type.OPT, 4, (byte) 0xD0, 0, 0, 0, 0, 0, 0};
  private static final List<Integer> TYPES_BEHIND_ALIASES =
      List.of(Type.A, Type.AAAA, Type.MX, Type.TXT);

  /** By question: what comes after the id, but for the question itself. */
  private final Map<ByteBuffer, byte[]> answers = new HashMap<>();

  private final Set<ByteBuffer> names = new HashSet<>();
  private final byte[] noData;
  private final byte[] noName;

  ReadyAnswers(SandboxZones world) {
    noData = nothing(Rcode.NOERROR, world.authority());
    noName = nothing(Rcode.NXDOMAIN, world.authority());
    world.records().forEach((name, records) -> add(world, name, records));
  }

  private void add(SandboxZones world, Name name, List<Record> records) {
    for (Name each = name; each.labels() > 1; each = new Name(each, 1)) {
      names.add(ByteBuffer.wrap(each.toWire()));
    }
    records.stream()
        .map(Record::getType)
        .flatMap(type -> type == Type.CNAME ? TYPES_BEHIND_ALIASES.stream() : Stream.of(type))
        .distinct()
        .map(type -> Record.newRecord(name, type, DClass.IN))
        .forEach(
            question ->
                answers.put(key(question), written(question, world.find(question).records())));
  }

  /** Writes the answer to a query. */
  void answer(ByteBuffer query, ByteBuffer answer) {
    int nameEnd = HEADER;
    while (query.get(nameEnd) != 0) {
      nameEnd += 1 + query.get(nameEnd);
    }
    nameEnd++;
    ByteBuffer question = query.slice(HEADER, nameEnd + TYPE_AND_CLASS - HEADER);
    byte[] ready = answers.get(question);
    if (ready == null) {
      ready = names.contains(query.slice(HEADER, nameEnd - HEADER)) ? noData : noName;
    }
    answer.clear().putShort(query.getShort(0)).put(ready, 0, HEADER - ID);
    answer.put(question).put(ready, HEADER - ID, ready.length - (HEADER - ID));
    if (query.getShort(ADDITIONALS) > 0) { // it speaks EDNS
      answer.put(OPT).putShort(ADDITIONALS, (short) 1);
    }
    answer.flip();
  }

  private static ByteBuffer key(Record question) {
    byte[] name = question.getName().toWire();
    return ByteBuffer.allocate(name.length + TYPE_AND_CLASS)
        .put(name)
        .putShort((short) question.getType())
        .putShort((short) question.getDClass())
        .flip();
  }

  private static byte[] written(Record question, List<Record> records) {
    var message = new Message();
    message.setHeader(header(Rcode.NOERROR));
    message.addRecord(question, Section.QUESTION);
    records.forEach(record -> message.addRecord(record, Section.ANSWER));
    byte[] wire = message.toWire();
    int questionEnd = HEADER + question.getName().length() + TYPE_AND_CLASS;
    return ByteBuffer.allocate(HEADER - ID + wire.length - questionEnd)
        .put(wire, ID, HEADER - ID)
        .put(wire, questionEnd, wire.length - questionEnd)
        .array();
  }

  /** Fits every question: nothing in it refers to a place in the message. */
  private static byte[] nothing(int rcode, Record authority) {
    byte[] zone = authority.toWireCanonical();
    return ByteBuffer.allocate(HEADER - ID + zone.length)
        .put(header(rcode).toWire(), ID, HEADER - ID)
        .putShort(QUESTIONS - ID, (short) 1)
        .putShort(AUTHORITIES - ID, (short) 1)
        .put(zone)
        .array();
  }

  private static Header header(int rcode) {
    var header = new Header(0);
    header.setFlag(Flags.QR);
    header.setFlag(Flags.RD);
    header.setFlag(Flags.RA);
    header.setRcode(rcode);
    return header;
  }
}
