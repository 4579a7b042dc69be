package sendwell.check;

import java.util.Map;

/**
 * What came of checking a domain.
 *
 * @param domain which
 * @param findings by aspect
 */
record Outcome(CheckedDomain domain, Map<Aspect, Finding> findings) {}
