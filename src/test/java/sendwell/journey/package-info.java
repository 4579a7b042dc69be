/**
 * What people do with Sendwell, from the outside: over HTTP, over the live bridge, with a browser,
 * and with the process itself. Every test has a mailbox of its own, so none disturbs another.
 */
package sendwell.journey;
