using System.Text.Json;
using Cdce.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Cdce.Store.Tests;

/// <summary>A chained log of which one event was redacted, and the redaction chained; another redaction waits for its block.</summary>
public sealed class RedactedLog : IAsyncLifetime
{
    public const string Name = "Marie Dupont";

    private string sealedLog = "";

    public async Task InitializeAsync()
    {
        sealedLog = await TestCluster.CreateDatabaseAsync();
        await using (var host = await StoreHost.StartAsync(sealedLog, more: o => o.ChainPause = TimeSpan.FromHours(1)))
        {
            var chain = host.Services.GetRequiredService<AuditChain>();
            for (var shelf = 1; shelf <= 6; shelf++)
                await host.FillAsync($"shelf/{shelf}", "tea", $"given by {Name}", "coffee");
            await ChainedLog.SettledAsync(chain, 24);
            await RedactAsync(host, "shelf/2", 3);
            await ChainedLog.SettledAsync(chain, 25);
            await host.FillAsync("shelf/7", "tea");
            await ChainedLog.SettledAsync(chain, 27);
            await RedactAsync(host, "shelf/4", 3);
        }
        await TestCluster.SealAsync(sealedLog);
    }

    public Task DisposeAsync() => TestCluster.DropDatabaseAsync(sealedLog);

    /// <summary>A copy on which the statements were run.</summary>
    public async Task<string> CopyAsync(string statements = "")
    {
        var copy = await TestCluster.CreateDatabaseAsync(TestCluster.NameOf(sealedLog));
        await using var source = NpgsqlDataSource.Create(copy);
        await using var command = source.CreateCommand(statements);
        Assert.True(statements.Length == 0 || await command.ExecuteNonQueryAsync() != 0);
        return copy;
    }

    /// <summary>Takes the name out of an event.</summary>
    public static async Task RedactAsync(StoreHost host, string streamKey, long version)
    {
        var redactions = host.Services.GetRequiredService<EventRedactions>();
        var found = await redactions.FindAsync(streamKey, version, CancellationToken.None) ?? throw new InvalidOperationException("No event.");
        var text = found.Texts.Single();
        await SaveAsync(host, found, new(text.Field, text.Text.IndexOf(Name, StringComparison.Ordinal), Name.Length));
    }

    public static async Task SaveAsync(StoreHost host, RedactableEvent found, TextCut cut)
    {
        var redaction = await host.Services.GetRequiredService<EventRedactions>().PrepareAsync(found, [cut], "asked", StoreHost.Start, CancellationToken.None);
        await using var session = host.Store.LightweightSession();
        session.LastModifiedBy = "account:1";
        EventRedactions.Save(session, redaction ?? throw new InvalidOperationException("The cut does not fit."));
        await session.SaveChangesAsync();
    }
}

public sealed class RedactionTests(RedactedLog log, Xunit.Abstractions.ITestOutputHelper output) : IClassFixture<RedactedLog>
{
    private const string OfShelf2 = "stream_key = 'redaction/' || (select sequence from store.events where stream_key = 'shelf/2' and version = 3)";
    private const string OfShelf4 = "stream_key = 'redaction/' || (select sequence from store.events where stream_key = 'shelf/4' and version = 3)";

    private static readonly Dictionary<string, (string Sql, ChainFaultKind Found)> Spoilings = new()
    {
        ["bytes changed without a redaction"] = ("update store.events set data = replace(data::text, 'Marie', 'Anna')::json where stream_key = 'shelf/1' and version = 3", ChainFaultKind.Changed),
        ["the words put back"] = ($"update store.events set data = replace(data::text, '[\\u2026]', '{RedactedLog.Name}')::json where stream_key = 'shelf/2' and version = 3", ChainFaultKind.RedactionUnmatched),
        ["a redacted event changed once more"] = ("update store.events set data = replace(data::text, 'given', 'taken')::json where stream_key = 'shelf/2' and version = 3", ChainFaultKind.RedactionUnmatched),
        ["the user of a redacted event"] = ("update store.events set user_name = 'account:9' where stream_key = 'shelf/2' and version = 3", ChainFaultKind.RedactionUnmatched),
        ["a redacted event removed"] = ("delete from store.events where stream_key = 'shelf/2' and version = 3", ChainFaultKind.EventMissing),
        ["a redaction removed"] = ($"delete from store.events where {OfShelf2}", ChainFaultKind.Changed),
        ["a redaction removed that waits for its block"] = ($"delete from store.events where {OfShelf4}", ChainFaultKind.Changed),
        ["a redaction's new hash altered"] = ($"update store.events set data = replace(data::text, data->>'after', encode(sha256('x'), 'hex'))::json where {OfShelf2}", ChainFaultKind.Changed),
        ["the new hash of one that waits altered"] = ($"update store.events set data = replace(data::text, data->>'after', encode(sha256('x'), 'hex'))::json where {OfShelf4}", ChainFaultKind.RedactionUnmatched),
        ["a redaction's old hash altered"] = ($"update store.events set data = replace(data::text, data->>'before', encode(sha256('x'), 'hex'))::json where {OfShelf4}", ChainFaultKind.Changed),
        ["a redaction for other bytes"] = ("""
            insert into store.events (stream_key, version, type, data, recorded_at)
            select 'redaction/' || e.sequence, 1, r.type, json_build_object('sequence', e.sequence, 'streamKey', 'shelf/5', 'version', 3,
                'before', r.data->>'before', 'after', r.data->>'after', 'cuts', r.data->'cuts', 'reason', 'asked', 'at', r.data->>'at'), now()
            from store.events e, store.events r where e.stream_key = 'shelf/5' and e.version = 3 and r.stream_key = 'redaction/' || (
                select sequence from store.events where stream_key = 'shelf/4' and version = 3)
            """, ChainFaultKind.Changed),
        ["a redaction of nothing"] = ("""
            insert into store.events (stream_key, version, type, data, recorded_at)
            values ('redaction/999999', 1, 'log.event_redacted', '{"sequence":999999,"streamKey":"shelf/5","version":3}', now())
            """, ChainFaultKind.RedactionUnmatched),
        ["a redaction under a wrong name"] = ("""
            insert into store.events (stream_key, version, type, data, recorded_at)
            values ('redaction/x', 1, 'log.event_redacted', '{"sequence":"many"}', now())
            """, ChainFaultKind.RedactionUnmatched),
        ["a redaction without new bytes"] = ($$"""
            insert into store.events (stream_key, version, type, data, recorded_at)
            select stream_key, 2, type, replace(replace(data::text, data->>'before', data->>'after'), '"after":"' || (data->>'after'), '"after":"' || encode(sha256('x'), 'hex'))::json, now()
            from store.events where {{OfShelf2}}
            """, ChainFaultKind.RedactionUnmatched),
    };

    public static TheoryData<string> Spoiled => [.. Spoilings.Keys];

    [Fact]
    public async Task A_log_of_which_words_were_taken_out_fits_its_chain_which_counts_that()
    {
        await using var connections = new StoreConnections(await log.CopyAsync());
        var chain = new AuditChain(connections, TimeProvider.System);
        var found = await chain.VerifyAsync();
        Assert.Null(found.Fault);
        Assert.Equal((27, 1, 2), (found.Events, found.Waiting, found.Redactions));

        await ChainedLog.SettledAsync(chain, 28);
        found = await chain.VerifyAsync();
        Assert.Null(found.Fault);
        Assert.Equal((28, 0, 2), (found.Events, found.Waiting, found.Redactions));
        var data = await AskAsync<string>(connections.Main, "select data::text from store.events where stream_key = 'shelf/2' and version = 3");
        Assert.Equal("""{"item":"given by [\u2026]","quantity":1}""", data);
        Assert.Equal("account:1", await AskAsync<string>(connections.Main, $"select user_name from store.events where {OfShelf2}"));
        Assert.DoesNotContain(RedactedLog.Name, await AskAsync<string>(connections.Main, "select string_agg(data::text, '') from store.events where type = 'log.event_redacted'"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Spoiled))]
    public async Task Whatever_is_changed_around_a_redaction_is_found(string what)
    {
        await using var connections = new StoreConnections(await log.CopyAsync(Spoilings[what].Sql));
        var found = await new AuditChain(connections, TimeProvider.System).VerifyAsync();
        Assert.Equal(Spoilings[what].Found, found.Fault?.Kind);
        output.WriteLine($"planted: {what} -> caught by the chain ({found.Fault?.Kind})");
    }

    [Fact]
    public async Task An_event_is_redacted_more_than_once_and_before_it_has_a_block()
    {
        await using var host = await StoreHost.StartAsync(await log.CopyAsync(), more: o => o.ChainPause = TimeSpan.FromHours(1));
        var redactions = host.Services.GetRequiredService<EventRedactions>();
        await host.FillAsync("shelf/new", $"given by {RedactedLog.Name}");
        await RedactedLog.RedactAsync(host, "shelf/new", 2);
        foreach (var streamKey in new[] { "shelf/2", "shelf/new" })
        {
            var found = await redactions.FindAsync(streamKey, streamKey == "shelf/2" ? 3 : 2, CancellationToken.None);
            Assert.Equal("given by […]", found?.Texts.Single().Text);
            await RedactedLog.SaveAsync(host, found ?? throw new InvalidOperationException(), new("/item", 0, 5));
        }

        var chain = host.Services.GetRequiredService<AuditChain>();
        await ChainedLog.SettledAsync(chain, 33);
        var verified = await chain.VerifyAsync();
        Assert.Null(verified.Fault);
        Assert.Equal(5, verified.Redactions);
        Assert.Equal(["[…] by […]"], (await redactions.FindAsync("shelf/new", 2, CancellationToken.None))?.Texts.Select(t => t.Text));
        Assert.Equal(2, (await redactions.OfObjectAsync("shelf/new", CancellationToken.None)).Count);
    }

    [Fact]
    public async Task Of_two_who_redact_the_same_event_one_is_refused()
    {
        await using var host = await StoreHost.StartAsync(await log.CopyAsync());
        var found = await host.Services.GetRequiredService<EventRedactions>().FindAsync("shelf/3", 3, CancellationToken.None);
        await RedactedLog.SaveAsync(host, found ?? throw new InvalidOperationException(), new("/item", 0, 5));
        await Assert.ThrowsAsync<ConcurrencyException>(() => RedactedLog.SaveAsync(host, found, new("/item", 6, 2)));
        Assert.Null((await host.Services.GetRequiredService<AuditChain>().VerifyAsync()).Fault);
    }

    [Fact]
    public async Task Read_models_lose_the_words_and_equal_what_is_folded_from_the_log()
    {
        await using var host = await StoreHost.StartAsync(await log.CopyAsync(), more: o => o.ReplacedGenerationsKept = TimeSpan.Zero);
        var day = DateOnly.FromDateTime(StoreHost.Start.DateTime);
        await host.CaughtUpAsync();
        Assert.True((await host.Projections.PreparePastAsync("shelves", day, AsOfReading.TrueThen, StoreHost.Limit)).Ready);
        Assert.Contains(await host.ReadAsync(db => ItemsAsync(db)), i => i.Contains(RedactedLog.Name, StringComparison.Ordinal));
        Assert.Contains(await host.ReadAsync(db => ItemsAsync(db), day), i => i.Contains(RedactedLog.Name, StringComparison.Ordinal));

        foreach (var shelf in new[] { 1, 3, 5, 6 })
            await RedactedLog.RedactAsync(host, $"shelf/{shelf}", 3);
        var redactions = host.Services.GetRequiredService<EventRedactions>();
        var renewed = await redactions.RenewReadModelsAsync(["shelves.item_placed"], CancellationToken.None);
        await StoreHost.UntilAsync(() => redactions.AreRenewedAsync("shelves.item_placed", renewed, CancellationToken.None));
        await host.CaughtUpAsync();

        Assert.True((await host.Projections.PreparePastAsync("shelves", day, AsOfReading.TrueThen, StoreHost.Limit)).Ready);
        foreach (var items in new[] { await host.ReadAsync(db => ItemsAsync(db)), await host.ReadAsync(db => ItemsAsync(db), day) })
            Assert.Equal(["coffee", "given by […]", "tea"], items);
        Assert.Equal(1L, await AskAsync<long>(host.Services.GetRequiredService<StoreConnections>().Main, "select count(*) from store.generations where as_of is null"));
    }

    private static async Task<List<string>> ItemsAsync(ShelvesDb db) =>
        [.. (await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ToListAsync(db.Items.Select(i => i.Item))).Order(StringComparer.Ordinal)];

    private static async Task<T> AskAsync<T>(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync() ?? throw new JsonException(sql));
    }
}
