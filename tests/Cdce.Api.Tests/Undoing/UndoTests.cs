using System.Net;
using System.Text.Json;
using Cdce.Api.Undoing;
using Cdce.Platform.Access;
using Cdce.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cdce.Api.Tests.Undoing;

public sealed class UndoTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Nivelles = "25072";

    [Fact]
    public void Each_action_that_can_be_taken_back_names_events_and_a_command_that_there_are()
    {
        var events = host.Services.GetRequiredService<StoreOptions>().Events;
        var routes = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .ToDictionary(e => e.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? e.DisplayName ?? "", StringComparer.Ordinal);
        foreach (var undoable in Undoable.All)
        {
            Assert.NotNull(events.ByName(undoable.EventType));
            Assert.NotNull(events.ByName(undoable.UndoneBy));
            Assert.Contains(undoable.Operation, Rights.Operations);
            var route = routes[undoable.Operation];
            Assert.Contains(undoable.Method, route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []);
            Assert.Equal(Shape(route.RoutePattern.RawText ?? ""), Shape("/api/v1" + undoable.Path));
        }

        static string Shape(string path) => System.Text.RegularExpressions.Regex.Replace(path, "{[^}]*}", "{}");
    }

    [Fact]
    public async Task What_one_did_is_offered_for_thirty_days_to_oneself_and_goes_back()
    {
        var own = await ApiHost.OwnAsync();
        var secretary = await own.KeyAsync(Role.Secretary, Nivelles);
        var member = await own.CommitteeMemberAsync(Nivelles);
        var kept = await NotedAsync(secretary, "Reste");
        var wrong = await NotedAsync(secretary, "Noté par erreur");
        await NotedAsync(member, "D’une autre personne");

        var offered = await OfferedAsync(secretary);
        Assert.Equal([$"activity/{wrong}", $"activity/{kept}"], offered.Select(o => o.GetProperty("object").GetString()));
        var first = offered[0];
        Assert.Contains(first.GetProperty("changes").EnumerateArray(), c => c.GetProperty("after").ToString().Contains("Noté par erreur", StringComparison.Ordinal));
        using var undone = await UndoAsync(secretary, first);
        Assert.True(undone.IsSuccessStatusCode, await undone.Content.ReadAsStringAsync());
        Assert.Equal([$"activity/{kept}"], (await OfferedAsync(secretary)).Select(o => o.GetProperty("object").GetString()));
        using var again = await UndoAsync(secretary, first);
        Assert.Equal(HttpStatusCode.PreconditionFailed, again.StatusCode);

        own.Clock.Advance(TimeSpan.FromDays(29));
        Assert.Single(await OfferedAsync(secretary));
        own.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1));
        Assert.Empty(await OfferedAsync(secretary));
        await own.DisposeAsync();
    }

    [Fact]
    public async Task What_later_facts_rest_on_is_refused_with_the_reason()
    {
        var coordination = await host.CoordinationAsync();
        foreach (var (step, on, version) in new[] { ("awarded", "2026-01-10", 0), ("suspended", "2026-02-10", 1) })
        {
            using var recorded = await coordination.PostAsync("/campaign/communes/63020/titleFile/steps", new { step, on, offPlatform = true, reason = "Plus de comité" }, version);
            await recorded.ReadAsync(HttpStatusCode.Created);
        }

        var steps = (await OfferedAsync(coordination)).Where(o => o.GetProperty("object").GetString() == "title-file/63020").ToList();
        Assert.Equal(2, steps.Count);
        using var refused = await UndoAsync(coordination, steps[1]);
        Assert.Equal("step-needed-by-later", await refused.ProblemAsync(HttpStatusCode.Conflict));
        using var last = await UndoAsync(coordination, steps[0]);
        Assert.True(last.IsSuccessStatusCode, await last.Content.ReadAsStringAsync());
        var left = Assert.Single(await OfferedAsync(coordination), o => o.GetProperty("object").GetString() == "title-file/63020");
        using var now = await UndoAsync(coordination, left);
        Assert.True(now.IsSuccessStatusCode, await now.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_mandate_that_was_given_by_mistake_never_was()
    {
        var secretary = await host.SignedInAsync("secretaire.dison", "secretary", "63020");
        using var given = await secretary.PostAsync("/governance/mandates",
            new { area = "63020", role = "member", person = new { displayName = "Personne Erreur" } });
        await given.ReadAsync(HttpStatusCode.Created);
        var offered = Assert.Single(await OfferedAsync(secretary));
        Assert.Equal("governance.mandate_given", offered.GetProperty("eventType").GetString());
        using var undone = await UndoAsync(secretary, offered);
        Assert.True(undone.IsSuccessStatusCode, await undone.Content.ReadAsStringAsync());
        Assert.DoesNotContain("Personne Erreur", (await secretary.GetJsonAsync("/governance/committees/63020")).ToString(), StringComparison.Ordinal);
        Assert.Empty(await OfferedAsync(secretary));
    }

    private static async Task<string?> NotedAsync(ApiClient api, string summary)
    {
        using var noted = await api.PostAsync("/campaign/activities", new { nisCode = Nivelles, kind = "committeeMeeting", on = "2026-11-03", summary });
        return (await noted.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString();
    }

    private static async Task<List<JsonElement>> OfferedAsync(ApiClient api) =>
        [.. (await api.GetJsonAsync("/people/me/undoableActions")).GetProperty("items").EnumerateArray()];

    private static Task<HttpResponseMessage> UndoAsync(ApiClient api, JsonElement offered)
    {
        var undo = offered.GetProperty("undo");
        var method = new HttpMethod(undo.GetProperty("method").GetString() ?? "");
        return api.SendAsync(method, undo.GetProperty("href").GetString() ?? "",
            undo.TryGetProperty("body", out var body) ? body : null, undo.GetProperty("version").GetInt64(), Guid.CreateVersion7().ToString());
    }
}
