package sendwell.server;

import java.util.HashMap;
import java.util.Map;

/** Who sets a server up, and belongs there from then on: the same at every server. */
public final class Owner {
  /** The owner's email address. */
  public static final String EMAIL = "owner@example.com";

  /** The owner's password, and that of all whom an {@link Installation} lets in. */
  public static final String PASSWORD = "correct horse battery";

  private Owner() {}

  /** What the first set-up says, where it needs no code. */
  public static Map<String, String> setup() {
    return Map.of("email", EMAIL, "password", PASSWORD, "workspace", "Example");
  }

  /** The same with this code. */
  public static Map<String, String> setup(String code) {
    var body = new HashMap<>(setup());
    body.put("code", code);
    return body;
  }

  /** Sets a fresh server up where it needs no code; the visitor becomes the owner. */
  public static Api setUp(Visitor visitor) {
    return Api.admitted(visitor, visitor.post("/api/v1/setup", setup()));
  }

  /** The same with the code that the start printed. */
  public static Api setUp(Visitor visitor, String code) {
    return Api.admitted(visitor, visitor.post("/api/v1/setup", setup(code)));
  }

  /** Signs the owner in. */
  public static Api signIn(Visitor visitor) {
    var body = Map.of("email", EMAIL, "password", PASSWORD);
    return Api.admitted(visitor, visitor.post("/api/v1/login", body));
  }
}
