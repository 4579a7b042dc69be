package sendwell.outbox;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import sendwell.account.Accounts;
import sendwell.account.Mailboxes;
import sendwell.graph.Graph;
import sendwell.imap.ImapClient;
import sendwell.smtp.SmtpClient;

/**
 * What sending an account's messages takes.
 *
 * @param outbox claims and holds messages
 * @param settler writes down what became of them
 * @param accounts the one writer of the account's status
 * @param mailboxes the way into the account's mailbox
 * @param kept connections from the turn before
 * @param smtp hands mail in
 * @param imap looks into the Sent folder
 * @param graph does both, for mailboxes that are reached so
 * @param time the clock
 * @param random spreads the waits
 */
record LaneParts(
    Outbox outbox,
    Settler settler,
    Accounts accounts,
    Mailboxes mailboxes,
    KeptConnections kept,
    SmtpClient smtp,
    ImapClient imap,
    Graph graph,
    InstantSource time,
    RandomGenerator random) {}
