/**
 * Brand Indicators for Message Identification (draft-brand-indicators-for-message-identification):
 * mailboxes show the logo of a sender whose mail cannot be forged. A TXT record at {@code
 * default._bimi.example.com} names the logo, a file of the form SVG Tiny PS, and the certificate
 * that says whose it is; most mailboxes want one. None shows a logo unless the domain's DMARC
 * policy is enforced.
 */
package sendwell.bimi;
