/**
 * Is a domain fit to send mail? Each {@link sendwell.check.Check} looks at one side of it, in the
 * DNS or on the web, and says what it found, with its evidence and the exact fix. Checks are made
 * for a domain, not for an account; whoever sends from the domain shares the findings.
 */
package sendwell.check;
