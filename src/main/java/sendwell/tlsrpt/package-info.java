/**
 * SMTP TLS Reporting (RFC 8460): a domain asks senders to tell it every day how TLS worked when
 * they delivered to it. A TXT record at {@code _smtp._tls.example.com} names where the reports go
 * (§3); it is how the owner of an MTA-STS policy or of DANE records learns that they keep mail out.
 */
package sendwell.tlsrpt;
