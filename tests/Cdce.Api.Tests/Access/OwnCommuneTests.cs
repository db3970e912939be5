using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cdce.Platform.Access;
using Cdce.Testing;
using Cdce.Testing.Dates;
using Xunit.Abstractions;

namespace Cdce.Api.Tests.Access;

/// <summary>What belongs to another commune and what does not exist look the same, wherever the table says own.</summary>
public sealed class OwnCommuneTests(ApiHost host, ITestOutputHelper output) : IClassFixture<ApiHost>
{
    private readonly Dictionary<(Role, string), ApiClient> keys = [];

    private static IReadOnlyList<Role> RolesOf(string operation) =>
        [.. Enum.GetValues<Role>().Where(role => Rights.Of(operation, role) == Reach.Own)];

    [Fact]
    public async Task Somebody_elses_object_and_a_missing_one_answer_the_same()
    {
        var world = await World.MakeAsync(host);
        var cases = OwnCases.Of(world);
        // Every own cell has a case: a new operation is not forgotten.
        Assert.Equal(Rights.Operations.Where(o => RolesOf(o).Count > 0),
            cases.Select(c => c.Operation).Concat(OwnCases.Lists.Keys).Distinct().Order(StringComparer.Ordinal));

        var wrong = new List<string>();
        var asked = 0;
        foreach (var own in cases)
        {
            foreach (var role in RolesOf(own.Operation))
            {
                asked++;
                if (await DifferenceAsync(own, await KeyAsync(role, World.Ours), world) is { } difference)
                    wrong.Add($"{own.Operation} by {role}: {difference}");
            }
        }

        foreach (var (operation, addresses) in OwnCases.Lists)
        {
            foreach (var role in RolesOf(operation))
            {
                asked++;
                var stranger = await KeyAsync(role, World.Ours);
                foreach (var address in addresses)
                    wrong.AddRange((await SeenAsync(stranger, address, world)).Select(seen => $"{operation} by {role} at {address} shows {seen}"));
            }
        }

        output.WriteLine($"{asked} own cells asked by a stranger, {cases.Count} requests and {OwnCases.Lists.Count} lists");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));

        // The control: where the same is one's own, it is there, so that the 404 above came from the commune alone.
        var missing = new List<string>();
        foreach (var own in cases)
        {
            var roles = own.Subject is null && own.Body("") is null ? RolesOf(own.Operation) : [Role.RegionalCoordinator];
            foreach (var role in roles)
            {
                var holder = role is Role.RegionalCoordinator ? await host.KeyAsync(role, "6", "25") : await KeyAsync(role, World.Theirs);
                using var answer = await SendAsync(own, own.Id, holder, await world.VersionAsync(own.Subject));
                if (answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden or HttpStatusCode.BadRequest)
                    missing.Add($"{own.Operation} by {role}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            }
        }

        foreach (var (operation, addresses) in OwnCases.Lists)
        {
            if ((await SeenAsync(await KeyAsync(Role.RegionalCoordinator, World.Theirs), addresses[0], world)).Count == 0)
                missing.Add($"{operation} shows nothing of one's own");
        }

        Assert.True(missing.Count == 0, string.Join('\n', missing));
        await TimesAsync(world);
    }

    [Fact]
    public async Task What_was_tried_in_another_province_is_not_told_to_a_regional_coordinator()
    {
        var coordination = await host.CoordinationAsync();
        await CallAsync("25031", async alert =>
        {
            using var taken = await coordination.PostAsync($"{alert}/acknowledgement", new { }, await VersionAsync(alert));
            using var closed = await coordination.PostAsync($"{alert}/closure", new { reason = "helped" }, taken.Version());
            await closed.ReadAsync(HttpStatusCode.NoContent);
        });
        await CallAsync("62063", async alert =>
        {
            Assert.Equal(1, (await coordination.GetJsonAsync(alert)).GetProperty("triedElsewhere").GetArrayLength());
            var regional = await KeyAsync(Role.RegionalCoordinator, World.Theirs);
            Assert.Equal(0, (await regional.GetJsonAsync(alert)).GetProperty("triedElsewhere").GetArrayLength());
        });

        async Task CallAsync(string nisCode, Func<string, Task> then)
        {
            using var called = await coordination.PostAsync($"/campaign/communes/{nisCode}/helpCalls", new { causes = new[] { "ageing" } });
            var id = (await called.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString();
            await then($"/campaign/momentumAlerts/{id}");
        }

        async Task<long> VersionAsync(string path)
        {
            using var response = await coordination.GetAsync(path);
            return response.Version();
        }
    }

    [Fact]
    public async Task An_offer_of_mentoring_tells_nothing_of_the_momentum_of_its_commune()
    {
        await host.WaitForNonStaleDataAsync();
        const string Mentor = "81001";
        const string Path = $"/learning/mentoringProfiles/{Mentor}";
        var chair = await KeyAsync(Role.Chair, Mentor);
        using var before = await chair.GetAsync(Path);
        using var offered = await chair.PostAsync($"{Path}/offer",
            new { canGive = new[] { "shops" }, capacity = 1, languages = new[] { "fr" }, maxDistanceKm = 100, consent = true }, before.Version());
        await offered.ReadAsync(HttpStatusCode.NoContent);

        Assert.True((await chair.GetJsonAsync(Path)).TryGetProperty("momentumLevel", out _));
        var shown = await (await KeyAsync(Role.Chair, World.Ours)).GetJsonAsync(Path);
        Assert.False(shown.TryGetProperty("momentumLevel", out _));
        Assert.True(shown.TryGetProperty("offer", out _));
    }

    // The check itself is checked: these do not ask for the commune, as an endpoint would that forgets to.
    [Fact]
    public async Task An_endpoint_that_forgets_the_commune_is_found()
    {
        var coordination = await host.CoordinationAsync();
        var member = await KeyAsync(Role.Member, World.Ours);
        using var made = await coordination.PostAsync("/partners/partners", World.Shop("Chez Tous", World.Theirs));
        var partner = (await made.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString() ?? "";
        Assert.StartsWith("200", await DifferenceAsync(OwnCases.Ask("getPartner", "/partners/partners/{id}", partner), member, null), StringComparison.Ordinal);
        Assert.StartsWith("200", await DifferenceAsync(
            OwnCases.Ask("getTitleFile", "/campaign/communes/{id}/titleFile", World.Theirs), member, null), StringComparison.Ordinal);
        Assert.NotEmpty(await SeenAsync(member, $"/partners/partners?commune={World.Theirs}", null));
        output.WriteLine($"planted: an endpoint that does not ask for the commune -> caught by {nameof(Somebody_elses_object_and_a_missing_one_answer_the_same)}");
    }

    /// <summary>How the two answers differ; null where nobody could tell them apart.</summary>
    private static async Task<string?> DifferenceAsync(OwnCase own, ApiClient stranger, World? world)
    {
        var version = world is null ? null : await world.VersionAsync(own.Subject);
        using var theirs = await SendAsync(own, own.Id, stranger, version);
        using var nothing = await SendAsync(own, own.Missing, stranger, version);
        var (a, b) = (await theirs.Content.ReadAsStringAsync(), await nothing.Content.ReadAsStringAsync());
        if (theirs.StatusCode != HttpStatusCode.NotFound || nothing.StatusCode != HttpStatusCode.NotFound)
            return $"{(int)theirs.StatusCode} for what is there, {(int)nothing.StatusCode} for what is not: {a} {b}";
        (a, b) = ($"{Headers(theirs)}\n{a.Length} {Canonical(a)}", $"{Headers(nothing)}\n{b.Length} {Canonical(b)}");
        return a != b ? $"{a} against {b}" : null;
    }

    private static Task<HttpResponseMessage> SendAsync(OwnCase own, string id, ApiClient caller, long? version)
    {
        var method = new HttpMethod(Contract.Operations.Single(o => o.Id == own.Operation).Method.ToUpperInvariant());
        var path = own.Path.Replace("{id}", id, StringComparison.Ordinal);
        return method == HttpMethod.Get
            ? caller.GetAsync(path)
            : caller.SendAsync(method, path, own.Body(id), version, Guid.CreateVersion7().ToString());
    }

    // The number of the incident is another each time.
    private static string Canonical(string problem)
    {
        var body = JsonNode.Parse(problem)?.AsObject() ?? [];
        body.Remove("instance");
        return body.ToJsonString();
    }

    private static string Headers(HttpResponseMessage response) => string.Join('\n', response.Headers.Concat(response.Content.Headers)
        .Where(h => h.Key is not ("Date" or "BelGov-Trace-Id"))
        .Select(h => $"{h.Key}: {string.Join(',', h.Value)}"));

    private static readonly string[] ListNames = ["communes", "changes", "items"];

    /// <summary>What an address tells about the other commune; each page of it, and its count.</summary>
    private static async Task<IReadOnlyList<string>> SeenAsync(ApiClient caller, string? address, World? world)
    {
        var seen = new List<string>();
        var items = 0;
        int? total = null;
        while (address is not null)
        {
            var page = await caller.GetJsonAsync(address);
            // The board of an edition is a list of communes too, and the watch over majorities one of changes.
            var list = page.GetProperty(ListNames.First(name => page.TryGetProperty(name, out _)));
            var text = list.GetRawText();
            seen.AddRange((world?.Secrets ?? []).Append($"\"{World.Theirs}\"").Append($"/{World.Theirs}\"")
                .Where(secret => text.Contains(secret, StringComparison.Ordinal)));
            items += list.GetArrayLength();
            total = page.TryGetProperty("total", out var count) && count.ValueKind is JsonValueKind.Number ? count.GetInt32() : total;
            address = page.TryGetProperty("next", out var next) ? next.GetString() : null;
        }

        // A count may not know of more than is shown.
        if (total is not null && total != items)
            seen.Add($"a total of {total} for {items} items");
        return seen;
    }

    // Both are asked in turn, so that whatever else the machine does meets them alike.
    private async Task TimesAsync(World world)
    {
        var stranger = await KeyAsync(Role.Member, World.Ours);
        foreach (var own in OwnCases.Of(world).Where(c => c.Operation is "getActivity" or "getMentoringPair" or "getMomentumAlert" or "getMomentum"))
        {
            List<double> theirs = [], nothing = [];
            for (var i = 0; i < 80; i++)
            {
                theirs.Add(await TimeAsync(own.Id));
                nothing.Add(await TimeAsync(own.Missing));
            }

            var (a, b) = (theirs.Order().ElementAt(40), nothing.Order().ElementAt(40));
            output.WriteLine($"{own.Operation}: {a:F2} ms for what is there, {b:F2} ms for what is not");
            Assert.True(Math.Abs(a - b) < Math.Max(3, Math.Min(a, b)), $"{own.Operation}: {a:F2} ms against {b:F2} ms");

            async Task<double> TimeAsync(string id)
            {
                var start = Stopwatch.GetTimestamp();
                using var answer = await SendAsync(own, id, stranger, null);
                return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
        }
    }

    private async Task<ApiClient> KeyAsync(Role role, string commune) =>
        keys.TryGetValue((role, commune), out var key) ? key : keys[(role, commune)] = await host.KeyAsync(role, Matrix.AreasOf(role, commune));
}
