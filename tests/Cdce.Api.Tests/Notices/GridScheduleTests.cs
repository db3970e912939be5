using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cdce.Api.Backups;
using Cdce.Api.Notices;
using Cdce.Api.Tests.SigningIn;
using Cdce.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Cdce.Api.Tests.Notices;

/// <summary>A draft of the grid that was given for a day: the running program publishes it once the clock passes, or says why it does not, and tells the coordination.</summary>
public sealed class GridScheduleTests : IAsyncLifetime
{
    private const string Grids = "/campaign/fairOMeter/grids";
    private const string Schedule = $"{Grids}/schedule";
    private readonly MailedHost program = new();

    private ApiHost Host => program.Host;

    public async Task InitializeAsync()
    {
        await program.InitializeAsync();
        Host.Services.GetRequiredService<NoticeOptions>().MorningMinutes = 1;
        // A night that is seen for the first time counts as done.
        await UntilAsync(async () => await NightsAsync() == 1);
    }

    public Task DisposeAsync() => program.DisposeAsync();

    [Fact]
    public async Task A_draft_is_published_when_its_day_has_come_and_the_coordination_reads_it_in_the_mail()
    {
        var coordination = await Host.CoordinationAsync();
        await ColleagueAsync(coordination);
        var day = Host.Clock.Today().AddDays(3);
        await ScheduleAsync(coordination, day);
        var waiting = await ListAsync(coordination);
        Assert.Equal(($"{day:O}", true), (waiting.GetProperty("draft").GetProperty("publishOn").GetString(), waiting.GetProperty("draft").GetProperty("waiting").GetBoolean()));
        Assert.Equal(["previewGrid", "cancelScheduledGrid"], waiting.GetProperty("allowedActions").EnumerateArray().Select(a => a.GetString()));

        // The nights before change nothing.
        await NightAsync(day.AddDays(-1));
        Assert.Single((await ListAsync(coordination)).GetProperty("items").EnumerateArray());
        await NightAsync(day);
        var published = await ListAsync(coordination);
        var first = published.GetProperty("items")[0];
        Assert.Equal((2, $"{day:O}", "Brouillon"), (first.GetProperty("grid").GetInt32(), first.GetProperty("publishedOn").GetString(), first.GetProperty("label").GetProperty("fr").GetString()));
        Assert.False(published.TryGetProperty("draft", out var left) && left.ValueKind is not JsonValueKind.Null);
        Assert.Contains("publishGrid", published.GetProperty("allowedActions").GetRawText(), StringComparison.Ordinal);

        Host.Clock.MoveTo(day.StartInBrussels().AddHours(12));
        var mail = (await program.Sink.WaitAsync("carla@example.org", 2))[^1];
        Assert.Contains("la nouvelle grille du Fair-ô-mètre est publiée, comme prévu", mail.Text, StringComparison.Ordinal);
        Assert.Contains("http://localhost/fair-o-metre/grilles/2", mail.Text, StringComparison.Ordinal);

        // Once is enough.
        await NightAsync(day.AddDays(1));
        Assert.Equal(2, (await ListAsync(coordination)).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_draft_is_not_published_over_an_edition_that_was_opened_meanwhile_and_says_so()
    {
        var coordination = await Host.CoordinationAsync();
        await ColleagueAsync(coordination);
        var day = Host.Clock.Today().AddDays(2);
        await FairOMeterOfCommune.OpenAsync(coordination, "avant", "25072", Host.Clock.Today());
        await ScheduleAsync(coordination, day);
        await FairOMeterOfCommune.OpenAsync(coordination, "entre", "25072", Host.Clock.Today());

        await NightAsync(day);
        var refused = await ListAsync(coordination);
        Assert.Single(refused.GetProperty("items").EnumerateArray());
        var draft = refused.GetProperty("draft");
        Assert.Equal(($"{day:O}", false), (draft.GetProperty("refusedOn").GetString(), draft.GetProperty("waiting").GetBoolean()));
        Assert.Equal(["entre"], draft.GetProperty("editions").EnumerateArray().Select(e => e.GetString()));
        Assert.Equal(["publishOn"], draft.GetProperty("issues").EnumerateArray().Select(i => i.GetProperty("field").GetString()));
        // Nothing is lost: the draft is there to be given again.
        Assert.Equal("Brouillon", draft.GetProperty("content").GetProperty("label").GetProperty("fr").GetString());

        Host.Clock.MoveTo(day.StartInBrussels().AddHours(12));
        var mail = (await program.Sink.WaitAsync("carla@example.org", 2))[^1];
        Assert.Contains("la grille du Fair-ô-mètre prévue pour ce jour n’a pas été publiée", mail.Text, StringComparison.Ordinal);

        await ScheduleAsync(coordination, day.AddDays(2));
        await NightAsync(day.AddDays(2));
        Assert.Equal(2, (await ListAsync(coordination)).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_draft_that_is_taken_back_is_not_published_and_what_does_not_fit_is_refused_by_name()
    {
        var coordination = await Host.CoordinationAsync();
        var today = Host.Clock.Today();
        var version = await FairOMeterOfCommune.GridsVersionAsync(coordination);
        foreach (var wrong in new[] { today, today.AddDays(-1), today.AddYears(2).AddDays(1) })
        {
            using var late = await coordination.PutAsync(Schedule, await DraftAsync(coordination, wrong), version);
            Assert.Contains("publishOn", (await late.ReadAsync(HttpStatusCode.Conflict)).GetRawText(), StringComparison.Ordinal);
        }

        var heavy = await DraftAsync(coordination, today.AddDays(1));
        (heavy["grid"]?["criteria"]?[0])!["weight"] = 21;
        using (var refused = await coordination.PutAsync(Schedule, heavy, version))
            Assert.Contains("grid.criteria[0].weight", (await refused.ReadAsync(HttpStatusCode.BadRequest)).GetRawText(), StringComparison.Ordinal);
        using (var none = await coordination.DeleteAsync(Schedule, version))
            Assert.Contains("no-grid-scheduled", (await none.ReadAsync(HttpStatusCode.Conflict)).GetRawText(), StringComparison.Ordinal);

        await ScheduleAsync(coordination, today.AddDays(1));
        using (var stale = await coordination.DeleteAsync(Schedule, version))
            await stale.ReadAsync(HttpStatusCode.PreconditionFailed);
        version = await FairOMeterOfCommune.GridsVersionAsync(coordination);
        using (var second = await coordination.PutAsync(Schedule, await DraftAsync(coordination, today.AddDays(1)), version))
            Assert.Contains("grid-scheduled", (await second.ReadAsync(HttpStatusCode.Conflict)).GetRawText(), StringComparison.Ordinal);
        using (var atOnce = await coordination.PostAsync(Grids, await FairOMeterOfCommune.GridAsync(coordination, "count"), version))
            Assert.Contains("grid-scheduled", (await atOnce.ReadAsync(HttpStatusCode.Conflict)).GetRawText(), StringComparison.Ordinal);

        // A draft is nobody's business but the coordination's.
        foreach (var other in new[] { await Host.KeyAsync(Role.RegionalCoordinator, "25"), await Host.CommitteeMemberAsync("25072") })
            Assert.DoesNotContain("Brouillon", (await ListAsync(other)).GetRawText(), StringComparison.Ordinal);

        using (var canceled = await coordination.DeleteAsync(Schedule, version))
            await canceled.ReadAsync(HttpStatusCode.NoContent);
        await NightAsync(today.AddDays(1));
        var after = await ListAsync(coordination);
        Assert.Single(after.GetProperty("items").EnumerateArray());
        Assert.DoesNotContain("Brouillon", after.GetRawText(), StringComparison.Ordinal);
    }

    private static Task<JsonElement> ListAsync(ApiClient api) => api.GetJsonAsync(Grids);

    private static async Task<JsonNode> DraftAsync(ApiClient coordination, DateOnly day)
    {
        var draft = JsonSerializer.SerializeToNode(await FairOMeterOfCommune.GridAsync(coordination, "count")) ?? throw new InvalidOperationException();
        (draft["grid"]?["label"])!["fr"] = "Brouillon";
        draft["publishOn"] = $"{day:O}";
        return draft;
    }

    private async Task ScheduleAsync(ApiClient coordination, DateOnly day)
    {
        using var given = await coordination.PutAsync(Schedule, await DraftAsync(coordination, day), await FairOMeterOfCommune.GridsVersionAsync(coordination));
        await given.ReadAsync(HttpStatusCode.NoContent);
    }

    /// <summary>The clock passes midnight of a day, and the night's messages are worked off.</summary>
    private async Task NightAsync(DateOnly day)
    {
        Host.Clock.MoveTo(day.StartInBrussels().AddMinutes(6));
        await UntilAsync(async () => await NightsAsync(day) == 1);
        await Host.WaitForNonStaleDataAsync();
    }

    private async Task<long> NightsAsync(DateOnly? day = null)
    {
        await using var connection = await TableCopy.OpenAsync(Host.ConnectionString, CancellationToken.None);
        await using var ask = new NpgsqlCommand("select count(*) from messaging.recurring where name = 'campaign.publish-scheduled-grid' and ($1::date is null or day = $1)", connection);
        ask.Parameters.Add(new() { Value = (object?)day ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Date });
        return await ask.ExecuteScalarAsync() is long count ? count : 0;
    }

    private static async Task ColleagueAsync(ApiClient coordination)
    {
        using var made = await coordination.PostAsync("/accounts",
            new { userName = "carla", role = "nationalCoordinator", communes = Array.Empty<string>(), email = "carla@example.org", language = "fr" });
        await made.ReadAsync(HttpStatusCode.Created);
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(begun) < TimeSpan.FromSeconds(30), "It did not come about.");
            await Task.Delay(50);
        }
    }
}
