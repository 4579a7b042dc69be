/**
 * A running Sendwell for the tests of other packages: in the test's own process ({@link
 * sendwell.server.Installation}), there and inside a sandbox ({@link sendwell.server.World}), or as
 * a process of its own ({@link sendwell.server.SendwellProcess}); and who talks to it: a {@link
 * sendwell.server.Visitor} in HTTP's words, {@link sendwell.server.Api} in the product's, a {@link
 * sendwell.server.LiveLink} over the bridge.
 */
package sendwell.server;
