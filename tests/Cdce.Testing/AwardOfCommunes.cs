using System.Net;
using System.Text.Json;

namespace Cdce.Testing;

/// <summary>One award, from its plan to its results, as the coordination, communes and a jury make it.</summary>
public sealed class AwardOfCommunes
{
    private readonly ApiClient coordination;

    private AwardOfCommunes(ApiClient coordination, string id) => (this.coordination, Id) = (coordination, id);

    public string Id { get; }

    public string Path => $"/campaign/awards/{Id}";

    /// <summary>The body of a plan: two categories, two criteria of 3 and 1.</summary>
    public static object Plan(DateOnly nominationsUntil, DateOnly scoringUntil, int leastSheets = 2, string? region = null) => new
    {
        rules = new
        {
            name = new { fr = "Prix du commerce équitable", de = "Preis des fairen Handels" },
            text = new { fr = "Ce qui s’est fait de mieux" },
            region,
            categories = new[] { new { code = "communes", label = new { fr = "Communes" }, laureates = 1 }, new { code = "shops", label = new { fr = "Commerces" }, laureates = 2 } },
            criteria = new[]
            {
                new { code = "idea", label = new { fr = "Idée", de = "Idee" }, weight = 3, help = new { fr = "Neuve ou déjà vue" } },
                new { code = "reach", label = new { fr = "Portée", de = "Reichweite" }, weight = 1, help = new { fr = "Peu ou beaucoup de monde" } },
            },
            mostPoints = 10,
            leastSheets,
            nominationsUntil,
            scoringUntil,
        },
    };

    /// <summary>The body of a sheet.</summary>
    public static object Points(int idea, int reach) => new { points = new[] { new { criterion = "idea", given = idea }, new { criterion = "reach", given = reach } } };

    /// <summary>The body of a nomination.</summary>
    public static object Nomination(string title, string category = "communes", params string[] facts) => new { category, title, text = "Douze étals, 400 visites", facts };

    /// <summary>An award that is planned.</summary>
    public static async Task<AwardOfCommunes> PlanAsync(ApiClient coordination, object plan)
    {
        ArgumentNullException.ThrowIfNull(coordination);
        using var planned = await coordination.PostAsync("/campaign/awards", plan);
        return new(coordination, (await planned.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString() ?? "");
    }

    /// <summary>An award to which communes are called, with today as last day of both.</summary>
    public static async Task<AwardOfCommunes> CallAsync(ApiClient coordination, DateOnly today, int leastSheets = 2)
    {
        var award = await PlanAsync(coordination, Plan(today, today, leastSheets));
        await award.DoAsync("call");
        return award;
    }

    /// <summary>As somebody sees it.</summary>
    public Task<JsonElement> SeenByAsync(ApiClient caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.GetJsonAsync(Path);
    }

    public async Task<long> VersionAsync() => (await SeenByAsync(coordination)).GetProperty("award").GetProperty("version").GetInt64();

    public async Task<long> VersionOfAsync(string nominationId) => (await NominationAsync(coordination, nominationId)).GetProperty("version").GetInt64();

    public async Task<JsonElement> NominationAsync(ApiClient caller, string nominationId) =>
        (await SeenByAsync(caller)).GetProperty("nominations").EnumerateArray().Single(n => n.GetProperty("nominationId").GetString() == nominationId);

    /// <summary>What the coordination does with the award itself, which has to be accepted.</summary>
    public async Task DoAsync(string step, object? body = null)
    {
        using var done = await coordination.PostAsync($"{Path}/{step}", body, await VersionAsync());
        await done.ReadAsync(HttpStatusCode.NoContent);
    }

    /// <summary>A commune nominates, and the coordination admits it where it is told to.</summary>
    public async Task<string> NominateAsync(ApiClient commune, string nisCode, string title, string category = "communes", bool admit = true, params string[] facts)
    {
        ArgumentNullException.ThrowIfNull(commune);
        using var nominated = await commune.PostAsync($"{Path}/nominations", new { nisCode, category, title, text = "Douze étals, 400 visites", facts });
        var id = (await nominated.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString() ?? "";
        if (admit)
            await ScreenAsync(id, new { admitted = true });
        return id;
    }

    public async Task ScreenAsync(string nominationId, object body)
    {
        using var screened = await coordination.PostAsync($"{Path}/nominations/{nominationId}/screening", body, await VersionOfAsync(nominationId));
        await screened.ReadAsync(HttpStatusCode.NoContent);
    }

    public async Task NameAsync(params IEnumerable<SignedInClient> jurors)
    {
        foreach (var juror in jurors ?? [])
        {
            using var named = await coordination.PostAsync($"{Path}/jury", new { personId = juror.PersonId });
            await named.ReadAsync(HttpStatusCode.Created);
        }
    }

    public async Task<HttpResponseMessage> DeclareAsync(ApiClient juror, params string[] nominations)
    {
        ArgumentNullException.ThrowIfNull(juror);
        return await juror.PostAsync($"{Path}/interests", new { nominations });
    }

    public async Task<HttpResponseMessage> ScoreAsync(ApiClient juror, string nominationId, int idea, int reach)
    {
        ArgumentNullException.ThrowIfNull(juror);
        var seen = (await SeenByAsync(juror)).GetProperty("nominations").EnumerateArray().FirstOrDefault(n => n.GetProperty("nominationId").GetString() == nominationId);
        var version = seen.ValueKind is JsonValueKind.Object && seen.TryGetProperty("sheet", out var sheet) ? sheet.GetProperty("version").GetInt64() : 0;
        return await juror.PutAsync($"{Path}/nominations/{nominationId}/score", Points(idea, reach), version);
    }

    /// <summary>Plays every command in its order, and a second award that is given up.</summary>
    /// <param name="jurors">Three people, of whom the first is dismissed.</param>
    public static async Task PlayAsync(ApiClient coordination, IReadOnlyList<SignedInClient> jurors, string nisCode, DateOnly today,
        Func<string, Func<Task<HttpResponseMessage>>, Task> send)
    {
        ArgumentNullException.ThrowIfNull(coordination);
        ArgumentNullException.ThrowIfNull(send);
        ArgumentNullException.ThrowIfNull(jurors);
        await send("planAward", () => coordination.PostAsync("/campaign/awards", Plan(today, today)));
        var award = new AwardOfCommunes(coordination, (await coordination.GetJsonAsync("/campaign/awards")).GetProperty("items")[0].GetProperty("awardId").GetString() ?? "");
        await send("reviseAward", () => coordination.PutAsync(award.Path, Plan(today, today, 1), 1));
        await send("openAwardCall", () => coordination.PostAsync($"{award.Path}/call", null, 2));
        await send("extendAward", () => coordination.PostAsync($"{award.Path}/extension", new { nominationsUntil = today, scoringUntil = today.AddDays(1) }, 3));
        await send("nominate", () => coordination.PostAsync($"{award.Path}/nominations", new { nisCode, category = "communes", title = "Essai", text = "Essai" }));
        var first = (await award.SeenByAsync(coordination)).GetProperty("nominations")[0].GetProperty("nominationId").GetString() ?? "";
        await send("reviseNomination", () => coordination.PutAsync($"{award.Path}/nominations/{first}", Nomination("Essai"), 1));
        var second = await award.NominateAsync(coordination, nisCode, "Autre essai", admit: false);
        await send("withdrawNomination", () => coordination.PostAsync($"{award.Path}/nominations/{second}/withdrawal", null, 1));
        await send("screenNomination", () => coordination.PostAsync($"{award.Path}/nominations/{first}/screening", new { admitted = true }, 2));
        foreach (var juror in jurors)
            await send("nameJuror", () => coordination.PostAsync($"{award.Path}/jury", new { personId = juror.PersonId }));
        await send("dismissJuror", () => coordination.PostAsync($"{award.Path}/jury/{jurors[0].PersonId}/dismissal"));
        await send("openAwardScoring", () => coordination.PostAsync($"{award.Path}/scoring", null, 4));
        await send("recordConflict", () => coordination.PostAsync($"{award.Path}/jury/{jurors[1].PersonId}/conflicts", new { nominationId = first, holds = true }));
        await send("declareInterests", () => award.DeclareAsync(jurors[2]));
        await send("scoreNomination", () => award.ScoreAsync(jurors[2], first, 7, 4));
        await send("publishAwardResults", () => coordination.PostAsync($"{award.Path}/results", null, 5));
        var given = await CallAsync(coordination, today);
        await send("cancelAward", () => coordination.PostAsync($"{given.Path}/cancellation", new { reason = "Essai" }, 2));
    }
}
