/**
 * Mail submission: the client's side of SMTP (RFC 5321, RFC 6409) with STARTTLS (RFC 3207), AUTH
 * (RFC 4954), PIPELINING (RFC 2920), SIZE (RFC 1870), 8BITMIME (RFC 6152) and enhanced status codes
 * (RFC 2034, RFC 3463), and the composing of the mail itself (RFC 5322, RFC 2045). A {@link
 * sendwell.smtp.SmtpClient} opens a {@link sendwell.smtp.SmtpConnection}, which sends one mail
 * after the other and says of each what became of it: a {@link sendwell.smtp.Delivery}. Addresses
 * are ASCII here ({@link sendwell.mail.EmailAddress}), so SMTPUTF8 (RFC 6531) is never needed.
 */
package sendwell.smtp;
