package sendwell.account;

/** How the account came here. */
public enum Origin {
  /** An existing mailbox was connected. */
  CONNECTED,
  /** The mailbox was bought inside the product. */
  PURCHASED
}
