package sendwell.provider;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sendwell.account.ClientRefusals;
import sendwell.account.Provider;
import sendwell.db.Database;
import sendwell.db.Transaction;
import sendwell.event.WorkspaceId;
import sendwell.failure.Conflict;
import sendwell.failure.NotFound;
import sendwell.json.Json;
import sendwell.oauth.Client;
import sendwell.oauth.OAuth;

/** Setting providers up: reading, setting, removing and verifying their clients. Methods wait. */
record ProviderSetups(
    Database database,
    SetClients set,
    Setups setups,
    ClientRefusals refusals,
    OAuth oauth,
    InstantSource time) {
  private static final Logger LOG = LoggerFactory.getLogger(ProviderSetups.class);

  /** All of them as the workspace sees them. */
  List<Setup> all(WorkspaceId workspace) {
    return setups.all(database.sql(), workspace);
  }

  /** One as the workspace sees it. */
  Setup get(WorkspaceId workspace, Provider provider) {
    return setups.get(database.sql(), workspace, provider);
  }

  /** The number of the event that what is read from now on is at least as new as. */
  long seq(WorkspaceId workspace) {
    return setups.log().head(workspace);
  }

  /**
   * Sets the client from here on, on every node.
   *
   * @throws Conflict if the configuration names one
   */
  void put(Provider provider, Client client) {
    refuseConfigured(provider);
    change(
        provider,
        tx -> {
          set.put(tx.sql(), provider, client);
          askAnew(tx, provider);
        });
    LOG.atInfo()
        .addKeyValue("provider", Json.word(provider))
        .addKeyValue("client", client.id())
        .log("A provider was set up");
  }

  /**
   * Takes the client away.
   *
   * @throws Conflict if the configuration names it
   * @throws NotFound if there is none
   */
  void remove(Provider provider) {
    refuseConfigured(provider);
    change(
        provider,
        tx -> {
          if (!set.remove(tx.sql(), provider)) {
            throw new NotFound("client of " + setups.settings(provider).name());
          }
        });
    LOG.atInfo().addKeyValue("provider", Json.word(provider)).log("A provider was removed");
  }

  /**
   * Verifies the client in force, and remembers what was found.
   *
   * @throws Conflict if there is none
   */
  Verification verify(Provider provider) {
    var client =
        setups
            .clients()
            .inForce(provider)
            .orElseThrow(
                () ->
                    new Conflict(
                        setups.settings(provider).name()
                            + " is not set up: give a client id and a secret to verify."))
            .client();
    var found = verify(provider, client);
    change(
        provider,
        tx -> {
          setups.verifications().put(tx.sql(), provider, client, found);
          if (found.letsAsk()) {
            askAnew(tx, provider);
          }
        });
    return found;
  }

  /** Verifies a client that need not be in force. */
  Verification verify(Provider provider, Client client) {
    var findings = oauth.verify(setups.settings(provider), client, setups.redirect(provider));
    return Verification.of(time.instant(), findings);
  }

  /** A change, and the word of it to every workspace. */
  private void change(Provider provider, Consumer<Transaction> work) {
    database.run(
        tx -> {
          work.accept(tx);
          setups.tellAll(tx, provider, time.instant());
        });
  }

  /** Accounts that wait for the operator need not sit out what they were told to wait. */
  private void askAnew(Transaction tx, Provider provider) {
    refusals.soon(tx.sql(), provider, time.instant(), Asking.SPREAD);
  }

  private void refuseConfigured(Provider provider) {
    if (!setups.configured().get(provider).client().isEmpty()) {
      throw new Conflict(
          "%s is set up in the configuration: change oauth.%s.client_id there."
              .formatted(setups.settings(provider).name(), Json.word(provider)));
    }
  }
}
