package sendwell.account;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import sendwell.event.WorkspaceId;

/**
 * A sending account as the Accounts list shows it, in the API's own form; nothing secret is in it.
 *
 * @param id which
 * @param workspace whose
 * @param connectionGeneration grows whenever another way to sign in takes the place of the one
 *     before
 * @param revision grows with every change: of two versions the higher is the newer
 * @param email the address, as it was given
 * @param name the sender's name in outgoing mail; may be empty
 * @param provider who runs the mailbox
 * @param providerName how the list names the provider
 * @param origin how the account came here
 * @param transport by which way mail is handed in and read
 * @param status what can be done with it
 * @param statusSide which side of it is not connected, the worse of the two; null while it is
 * @param statusReason why it is not connected; null while it is
 * @param healthScore 0 to 100; null before the first check
 * @param healthBand the colour of the score; grey while the account is not connected, for then the
 *     score is old
 * @param healthStage how much the score says; null before the first check
 * @param sent all mails ever sent
 * @param sentToday mails sent on the present day (UTC)
 * @param dailyLimit mails a day (UTC), at most
 * @param minGapSeconds the least time between two mails
 * @param tags the user's own
 * @param pausedUntil its messages wait until then, though all is well; null if they need not
 * @param pauseReason why they wait; null if they need not
 * @param createdAt when it was added
 * @param lastCheckedAt the last sign-in or sending that told anything; null before
 */
public record Account(
    AccountId id,
    @JsonIgnore WorkspaceId workspace,
    @JsonIgnore long connectionGeneration,
    long revision,
    String email,
    String name,
    Provider provider,
    String providerName,
    Origin origin,
    Transport transport,
    Status status,
    Side statusSide,
    Cause statusReason,
    Integer healthScore,
    HealthBand healthBand,
    HealthStage healthStage,
    long sent,
    int sentToday,
    int dailyLimit,
    int minGapSeconds,
    List<String> tags,
    Instant pausedUntil,
    Cause pauseReason,
    Instant createdAt,
    Instant lastCheckedAt) {}
