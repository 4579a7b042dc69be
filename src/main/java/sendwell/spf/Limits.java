package sendwell.spf;

/** What one check may cost others (RFC 7208 §4.6.4). For one check. */
final class Limits {
  /** So many terms may look something up. */
  static final int LOOKUPS = 10;

  /** So many of them may find nothing. */
  static final int VOIDS = 2;

  /** So many names of an MX or of a client are looked at. */
  static final int NAMES = 10;

  private int lookups;
  private int voids;

  void lookUp() {
    lookups++;
  }

  void findNothing() {
    voids++;
  }

  int lookups() {
    return lookups;
  }

  int voids() {
    return voids;
  }

  int left() {
    return LOOKUPS - lookups;
  }

  boolean tooManyLookups() {
    return lookups > LOOKUPS;
  }

  boolean tooManyVoids() {
    return voids > VOIDS;
  }
}
