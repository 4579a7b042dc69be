package sendwell;

import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Texts that are nearly right: the same ones for the same seed, so that a failure comes again. */
public final class Noise {
  private static final String CHARACTERS =
      "\0\t\n\r \"!%,-./019:;=@AZ\\_az~\u00e9\u0142\ud83d\ude00";
  private static final int CHANGES_MOST = 6;
  private static final int REPEATS_MOST = 200;

  private Noise() {}

  /** Endlessly many texts, each made from one of the samples by a few changes. */
  public static Stream<String> of(long seed, List<String> samples) {
    var random = new Random(seed);
    return Stream.generate(
        () -> {
          String text = samples.get(random.nextInt(samples.size()));
          for (int changes = random.nextInt(CHANGES_MOST); changes >= 0; changes--) {
            text = change(random).apply(text);
          }
          return text;
        });
  }

  private static UnaryOperator<String> change(Random random) {
    int kind = random.nextInt(5);
    double first = random.nextDouble();
    double second = random.nextDouble();
    int number = random.nextInt(REPEATS_MOST);
    char character = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
    return text -> {
      int from = (int) (Math.min(first, second) * text.length());
      int to = (int) (Math.max(first, second) * text.length());
      String before = text.substring(0, from);
      String between = text.substring(from, to);
      String after = text.substring(to);
      return switch (kind) {
        case 0 -> before + after; // a piece is lost
        case 1 -> before + character + between + after; // something slips in
        case 2 -> before + character + (after.isEmpty() ? "" : after.substring(1)); // is exchanged
        case 3 -> before + String.valueOf(character).repeat(number) + between + after;
        default -> before + between + between + after; // a piece comes twice
      };
    };
  }
}
