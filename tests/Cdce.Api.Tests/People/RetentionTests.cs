using System.Net;
using Cdce.Api.Backups;
using Cdce.Api.People.Retaining;
using Cdce.Testing;

namespace Cdce.Api.Tests.People;

public sealed class RetentionTests
{
    private const string Commune = "25072";

    /// <summary>What is kept, in the order of the rows; each with the day on which it goes.</summary>
    private const string Planted = """
        insert into identity.sessions ("TokenHash", "Id", "AccountId", "Browser", "CreatedAt", "LastUsedAt", "ExpiresAt")
            select '\x51', gen_random_uuid(), "Id", 'soon', '2026-11-20', '2026-11-20', '2026-12-20' from identity.accounts limit 1;
        insert into identity.sessions ("TokenHash", "Id", "AccountId", "Browser", "CreatedAt", "LastUsedAt", "ExpiresAt")
            select '\x52', gen_random_uuid(), "Id", 'late', '2026-11-20', '2026-11-20', '2027-12-20' from identity.accounts limit 1;
        insert into identity.sign_in_links ("TokenHash", "AccountId", "CreatedAt", "ExpiresAt")
            select '\x53', "Id", '2026-11-20', '2026-12-20' from identity.accounts limit 1;
        insert into identity.sign_in_links ("TokenHash", "AccountId", "CreatedAt", "ExpiresAt")
            select '\x54', "Id", '2026-11-20', '2027-12-20' from identity.accounts limit 1;
        insert into identity.unfinished_sign_ins ("TokenHash", "Purpose", "State", "ExpiresAt") values ('\x55', 'soon', '', '2026-12-20'), ('\x56', 'late', '', '2027-12-20');
        insert into identity.failed_sign_ins values ('\x57', 1, '2026-12-20'), ('\x58', 1, '2027-12-20');
        insert into identity.own_data select gen_random_uuid(), "Id", '2026-11-20', '2026-12-20', '\x01' from identity.accounts limit 1;
        insert into identity.own_data select gen_random_uuid(), "Id", '2026-11-20', '2027-12-20', '\x02' from identity.accounts limit 1;
        insert into mail.mails (id, state, recipient, language, subject, queued_at, due_at, until)
            values (gen_random_uuid(), 'givenUp', 'soon', 'fr', '', '2026-12-10', '2026-12-10', '2026-12-10'),
                (gen_random_uuid(), 'givenUp', 'late', 'fr', '', '2027-12-10', '2027-12-10', '2027-12-10');
        insert into evidence.files (id, nis_code, assessment, question, name, kind, sha256, bytes, content, simulated, added_at, removed_at)
            values (gen_random_uuid(), '25072', '', '', 'soon', 'pdf', '', 0, '', false, '2026-11-19', '2026-11-20'),
                (gen_random_uuid(), '25072', '', '', 'late', 'pdf', '', 0, '', false, '2026-11-19', null);
        """;

    private const string Left = """
        select line from (
            select 'session ' || encode("TokenHash", 'hex') from identity.sessions where "TokenHash" in ('\x51', '\x52')
            union all select 'link ' || encode("TokenHash", 'hex') from identity.sign_in_links where "TokenHash" in ('\x53', '\x54')
            union all select 'unfinished ' || encode("TokenHash", 'hex') from identity.unfinished_sign_ins
            union all select 'failed ' || encode("NameHash", 'hex') from identity.failed_sign_ins
            union all select 'data ' || encode("Archive", 'hex') from identity.own_data
            union all select 'mail ' || recipient from mail.mails where state = 'givenUp'
            union all select 'file ' || name from evidence.files
            union all select 'person ' || "DisplayName" from identity.people where "DisplayName" like 'Retenue%') kept (line) order by line
        """;

    [Fact]
    public async Task When_the_clock_passes_what_is_due_goes_and_nothing_else()
    {
        await using var host = new Disposing(await ApiHost.OwnAsync());
        var program = host.Host;
        var coordination = await program.CoordinationAsync();
        await program.SignedInAsync("garde", "secretary", Commune);
        await EnterAsync(coordination, "Retenue Partie", "2026-11-19");
        await EnterAsync(coordination, "Retenue Présente", null);
        await AskAsync(program, Planted);
        Assert.Equal(16, (await AskAsync(program, Left)).Count);
        var before = await StatusAsync(coordination);
        Assert.All(RetentionRule.All.Where(r => r.Table != "identity.link_requests"), rule => Assert.True(before[rule.Table].Rows >= 2, rule.Table));

        // A month and two days: what was due on 20 December goes. The background run does it, by itself.
        program.Clock.Advance(TimeSpan.FromDays(32));
        await UntilAsync(program, 9);
        string[] left =
        [
            "data 02", "failed 58", "file late", "link 54", "mail late", "person Retenue Partie", "person Retenue Présente", "session 52", "unfinished 56",
        ];
        Assert.Equal(left, await AskAsync(program, Left));
        var after = await StatusAsync(coordination);
        Assert.All(after.Values, status => Assert.Equal(0, status.Due));

        // Five years after a mandate, a person without account; whoever still holds one, and whoever has an account, stays.
        Assert.Equal(new(2031, 11, 20), DateOnly.FromDateTime(after["identity.people"].Next?.Date ?? default));
        program.Clock.Advance(after["identity.people"].Next - program.Clock.GetUtcNow() - TimeSpan.FromMinutes(1) ?? default);
        await UntilAsync(program, 2);
        Assert.Equal(["person Retenue Partie", "person Retenue Présente"], await AskAsync(program, Left));
        program.Clock.Advance(TimeSpan.FromHours(2));
        await UntilAsync(program, 1);
        Assert.Equal(["person Retenue Présente"], await AskAsync(program, Left));
        Assert.Equal(["clock retention"], await AskAsync(program, """select "AskedBy" || ' ' || "Reason" from identity.erasures"""));
        Assert.Equal(["garde"], await AskAsync(program, """select "UserName" from identity.accounts where "UserName" = 'garde'"""));
        var receipts = await (await program.CoordinationAsync()).GetJsonAsync("/people/erasures");
        Assert.Equal("retention", receipts.GetProperty("items")[0].GetProperty("reason").GetString());
    }

    [Fact]
    public void Every_period_of_the_register_has_a_rule()
    {
        var ruled = RetentionRule.All.Select(r => r.Retention).Append(Retention.Membership).Append(Retention.Account); // an account goes with its person
        Assert.Equal([], Enum.GetValues<Retention>().Except(ruled));
    }

    private sealed record Status(long Rows, long Due, DateTimeOffset? Next);

    private static async Task<Dictionary<string, Status>> StatusAsync(ApiClient api) =>
        (await api.GetJsonAsync("/people/retention")).GetProperty("items").EnumerateArray().ToDictionary(
            i => i.GetProperty("table").GetString() ?? "",
            i => new Status(i.GetProperty("rows").GetInt64(), i.GetProperty("due").GetInt64(),
                i.TryGetProperty("nextAt", out var next) ? next.GetDateTimeOffset() : null));

    private static async Task EnterAsync(ApiClient api, string displayName, string? endedOn)
    {
        using var given = await api.PostAsync("/governance/mandates",
            new { area = Commune, role = "member", person = new { displayName }, from = "2026-01-05" });
        var mandate = (await given.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString();
        if (endedOn is null)
            return;
        var version = (await api.GetJsonAsync($"/governance/committees/{Commune}")).GetProperty("version").GetInt64();
        using var ended = await api.PostAsync($"/governance/mandates/{mandate}/end", new { on = endedOn, reason = "left" }, version);
        Assert.True(ended.IsSuccessStatusCode, await ended.Content.ReadAsStringAsync());
    }

    private static async Task UntilAsync(ApiHost host, int left)
    {
        for (var attempt = 0; attempt < 300 && (await AskAsync(host, Left)).Count > left; attempt++)
            await Task.Delay(100);
    }

    private static async Task<IReadOnlyList<string>> AskAsync(ApiHost host, string sql)
    {
        await using var connection = await TableCopy.OpenAsync(host.ConnectionString, CancellationToken.None);
        return await TableCopy.ListAsync(connection, sql, CancellationToken.None);
    }

    private sealed record Disposing(ApiHost Host) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await Host.DisposeAsync();
    }
}
