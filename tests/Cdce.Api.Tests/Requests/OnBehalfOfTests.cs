using System.Net;
using System.Net.Http.Json;
using Cdce.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Cdce.Api.Tests.Requests;

public sealed class OnBehalfOfTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Nivelles = "25072";
    private const string Eupen = "63023";

    [Fact]
    public async Task A_secretary_records_what_the_chair_decided_and_the_event_names_both()
    {
        var secretary = await host.SignedInAsync("secretaire.nivelles", "secretary", Nivelles);
        var chair = await host.SignedInAsync("presidente.nivelles", "chair", Nivelles);

        using var recorded = await RecordAsync(secretary, Nivelles, chair.PersonId);
        var activity = await recorded.ReadAsync(HttpStatusCode.Created);

        var e = await EventAsync($"activity/{activity.GetProperty("id").GetString()}");
        Assert.Equal($"account:{secretary.PersonId}", e.UserName);
        Assert.Equal(chair.PersonId, e.Headers?[EventHeaders.OnBehalfOf]);

        using var alone = await RecordAsync(secretary, Nivelles, null);
        var own = await EventAsync($"activity/{(await alone.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString()}");
        Assert.Null(own.Headers);
    }

    [Fact]
    public async Task Nobody_acts_for_people_of_another_commune_for_strangers_or_for_something_that_is_no_id()
    {
        var secretary = await host.SignedInAsync("secretaire.seule", "secretary", Nivelles);
        var elsewhere = await host.SignedInAsync("vorsitz.eupen", "chair", Eupen);

        foreach (var person in new[] { elsewhere.PersonId, Guid.CreateVersion7().ToString(), "la présidente" })
        {
            using var refused = await RecordAsync(secretary, Nivelles, Uri.EscapeDataString(person));
            Assert.Equal("Cdce-On-Behalf-Of", await refused.WrongFieldAsync());
        }

        // What everybody may do for herself is not done for everybody either.
        using var own = await SendAsync(secretary, HttpMethod.Delete, "/sessions/others", null, elsewhere.PersonId);
        Assert.Equal("Cdce-On-Behalf-Of", await own.WrongFieldAsync());
    }

    [Fact]
    public async Task The_right_ends_with_the_role()
    {
        var secretary = await host.SignedInAsync("secretaire.fin", "secretary", Nivelles);
        var member = await host.SignedInAsync("membre.fin", "member", Nivelles);
        using var before = await RecordAsync(secretary, Nivelles, member.PersonId);
        Assert.Equal(HttpStatusCode.Created, before.StatusCode);

        var mandate = (await secretary.GetJsonAsync($"/governance/committees/{Nivelles}")).GetProperty("mandates").EnumerateArray()
            .Single(m => m.GetProperty("personId").GetString() == member.PersonId).GetProperty("mandateId").GetString();
        using var ended = await secretary.PostAsync($"/governance/mandates/{mandate}/end", new { reason = "left" });
        Assert.True(ended.IsSuccessStatusCode, await ended.Content.ReadAsStringAsync());

        using var after = await RecordAsync(secretary, Nivelles, member.PersonId);
        Assert.Equal("Cdce-On-Behalf-Of", await after.WrongFieldAsync());
    }

    [Fact]
    public async Task The_coordination_acts_for_everybody_who_is_known_and_the_province_for_its_own()
    {
        var national = await host.CoordinationAsync();
        var namur = await host.SignedInAsync("province.brabant", "regionalCoordinator", "25");
        var chair = await host.SignedInAsync("vorsitz.eupen.2", "chair", Eupen);
        var member = await host.SignedInAsync("membre.nivelles.2", "member", Nivelles);

        using var forAnybody = await RecordAsync(national, Nivelles, chair.PersonId);
        Assert.Equal(HttpStatusCode.Created, forAnybody.StatusCode);
        using var stranger = await RecordAsync(national, Nivelles, Guid.CreateVersion7().ToString());
        Assert.Equal("Cdce-On-Behalf-Of", await stranger.WrongFieldAsync());
        using var ofProvince = await RecordAsync(namur, Nivelles, member.PersonId);
        Assert.Equal(HttpStatusCode.Created, ofProvince.StatusCode);
        using var ofAnother = await RecordAsync(namur, Nivelles, chair.PersonId);
        Assert.Equal("Cdce-On-Behalf-Of", await ofAnother.WrongFieldAsync());
    }

    [Fact]
    public async Task The_same_key_for_another_person_is_another_command()
    {
        var national = await host.CoordinationAsync();
        var first = await host.SignedInAsync("membre.cle.1", "member", Nivelles);
        var second = await host.SignedInAsync("membre.cle.2", "member", Nivelles);
        var key = Guid.CreateVersion7().ToString();

        using var done = await RecordAsync(national, Nivelles, first.PersonId, key);
        using var again = await RecordAsync(national, Nivelles, first.PersonId, key);
        using var other = await RecordAsync(national, Nivelles, second.PersonId, key);

        Assert.Equal((await done.ReadAsync(HttpStatusCode.Created)).ToString(), (await again.ReadAsync(HttpStatusCode.Created)).ToString());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
    }

    private static Task<HttpResponseMessage> RecordAsync(ApiClient client, string nisCode, string? person, string? key = null) =>
        SendAsync(client, HttpMethod.Post, "/campaign/activities",
            new { nisCode, kind = "committeeMeeting", on = "2026-11-03", summary = "Réunion" }, person, key);

    private static async Task<HttpResponseMessage> SendAsync(
        ApiClient client, HttpMethod method, string path, object? body, string? person, string? key = null)
    {
        using var request = new HttpRequestMessage(method, "/api/v1" + path);
        if (body is not null)
            request.Content = JsonContent.Create(body, options: ApiJson.Options);
        request.Headers.Add("Idempotency-Key", key ?? Guid.CreateVersion7().ToString());
        if (person is not null)
            request.Headers.Add("Cdce-On-Behalf-Of", person);
        return await client.Http.SendAsync(request);
    }

    private async Task<IEvent> EventAsync(string streamKey)
    {
        await using var session = host.Services.GetRequiredService<IDocumentStore>().LightweightSession();
        return (await session.Events.FetchStreamAsync(streamKey)).Single();
    }
}
