package sendwell.web;

import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import sendwell.event.WorkspaceId;

/** Who is calling: somebody signed in with a browser, or a program with an API key. */
public sealed interface Caller {
  /** The only workspace the caller may see or change. */
  WorkspaceId workspace();

  /** The session or key by which access is granted, and taken away again. */
  UUID grant();

  /**
   * A person in a browser.
   *
   * @param workspace whose data
   * @param grant the session
   * @param member the person
   * @param email the address the person signed in with
   * @param csrfToken what every unsafe request must repeat
   */
  record Member(WorkspaceId workspace, UUID grant, UUID member, String email, String csrfToken)
      implements Caller {
    @Override
    public String toString() {
      return "Member[" + member + "]";
    }
  }

  /**
   * A program.
   *
   * @param workspace whose data
   * @param grant the API key's id
   */
  record Program(WorkspaceId workspace, UUID grant) implements Caller {}

  /** Who sent this request; only behind {@link Authentication}. */
  static Caller of(RoutingContext ctx) {
    return ctx.get(Authentication.CALLER);
  }
}
