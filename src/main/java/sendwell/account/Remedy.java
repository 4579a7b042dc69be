package sendwell.account;

/** Who can do something about the cause of a trouble. */
public enum Remedy {
  /** Whoever owns the mailbox, or uses this Sendwell for it. */
  YOU,
  /** The administrator of the mailbox's domain or server. */
  ADMINISTRATOR,
  /** Whoever runs this Sendwell. */
  OPERATOR,
  /** Nobody: it is likely to pass, and Sendwell tries again by itself. */
  WAIT;

  /** Of a cause with this code. */
  static Remedy of(String code) {
    return switch (code) {
      case "auth_failed",
          "sign_in_again",
          "app_password_needed",
          "browser_sign_in_needed",
          "sender_blocked",
          "mailbox_full",
          "host_not_found",
          "auth_unsupported",
          "daily_limit" ->
          YOU;
      case "ask_administrator",
          "smtp_auth_disabled",
          "not_permitted",
          "no_mailbox",
          "blocked_by_policy",
          "certificate_untrusted" ->
          ADMINISTRATOR;
      case "operator", "address_not_allowed" -> OPERATOR;
      default -> WAIT;
    };
  }
}
