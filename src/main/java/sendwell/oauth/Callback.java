package sendwell.oauth;

/**
 * What the browser brings back from the provider (RFC 6749 §4.1.2, RFC 9207); what it does not
 * bring is empty.
 *
 * @param code to be exchanged for tokens
 * @param state of the sign-in
 * @param issuer who sent the browser back ({@code iss})
 * @param error instead of a code
 * @param description of the error
 */
public record Callback(String code, String state, String issuer, String error, String description) {
  @Override
  public String toString() {
    return "Callback[***, " + error + "]";
  }
}
