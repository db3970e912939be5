using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Cdce.Api.Accounts;

/// <summary>
/// Records what changes for an account or a key, in the transaction that changes its rows: both are saved, or neither. The rows hold what
/// must be forgotten one day; the log says who changed what and when, by ids alone.
/// </summary>
internal sealed class Trail(AccountsDb db, IDocumentSession session) : IAsyncDisposable, IDisposable
{
    /// <summary>The first part of the stored names of these events.</summary>
    public const string Module = "accounts";

    // Whoever has begun holds a connection and may ask for one more: the pool has enough for all of them.
    private static readonly SemaphoreSlim Turns = new(10, 10);

    private IDbContextTransaction? begun;

    public static void Configure(StoreOptions options)
    {
        options.Events.MapEventType<AccountDeactivated>("accounts.account_deactivated");
        options.Events.MapEventType<AccountEmailChanged>("accounts.email_changed");
        options.Events.MapEventType<AccountOpened>("accounts.account_opened");
        options.Events.MapEventType<ConsentGiven>("accounts.consent_given");
        options.Events.MapEventType<ConsentWithdrawn>("accounts.consent_withdrawn");
        options.Events.MapEventType<InvitationAccepted>("accounts.invitation_accepted");
        options.Events.MapEventType<InvitationSent>("accounts.invitation_sent");
        options.Events.MapEventType<KeyCreated>("accounts.key_created");
        options.Events.MapEventType<KeyReplaced>("accounts.key_replaced");
        options.Events.MapEventType<KeyRevoked>("accounts.key_revoked");
        options.Events.MapEventType<PasskeyAdded>("accounts.passkey_added");
        options.Events.MapEventType<PasskeyRemoved>("accounts.passkey_removed");
        options.Events.MapEventType<PasswordChosen>("accounts.password_chosen");
        options.Events.MapEventType<PasswordReset>("accounts.password_reset");
        options.Events.MapEventType<ProviderLinked>("accounts.provider_linked");
        options.Events.MapEventType<SecondFactorRemoved>("accounts.second_factor_removed");
        options.Events.MapEventType<SecondFactorSetUp>("accounts.second_factor_set_up");
        options.Events.MapEventType<SessionsEnded>("accounts.sessions_ended");

        options.Events.MapStream<AccountTrail>("account", "/accounts/{id}");
        options.Events.MapStream<KeyTrail>("key");
    }

    /// <summary>Whether a stream tells of an account or key: its version is not that of what a command is about.</summary>
    public static bool Is(string streamKey) =>
        streamKey.StartsWith("account/", StringComparison.Ordinal) || streamKey.StartsWith("key/", StringComparison.Ordinal);

    /// <summary>Rows of <see cref="AccountsDb"/> that change from here on are saved when the session is; where it is not, they stay as they were.</summary>
    public async Task BeginAsync(CancellationToken ct)
    {
        if (begun is not null)
            return;
        await Turns.WaitAsync(ct);
        try
        {
            begun = await db.Database.BeginTransactionAsync(ct);
        }
        finally
        {
            if (begun is null)
                Turns.Release();
        }
        session.SaveIn(Transaction);
    }

    /// <summary>Records a change to an account.</summary>
    public Task NoteAsync(Guid personId, object @event, CancellationToken ct) => AppendAsync(AccountTrail.StreamKey(personId), @event, ct);

    /// <summary>Records a change to a key.</summary>
    public Task NoteAsync(string keyId, object @event, CancellationToken ct) => AppendAsync(KeyTrail.StreamKey(keyId), @event, ct);

    /// <summary>Saves at once: for who is only signed in by it, and for what runs outside of a request.</summary>
    /// <param name="by">Who did it, as in <see cref="CurrentUser.Id"/>, where nobody was signed in yet.</param>
    public async Task SaveAsync(string? by, CancellationToken ct)
    {
        session.LastModifiedBy = by ?? session.LastModifiedBy;
        await session.SaveChangesAsync(ct);
        await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (begun is not { } transaction)
            return;
        begun = null;
        await transaction.DisposeAsync();
        Turns.Release();
    }

    public void Dispose()
    {
        if (begun is not { } transaction)
            return;
        begun = null;
        transaction.Dispose();
        Turns.Release();
    }

    private NpgsqlTransaction Transaction => begun?.GetDbTransaction() as NpgsqlTransaction
        ?? throw new InvalidOperationException("What changes an account begins before it is noted.");

    private async Task AppendAsync(string streamKey, object @event, CancellationToken ct)
    {
        // Two changes of one account take turns; the second is done as well, instead of being refused as stale.
        await using var command = new NpgsqlCommand("select pg_advisory_xact_lock(hashtextextended($1, 0))", Transaction.Connection, Transaction);
        command.Parameters.Add(new() { Value = streamKey });
        await command.ExecuteNonQueryAsync(ct);
        await using var asked = new NpgsqlCommand("select coalesce(max(version), 0) from store.events where stream_key = $1", Transaction.Connection, Transaction);
        asked.Parameters.Add(new() { Value = streamKey });
        var version = (long)(await asked.ExecuteScalarAsync(ct) ?? 0L);
        var waiting = session.PendingStreams().SingleOrDefault(s => s.Key == streamKey);
        session.Events.Append(streamKey, waiting?.Version ?? version, @event);
    }
}
