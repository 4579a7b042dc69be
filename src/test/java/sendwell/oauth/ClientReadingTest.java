package sendwell.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientReadingTest {
  @ParameterizedTest
  @CsvSource({
    "invalid_grant, Malformed auth code., ACCEPTED",
    "invalid_grant, AADSTS70000: The provided value for the 'code' parameter is not valid.,"
        + " ACCEPTED",
    "invalid_grant, AADSTS70008: The authorization code has expired., ACCEPTED",
    "invalid_grant, AADSTS9002313: Invalid request. Request is malformed or invalid., NOT_TOLD",
    "invalid_request, AADSTS900144: The request body must contain a parameter., NOT_TOLD",
    "invalid_client, The OAuth client was not found., NO_SUCH_CLIENT",
    "invalid_client, Unauthorized, WRONG_SECRET",
    "invalid_client, The provided client secret is invalid., WRONG_SECRET",
    "invalid_client, AADSTS7000215: Invalid client secret provided., WRONG_SECRET",
    "invalid_client, AADSTS7000222: The provided client secret keys are expired., SECRET_EXPIRED",
    "unauthorized_client, AADSTS700016: Application not found in the directory., NO_SUCH_CLIENT",
    "invalid_client, AADSTS7000112: Application is disabled., CLIENT_GONE",
    "deleted_client, The OAuth client was deleted., CLIENT_GONE",
    "disabled_client, The OAuth client was disabled., CLIENT_GONE",
    "invalid_request, AADSTS50194: Application is not configured as multi-tenant.,"
        + " ONE_ORGANISATION",
    "unauthorized_client, not for this grant, CLIENT_NOT_ALLOWED",
    "invalid_client, AADSTS7009999: never heard of, REFUSED",
    "invalid_client, '', REFUSED",
    "never_heard_of, invalid_client, NOT_TOLD"
  })
  void anErrorSaysWhatIsWrongWithTheClient(
      String error, String description, ClientReading reading) {
    assertThat(ClientReading.of(error, description)).isEqualTo(reading);
  }
}
