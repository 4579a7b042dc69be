package sendwell.sandbox;

import io.vertx.core.json.JsonObject;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** In what ways a provider misbehaves at present. Safe for use by any thread. */
public final class ProviderFaults {
  private static final Runnable NOTHING = () -> {};

  private final ProviderGrants grants;
  private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(NOTHING);
  private final Set<String> dropped = new ConcurrentSkipListSet<>();
  private volatile Trouble trouble = new Trouble.None();
  private volatile boolean rotates;
  private volatile boolean refusesRefresh;
  private volatile boolean secretExpired;
  private volatile boolean unsigned;
  private volatile UnaryOperator<JsonObject> claims = UnaryOperator.identity();

  /** What programs meet instead of the truth; the pages for people stay. */
  sealed interface Trouble {
    /** The truth. */
    record None() implements Trouble {}

    /** This answer, whatever was asked, with the advice to come again after 90 seconds. */
    record Answer(int status, String type, String body) implements Trouble {}

    /** No answer, ever. */
    record Silence() implements Trouble {}
  }

  ProviderFaults(ProviderGrants grants, boolean rotates) {
    this.grants = grants;
    this.rotates = rotates;
  }

  /** Each refresh hands out a new refresh token, and the old one is worth nothing at once. */
  public void rotate(boolean always) {
    rotates = always;
  }

  /** No refresh token is good any more ({@code invalid_grant}). */
  public void refuseRefresh() {
    refusesRefresh = true;
  }

  /** This permission is never granted from here on, and taken out of what was granted before. */
  public void drop(String scope) {
    dropped.add(scope);
    grants.withdraw(scope);
  }

  /** The application's secret is over ({@code invalid_client}). */
  public void expireSecret() {
    secretExpired = true;
  }

  /** Every program is answered this, whatever it asks. */
  public void answer(int status, String type, String body) {
    trouble = new Trouble.Answer(status, type, body);
  }

  /** No program gets an answer. */
  public void fallSilent() {
    trouble = new Trouble.Silence();
  }

  /** Writes other claims into id tokens than the truth. */
  public void forge(UnaryOperator<JsonObject> change) {
    claims = change;
  }

  /** Signs id tokens no longer. */
  public void forgetToSign() {
    unsigned = true;
  }

  /** Takes its time over the next request of a program, until this is done. */
  public void meanwhile(Runnable something) {
    meanwhile.set(something);
  }

  /** Ends every misbehaviour; what was withdrawn stays so, and rotation is no misbehaviour. */
  public void behave() {
    trouble = new Trouble.None();
    refusesRefresh = false;
    secretExpired = false;
    unsigned = false;
    claims = UnaryOperator.identity();
    dropped.clear();
  }

  /** Once. */
  Runnable meanwhile() {
    return meanwhile.getAndSet(NOTHING);
  }

  Trouble trouble() {
    return trouble;
  }

  Set<String> dropped() {
    return dropped;
  }

  boolean rotates() {
    return rotates;
  }

  boolean refusesRefresh() {
    return refusesRefresh;
  }

  boolean secretExpired() {
    return secretExpired;
  }

  boolean unsigned() {
    return unsigned;
  }

  UnaryOperator<JsonObject> claims() {
    return claims;
  }
}
