/**
 * How healthy a sending account is, from 0 to 100. {@link sendwell.health.Signals} gather what is
 * known, {@link sendwell.health.HealthScore} makes a score of them, purely, so that every stored
 * score can be made again from its stored inputs. What is not known is left out of the sum and is
 * never held against an account.
 */
package sendwell.health;
