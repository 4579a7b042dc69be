/**
 * What clients may rely on, and what nobody can do: the published interface, who is let in, and
 * what comes of hostile input, over HTTP and the live link only.
 */
package sendwell.contract;
