/**
 * A small world on loopback to try Sendwell in, and to test it against: mail servers with
 * mailboxes, an authority that vouches for their certificates, a name server with domains and
 * blacklists, and providers to sign in with. The product knows nothing of it: it is reached by
 * configuration only.
 */
package sendwell.sandbox;
