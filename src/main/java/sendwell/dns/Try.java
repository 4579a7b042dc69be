package sendwell.dns;

/**
 * A datagram that an answer may still come to.
 *
 * @param exchange whose it is
 * @param server whom it asks
 * @param socket where it leaves
 * @param id what it bears
 * @param sentAt when it leaves, in milliseconds
 * @param earlier the one before it in its exchange; null before the first
 */
record Try(
    Exchange exchange, NameServer server, UdpSocket socket, int id, long sentAt, Try earlier) {}
