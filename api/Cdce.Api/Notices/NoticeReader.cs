using Npgsql;
using Cdce.Platform.Notices;

namespace Cdce.Api.Notices;

/// <summary>Turns the facts of the log into items for the people concerned: each fact once, because items and checkpoint commit together.</summary>
internal sealed class NoticeReader(
    EventLog log, StoreOptions store, StoreConnections connections, IServiceScopeFactory scopes, TimeProvider clock)
{
    private const string Name = "api.notices";
    private const int PageSize = 500;

    /// <summary>What is older when it is read (at the first start, after a restore) is not told any more.</summary>
    private static readonly TimeSpan StillNews = TimeSpan.FromDays(7);

    private readonly string[] types = [.. NewNotice.Types.SelectMany(store.Events.NamesOf)];
    private Checkpoint? checkpoint;

    /// <summary>Begins anew from what is stored: another node may have gone on meanwhile.</summary>
    public void Forget() => checkpoint = null;

    /// <summary>Reads to the end of the log.</summary>
    public async Task ReadAsync(CancellationToken ct)
    {
        try
        {
            checkpoint ??= await Checkpoint.TakeAsync(connections.Main, Name, ct);
            IReadOnlyList<StoredEvent> page;
            do
            {
                page = await log.ReadPageAsync(checkpoint.Position, types, PageSize, ct);
                if (page.Count > 0)
                    await TakeAsync(page, checkpoint, ct);
            }
            while (page.Count == PageSize);
        }
        catch
        {
            Forget();
            throw;
        }
    }

    private async Task TakeAsync(IReadOnlyList<StoredEvent> page, Checkpoint at, CancellationToken ct)
    {
        await using var scope = scopes.CreateScopeForAllRows();
        var recipients = scope.ServiceProvider.GetRequiredService<Recipients>();
        await using var connection = await connections.Main.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var batch = new NpgsqlBatch(connection);
        foreach (var row in page.Where(e => e.HasData && clock.GetUtcNow() - e.Metadata.Timestamp <= StillNews))
        {
            var fact = row.Read();
            if (!fact.IsSimulated() && NewNotice.Of(fact) is { } notice)
            {
                await AddAsync(batch, fact, notice, recipients, ct);
                // The fact and the person are the key: whoever was told is not told again.
                if (notice.Beside is { } topic)
                    await AddAsync(batch, fact, notice with { Topic = topic, Urgent = false }, recipients, ct);
            }
        }

        var move = at.Move(page[^1].Position, page.Count);
        batch.BatchCommands.Add(move);
        await batch.ExecuteNonQueryAsync(ct);
        at.EnsureMoved(move);
        await transaction.CommitAsync(ct);
        at.Moved(page[^1].Position);
    }

    // Nobody is told what he or she did; whoever changes something knows how it stood before.
    private async Task AddAsync(NpgsqlBatch batch, IEvent fact, NewNotice notice, Recipients recipients, CancellationToken ct)
    {
        if (fact.UserName?.Split(':') is ["account", var actor])
        {
            var known = new NpgsqlBatchCommand("update notice.items set mail = 'none' where person_id = $1 and object = $2 and mail = 'waiting'");
            known.Parameters.Add(new() { Value = Guid.Parse(actor) });
            known.Parameters.Add(new() { Value = notice.Object });
            batch.BatchCommands.Add(known);
        }
        var roles = Topics.Of(notice.Topic).Roles.Where(role => !notice.Confidential || role.IsCoordination()).ToList();
        var told = (await recipients.InAsync(roles, notice.Areas, clock.Today(), ct)).ToHashSet();
        told.UnionWith(notice.People ?? []);
        foreach (var personId in told.Where(id => fact.UserName != $"account:{id}"))
        {
            var isDirect = notice.People?.Contains(personId) is true;
            var command = new NpgsqlBatchCommand("""
                insert into notice.items (person_id, source, topic, object, area, state, path, happened_on, sequence, recorded_at, direct, urgent)
                select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12 where exists (select from identity.people where "Id" = $1)
                on conflict do nothing
                """);
            foreach (var value in new object[]
            {
                personId, $"{fact.StreamKey}/{fact.Version}", notice.Topic, notice.Object,
                await AreaAsync(recipients, personId, notice, isDirect, ct), notice.State, notice.Path, notice.On, fact.Sequence,
                fact.Timestamp, isDirect, notice.Urgent && (isDirect || notice.People is null),
            })
            {
                command.Parameters.Add(new() { Value = value });
            }
            batch.BatchCommands.Add(command);
        }
    }

    // Of several communes, such as the two of a pair, the one where this person's role is.
    private async Task<string> AreaAsync(Recipients recipients, Guid personId, NewNotice notice, bool direct, CancellationToken ct)
    {
        if (notice.Areas.Count <= 1 || direct)
            return notice.Areas is [var area, ..] ? area : "";
        var recipient = await recipients.FindAsync(personId, clock.Today(), ct);
        return notice.Areas.FirstOrDefault(area => recipient?.RoleFor(Topics.Of(notice.Topic).Roles, area) is not null) ?? notice.Areas[0];
    }
}
