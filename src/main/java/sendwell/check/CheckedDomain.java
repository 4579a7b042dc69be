package sendwell.check;

import sendwell.event.WorkspaceId;
import sendwell.mail.Domain;

/**
 * A domain that is to be checked for a workspace.
 *
 * @param workspace whose accounts send from it
 * @param domain which
 * @param requested whether somebody waits for it
 * @param fresh whether the DNS is asked again for what is remembered of it
 */
record CheckedDomain(WorkspaceId workspace, Domain domain, boolean requested, boolean fresh) {}
