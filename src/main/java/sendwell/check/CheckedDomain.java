package sendwell.check;

import java.time.Instant;
import java.util.List;
import sendwell.event.WorkspaceId;
import sendwell.mail.Domain;

/**
 * A domain that is to be checked for a workspace.
 *
 * @param workspace whose accounts send from it
 * @param domain which
 * @param requested whether somebody waits for it
 * @param due when it was to be checked; a later time is a later request
 * @param fresh whether the DNS is asked again for what is remembered of it
 * @param lease until when it is ours; then another may take it over
 * @param hosts that mail is handed to by those accounts; none if no account is left
 */
record CheckedDomain(
    WorkspaceId workspace,
    Domain domain,
    Instant due,
    boolean requested,
    boolean fresh,
    Instant lease,
    List<String> hosts) {}
