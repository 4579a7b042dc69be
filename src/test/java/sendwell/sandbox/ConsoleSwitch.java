package sendwell.sandbox;

/** Something of the sandbox that can be made to misbehave, and to behave again. Of the console. */
final class ConsoleSwitch {
  private final String spoilLabel;
  private final Runnable spoil;
  private final String mendLabel;
  private final Runnable mend;
  private boolean spoilt;

  ConsoleSwitch(String spoilLabel, Runnable spoil, String mendLabel, Runnable mend) {
    this.spoilLabel = spoilLabel;
    this.spoil = spoil;
    this.mendLabel = mendLabel;
    this.mend = mend;
  }

  /** One that is over at once, and can be done again. */
  static ConsoleSwitch once(String label, Runnable action) {
    return new ConsoleSwitch(label, action, label, action);
  }

  void turn() {
    (spoilt ? mend : spoil).run();
    spoilt = !spoilt;
  }

  /** What turning it will do. */
  String label() {
    return spoilt ? mendLabel : spoilLabel;
  }
}
