using System.Net;
using Cdce.Testing;

namespace Cdce.Learning.Tests;

public sealed class MentoringApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Namur = "92094";
    private const string Gembloux = "92142";
    private const string Eupen = "63023";

    [Fact]
    public async Task A_request_becomes_a_pair_that_meets_and_ends()
    {
        await host.WaitForNonStaleDataAsync();
        var coordination = await host.CoordinationAsync();
        var namur = await host.CommitteeMemberAsync(Namur);
        var gembloux = await host.CommitteeMemberAsync(Gembloux);
        var eupen = await host.CommitteeMemberAsync(Eupen);
        await Offer(namur, Namur);

        var request = await Request(gembloux, Gembloux);
        using var diagnosed = await gembloux.PostAsync($"{request}/diagnoses",
            new { questionnaire = 1, answers = new { governance1 = 4, governance2 = 3, budget1 = 1 } }, version: 1);
        await diagnosed.ReadAsync(HttpStatusCode.NoContent);

        // Nothing goes to communes before the coordination has decided.
        using var proposed = await coordination.PostAsync("/learning/mentoringProposals", new { });
        var proposal = (await proposed.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString();
        using var hidden = await namur.GetAsync(request);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        Assert.False((await gembloux.GetJsonAsync(request)).TryGetProperty("proposed", out _));
        var shown = (await coordination.GetJsonAsync(request)).GetProperty("proposed");
        Assert.Equal(Namur, shown.GetProperty("mentor").GetProperty("nisCode").GetString());
        Assert.Equal(shown.GetProperty("score").GetInt32(), shown.GetProperty("parts").EnumerateArray().Sum(p => p.GetProperty("points").GetInt32()));
        using var early = await gembloux.PostAsync($"{request}/acceptance", new { }, diagnosed.Version());
        Assert.Equal("no-mentoring-offer", await early.ProblemAsync(HttpStatusCode.Conflict));

        using var approved = await coordination.PostAsync($"{request}/approval", new { proposalId = proposal }, diagnosed.Version());
        await approved.ReadAsync(HttpStatusCode.NoContent);
        using var stranger = await eupen.PostAsync($"{request}/acceptance", new { }, approved.Version());
        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
        using var stale = await namur.PostAsync($"{request}/acceptance", new { }, version: 1);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        using var first = await namur.PostAsync($"{request}/acceptance", new { }, approved.Version());
        await first.ReadAsync(HttpStatusCode.NoContent);
        using var unclear = await coordination.PostAsync($"{request}/acceptance", new { }, first.Version());
        Assert.Equal(HttpStatusCode.BadRequest, unclear.StatusCode);
        using var second = await gembloux.PostAsync($"{request}/acceptance", new { }, first.Version());
        await second.ReadAsync(HttpStatusCode.NoContent);

        var matched = await gembloux.GetJsonAsync(request);
        Assert.Equal("matched", matched.GetProperty("state").GetString());
        var pair = $"/learning/mentoringPairs/{matched.GetProperty("pairId").GetString()}";
        using var other = await eupen.GetAsync(pair);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);

        using var agreed = await namur.PostAsync($"{pair}/agreement", new { goals = new[] { new { text = "Une charte adoptée" } }, rhythmDays = 45 }, version: 1);
        await agreed.ReadAsync(HttpStatusCode.NoContent);
        using var met = await namur.PostAsync($"{pair}/sessions", new { on = "2026-11-20", kind = "visit", outcome = "progress", text = "Charte relue." }, agreed.Version());
        await met.ReadAsync(HttpStatusCode.NoContent);
        var running = await namur.GetJsonAsync(pair);
        Assert.Equal("onTrack", running.GetProperty("health").GetProperty("condition").GetString());
        Assert.Equal(1, running.GetProperty("sessions").GetArrayLength());
        Assert.Contains("endMentoring", running.GetProperty("allowedActions").EnumerateArray().Select(a => a.GetString()));
        Assert.True(running.GetProperty("mentor").GetProperty("position").GetProperty("latitude").GetDouble() > 49);

        using var ended = await gembloux.PostAsync($"{pair}/end", new { outcome = "completed", evaluation = new { mentee = 5 } }, met.Version());
        await ended.ReadAsync(HttpStatusCode.NoContent);
        Assert.Equal("completed", (await coordination.GetJsonAsync(request)).GetProperty("closeReason").GetString());
        var free = await coordination.GetJsonAsync($"/learning/mentoringProfiles/{Namur}");
        Assert.Equal(free.GetProperty("places").GetInt32(), free.GetProperty("freePlaces").GetInt32());

        var figures = (await coordination.GetJsonAsync("/learning/mentoringFigures?year=2026")).GetProperty("total");
        Assert.Equal((1, 1), (figures.GetProperty("pairsCompleted").GetInt32(), figures.GetProperty("sessions").GetInt32()));

        await host.WaitForNonStaleDataAsync();
        foreach (var nis in new[] { Namur, Gembloux })
        {
            var activities = await coordination.GetJsonAsync($"/campaign/activities?nisCode={nis}&kind=mentoringSession");
            Assert.Equal(1, activities.GetProperty("items").GetArrayLength());
        }
    }

    [Fact]
    public async Task An_unanswered_offer_is_reminded_and_then_taken_back()
    {
        await host.WaitForNonStaleDataAsync();
        var coordination = await host.CoordinationAsync();
        await Offer(coordination, "81001");
        var request = await Request(coordination, "81015");
        await Approve(coordination, request);
        await host.WaitForNonStaleDataAsync();

        await Later(8);
        Assert.True((await coordination.GetJsonAsync(request)).TryGetProperty("remindedOn", out _));

        await Later(8);
        var open = await coordination.GetJsonAsync(request);
        Assert.Equal("open", open.GetProperty("state").GetString());
        Assert.Equal("unanswered", open.GetProperty("lastRefusal").GetString());
    }

    [Fact]
    public async Task A_declined_mentor_is_not_proposed_again()
    {
        await host.WaitForNonStaleDataAsync();
        var coordination = await host.CoordinationAsync();
        await Offer(coordination, "21004");
        var request = await Request(coordination, "21001");
        var version = await Approve(coordination, request);
        var mentor = (await coordination.GetJsonAsync(request)).GetProperty("mentor").GetProperty("nisCode").GetString();

        using var declined = await coordination.PostAsync($"{request}/refusal", new { reason = "noTime", side = "mentor" }, version);
        await declined.ReadAsync(HttpStatusCode.NoContent);
        using var again = await coordination.PostAsync("/learning/mentoringProposals", new { });
        await again.ReadAsync(HttpStatusCode.Created);

        var proposed = (await coordination.GetJsonAsync(request)).GetProperty("proposed");
        Assert.False(proposed.TryGetProperty("mentor", out var next) && next.GetProperty("nisCode").GetString() == mentor);
        Assert.Equal(1, proposed.GetProperty("obstacles").GetProperty("triedAlready").GetInt32());
    }

    [Fact]
    public async Task A_profile_is_pre_filled_and_hidden_without_places()
    {
        await host.WaitForNonStaleDataAsync();
        var eupen = await host.CommitteeMemberAsync(Eupen);
        var profile = await eupen.GetJsonAsync($"/learning/mentoringProfiles/{Eupen}");
        Assert.Equal("de", profile.GetProperty("suggestion").GetProperty("languages")[0].GetString());

        var version = await Offer(eupen, Eupen);
        Assert.Contains(Eupen, await Matchable(eupen));
        using var changed = await eupen.PatchAsync($"/learning/mentoringProfiles/{Eupen}", new { capacity = 0 }, version);
        await changed.ReadAsync(HttpStatusCode.NoContent);
        Assert.DoesNotContain(Eupen, await Matchable(eupen));

        using var foreign = await eupen.PatchAsync("/learning/mentoringProfiles/92094", new { capacity = 0 }, version: 1);
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    [Fact]
    public async Task The_rules_are_revised_by_the_coordination()
    {
        var coordination = await host.CoordinationAsync();
        var rules = await coordination.GetJsonAsync("/learning/mentoringRules");
        Assert.True(rules.GetProperty("example").GetBoolean());

        using var revised = await coordination.PutAsync("/learning/mentoringRules",
            new { label = rules.GetProperty("label"), weights = rules.GetProperty("weights"), delays = rules.GetProperty("delays") },
            rules.GetProperty("version").GetInt64());
        await revised.ReadAsync(HttpStatusCode.NoContent);

        Assert.Equal(2, (await coordination.GetJsonAsync("/learning/mentoringRules")).GetProperty("number").GetInt32());
    }

    // Messages fall due with the clock.
    private async Task Later(int days)
    {
        host.Clock.Advance(TimeSpan.FromDays(days));
        await host.WaitForNonStaleDataAsync();
    }

    private static async Task<long> Approve(ApiClient coordination, string request)
    {
        using var proposed = await coordination.PostAsync("/learning/mentoringProposals", new { });
        var proposal = (await proposed.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString();
        var version = (await coordination.GetJsonAsync(request)).GetProperty("version").GetInt64();
        using var approved = await coordination.PostAsync($"{request}/approval", new { proposalId = proposal }, version);
        await approved.ReadAsync(HttpStatusCode.NoContent);
        return approved.Version();
    }

    private static async Task<long> Offer(ApiClient client, string nis)
    {
        var version = (await client.GetJsonAsync($"/learning/mentoringProfiles/{nis}")).GetProperty("version").GetInt64();
        using var offered = await client.PostAsync($"/learning/mentoringProfiles/{nis}/offer", new
        {
            canGive = new[] { "committee" },
            capacity = 2,
            languages = new[] { "fr", "de" },
            maxDistanceKm = 400,
            consent = true,
        }, version);
        await offered.ReadAsync(HttpStatusCode.NoContent);
        return offered.Version();
    }

    private static async Task<string> Request(ApiClient client, string nis)
    {
        using var response = await client.PostAsync("/learning/mentoringRequests", new { nisCode = nis, weakCriteria = new[] { "committee" } });
        return $"/learning/mentoringRequests/{(await response.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString()}";
    }

    private static async Task<List<string?>> Matchable(ApiClient client) =>
        [.. (await client.GetJsonAsync("/learning/mentoringProfiles?matchable=true")).GetProperty("items").EnumerateArray()
            .Select(p => p.GetProperty("nisCode").GetString())];
}
