package sendwell.workspace;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.UUID;
import sendwell.event.EventLog;
import sendwell.event.WorkspaceId;
import sendwell.failure.Conflict;
import sendwell.failure.Invalid;
import sendwell.failure.Refused;
import sendwell.mail.EmailAddress;
import sendwell.web.AccessEnded;
import sendwell.web.Answer;
import sendwell.web.Caller;
import sendwell.web.JsonBody;
import sendwell.web.Routes;
import sendwell.web.SessionCookie;
import sendwell.web.Source;
import sendwell.workspace.SignInDelays.Subject;

/** Creating the owner at the first start, signing in, signing out. */
record SignInRoutes(
    Members members,
    Sessions sessions,
    Passwords passwords,
    SignInDelays delays,
    SetupCode setupCode,
    SessionCookie cookie,
    Source source,
    AccessEnded accessEnded,
    EventLog log,
    InstantSource time)
    implements Routes {
  private static final int PASSWORD_LEAST = 12;
  private static final int PASSWORD_MOST = 200;
  private static final int NAME_MOST = 100;

  private record Setup(boolean needed, boolean codeRequired) {}

  private record Person(UUID id, String email) {}

  private record Workspace(WorkspaceId id, String name) {}

  private record Me(Person user, Workspace workspace, String csrfToken) {}

  @Override
  public void mountOpen(Router api) {
    api.get("/setup").handler(this::readSetup);
    api.post("/setup").handler(this::setUp);
    api.post("/login").handler(this::signIn);
  }

  @Override
  public void mount(Router api) {
    api.get("/me").handler(this::me);
    api.post("/logout").handler(this::signOut);
  }

  private void readSetup(RoutingContext ctx) {
    boolean needed = !members.any();
    Answer.json(ctx, 200, new Setup(needed, needed && setupCode.required()));
  }

  private void setUp(RoutingContext ctx) {
    var body = JsonBody.of(ctx);
    var email = body.required("email", EmailAddress::parse);
    String password = body.required("password", SignInRoutes::goodPassword);
    String workspace = body.text("workspace", NAME_MOST);
    var code = body.optionalText("code", NAME_MOST);
    body.check();
    if (members.any()) {
      throw new Conflict("Sendwell is set up already. Sign in instead.");
    }
    delays.attempt(Subject.source(source.of(ctx)), time.instant());
    if (!setupCode.accepts(code)) {
      throw new Invalid(
          "/code", "wrong", "This is not the code that the start of Sendwell printed.");
    }
    var owner =
        members.createOwner(email, passwords.hash(password), workspace.strip(), time.instant());
    admit(ctx, owner, 201);
  }

  private void signIn(RoutingContext ctx) {
    var body = JsonBody.of(ctx);
    var email = body.required("email", EmailAddress::parse);
    String password = body.text("password", PASSWORD_MOST);
    body.check();
    // The source first: what it is not allowed to try does not count against the address.
    delays.attempt(Subject.source(source.of(ctx)), time.instant());
    delays.attempt(Subject.address(email.toString()), time.instant());
    var member = members.byEmail(email);
    boolean matches = passwords.matches(password, member.map(Members.Member::passwordHash));
    admit(
        ctx,
        member
            .filter(_ -> matches)
            .orElseThrow(
                () -> Refused.notSignedIn("This e-mail address and password do not match.")),
        200);
  }

  private void admit(RoutingContext ctx, Members.Member member, int status) {
    delays.succeeded(Subject.address(member.email()), Subject.source(source.of(ctx)));
    var token = sessions.begin(member, time.instant());
    cookie.set(ctx, token, sessions.lifetime());
    sessions.find(token, time.instant()).ifPresent(caller -> answerMe(ctx, caller, status));
  }

  private void me(RoutingContext ctx) {
    // Whatever is read from now on holds every event up to this one.
    ctx.response().putHeader("x-event-seq", String.valueOf(log.head(Caller.of(ctx).workspace())));
    answerMe(ctx, Caller.of(ctx), 200);
  }

  private void answerMe(RoutingContext ctx, Caller caller, int status) {
    var workspace = new Workspace(caller.workspace(), members.workspaceName(caller.workspace()));
    var me =
        switch (caller) {
          case Caller.Member member ->
              new Me(new Person(member.member(), member.email()), workspace, member.csrfToken());
          case Caller.Program _ -> new Me(null, workspace, null);
        };
    Answer.json(ctx, status, me);
  }

  private void signOut(RoutingContext ctx) {
    var caller = Caller.of(ctx);
    if (caller instanceof Caller.Program) {
      throw Refused.notAllowed("An API key does not sign out. Revoke it instead.");
    }
    sessions.end(caller.grant());
    accessEnded.tell(caller.grant());
    cookie.clear(ctx);
    Answer.nothing(ctx);
  }

  private static String goodPassword(String typed) {
    if (typed.length() < PASSWORD_LEAST || typed.length() > PASSWORD_MOST) {
      throw new IllegalArgumentException("Choose a password of 12 to 200 characters.");
    }
    return typed;
  }
}
