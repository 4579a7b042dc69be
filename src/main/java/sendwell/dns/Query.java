package sendwell.dns;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Type;

/**
 * A question as it goes over the wire, but for its id (RFC 1035 §4.1). It asks for recursion, for
 * word of validation (AD, RFC 6840 §5.7), and for answers that fit any network's packets (RFC 6891
 * §6.2.3).
 */
final class Query {
  private static final int HEADER = 12;
  private static final int QUESTION_TAIL = 4;
  private static final int OPT = 11;
  private static final int UDP_SIZE = 1232;

  private static final int FLAGS = 2;
  private static final int QUESTIONS = 4;
  private static final int RESPONSE = 0x80;
  private static final int OPCODE = 0x78;
  private static final int RECURSION_DESIRED = 0x0100;
  private static final int AUTHENTIC_DATA = 0x0020;
  private static final int CHECKING_DISABLED = 0x0010;

  private final byte[] message;

  private Query(Question<?> question, int flags) {
    byte[] name = question.name().wire().toWireCanonical();
    message = new byte[HEADER + name.length + QUESTION_TAIL + OPT];
    ByteBuffer.wrap(message)
        .putShort((short) 0)
        .putShort((short) flags)
        .putShort((short) 1) // a question,
        .putInt(0) // no answer, no authority,
        .putShort((short) 1) // and one additional record
        .put(name)
        .putShort((short) question.type().number())
        .putShort((short) DClass.IN)
        .put((byte) 0)
        .putShort((short) Type.OPT)
        .putShort((short) UDP_SIZE);
  }

  static Query of(Question<?> question) {
    return new Query(question, RECURSION_DESIRED | AUTHENTIC_DATA);
  }

  /** The same, to be answered although signatures are wrong (CD, RFC 4035 §3.2.2). */
  static Query unchecked(Question<?> question) {
    return new Query(question, RECURSION_DESIRED | CHECKING_DISABLED);
  }

  byte[] message(int id) {
    byte[] copy = message.clone();
    copy[0] = (byte) (id >>> 8);
    copy[1] = (byte) id;
    return copy;
  }

  /** The id of a message, which has two octets at least. */
  static int id(byte[] message) {
    return Byte.toUnsignedInt(message[0]) << Byte.SIZE | Byte.toUnsignedInt(message[1]);
  }

  /** Whether a message that bears our id is an answer to just this question (RFC 5452 §9.1). */
  boolean isAnsweredBy(byte[] answer) {
    int end = message.length - OPT;
    return answer.length >= end
        && (answer[FLAGS] & (RESPONSE | OPCODE)) == RESPONSE
        && answer[QUESTIONS] == 0
        && answer[QUESTIONS + 1] == 1
        && (Arrays.equals(answer, HEADER, end, message, HEADER, end)
            || isSpelledAlike(answer, end));
  }

  // Our names are in lower case; our types and classes have no octet that is a capital letter.
  private boolean isSpelledAlike(byte[] answer, int end) {
    for (int i = HEADER; i < end; i++) {
      boolean capital = answer[i] >= 'A' && answer[i] <= 'Z';
      if (message[i] != (capital ? answer[i] - 'A' + 'a' : answer[i])) {
        return false;
      }
    }
    return true;
  }
}
