package sendwell.account;

/**
 * The health score of an account, as the list shows it.
 *
 * @param account whose
 * @param score 0 to 100; null while nothing at all is known
 * @param band its colour
 * @param stage how much it says; null while there is no score
 */
public record Health(AccountId account, Integer score, HealthBand band, HealthStage stage) {}
