/**
 * The benchmark: measures a Sendwell on this machine beside what else does the same work, on
 * loopback only, and prints ratios and percentiles; it neither passes nor fails. Whatever stands at
 * the other end (the sink, the dashboards) runs in a process of its own.
 */
package sendwell.bench;
