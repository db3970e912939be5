using System.Net;
using Cdce.Testing;

namespace Cdce.Api.Tests.Access;

/// <summary>Two communes in which everything is there once: what is asked about is <see cref="Theirs"/>, who asks is from <see cref="Ours"/>.</summary>
internal sealed class World
{
    public const string Ours = "25072"; // Nivelles, Walloon Brabant
    public const string Theirs = "62096"; // Seraing, Liège
    private const string Mentor = "92094";

    private static readonly string[] Products = ["coffee", "tea"];

    private readonly ApiClient coordination;

    private World(ApiClient coordination) => this.coordination = coordination;

    public string Activity { get; private set; } = "";
    public string OwnActivity { get; private set; } = "";
    public string Step { get; private set; } = "";
    public string Partner { get; private set; } = "";
    public string Duplicate { get; private set; } = "";
    public string OwnPartner { get; private set; } = "";
    public string Pledge { get; private set; } = "";
    public string Alert { get; private set; } = "";
    public string Request { get; private set; } = "";
    public string Pair { get; private set; } = "";
    public static string Assessment => $"monde-{Theirs}";
    public string Session { get; private set; } = "";
    public string Statement { get; private set; } = "";
    public string EvidenceFile { get; private set; } = "";
    public string LocalAction { get; private set; } = "";
    public string SentLocalAction { get; private set; } = "";
    public string Award { get; private set; } = "";
    public string Nomination { get; private set; } = "";
    public string Mandate { get; private set; } = "";
    public string Person { get; private set; } = "";
    public string JoinRequest { get; private set; } = "";
    public string Change { get; private set; } = "";
    public string Majority { get; private set; } = "";

    /// <summary>What no list, count, search or export of another commune may hold.</summary>
    public IReadOnlyList<string> Secrets => [Activity, Nomination, Alert, Request, Pair, Session, Mandate, JoinRequest, Change, Majority];

    public static async Task<World> MakeAsync(ApiHost host)
    {
        await host.WaitForNonStaleDataAsync();
        var world = new World(await host.CoordinationAsync());
        await world.FillAsync(host);
        await host.WaitForNonStaleDataAsync();
        return world;
    }

    /// <summary>The version of what is at an address.</summary>
    public async Task<long?> VersionAsync(string? path)
    {
        if (path is null)
            return null;
        using var response = await coordination.GetAsync(path);
        await response.ReadAsync(HttpStatusCode.OK);
        return response.Headers.ETag is null ? null : response.Version();
    }

    private async Task FillAsync(ApiHost host)
    {
        Activity = await MakeAsync("/campaign/activities", Fact(Theirs));
        OwnActivity = await MakeAsync("/campaign/activities", Fact(Ours));
        Majority = await MakeAsync($"/campaign/communes/{Theirs}/majorityChanges", new { on = "2026-11-02" });
        var file = $"/campaign/communes/{Theirs}/titleFile";
        var step = (await coordination.GetJsonAsync(file)).GetProperty("allowedSteps")[0].GetString();
        Step = await MakeAsync($"{file}/steps", new { step, on = "2026-11-02", sourceText = "Lettre", reason = "Lettre" }, await VersionAsync(file));
        Partner = await MakeAsync("/partners/partners", Shop("Le Grand Bazar", Theirs));
        Duplicate = await MakeAsync("/partners/partners", Shop("Au Petit Marché", Theirs));
        OwnPartner = await MakeAsync("/partners/partners", Shop("La Bonne Table", Ours));
        Pledge = await MakeAsync("/partners/pledges", new { partnerId = Partner, products = Products, visibilityShown = true, since = "2026-11-02" });
        Alert = await MakeAsync($"/campaign/communes/{Theirs}/helpCalls", new { causes = new[] { "budget" }, wish = "visit" });
        await MakeAsync("/campaign/accompaniments", new { alertId = Alert });
        await DoAsync($"/campaign/accompaniments/{Alert}/goals", new { goal = "recruitMembers", dueOn = "2026-12-20" },
            await VersionAsync($"/campaign/accompaniments/{Alert}"));
        await MakeAsync("/campaign/fairOMeter/editions", new { code = "monde", label = new { fr = "Essai" }, grid = 1, opensOn = "2026-11-01", closesOn = "2027-03-31", nisCodes = new[] { Ours, Theirs } });
        var answer = $"/campaign/fairOMeter/assessments/{Assessment}/answers/renewal";
        await (await coordination.PutAsync(answer, new { value = 1 }, 0)).ReadAsync(HttpStatusCode.NoContent);
        Statement = await MakeAsync("/campaign/fairOMeter/editions/monde/statements", new { nisCode = Theirs, kind = "difficulty", text = "Peu de temps" });
        EvidenceFile = await MakeAsync($"{answer}/files", new { name = "renouvellement.pdf", content = FairOMeterOfCommune.Pdf }, 1);
        LocalAction = await MakeAsync($"/campaign/fairOMeter/assessments/{Assessment}/localActions", FairOMeterOfCommune.LocalAction);
        var sent = await FairOMeterOfCommune.OpenAsync(coordination, "envoye", Theirs, host.Clock.Today());
        SentLocalAction = await MakeAsync($"{sent.Path}/localActions", FairOMeterOfCommune.LocalAction);
        await sent.SubmitAsync();
        var award = await AwardOfCommunes.CallAsync(coordination, host.Clock.Today());
        (Award, Nomination) = (award.Path, await award.NominateAsync(coordination, Theirs, "Marché équitable", admit: false));
        Mandate = await MakeAsync("/governance/mandates", new { area = Theirs, role = "volunteer", person = new { displayName = "Une bénévole" } });
        Person = (await coordination.GetJsonAsync($"/governance/committees/{Theirs}")).GetProperty("mandates").EnumerateArray()
            .First(m => m.GetProperty("mandateId").GetString() == Mandate).GetProperty("personId").GetString() ?? "";
        var asking = await host.SignedInAsync("world-asking", "member", "91034");
        JoinRequest = await IdAsync(await asking.PostAsync("/governance/joinRequests", new { nisCode = Theirs }));
        await PairAsync(host);
        await DoAsync($"/campaign/communes/{Theirs}/watchPause", new { until = "2026-12-20", reason = "elections" },
            await VersionAsync($"/campaign/communes/{Theirs}/momentum"));
        var changes = await coordination.GetJsonAsync($"/campaign/changes?from=2026-11-19&nisCode={Theirs}&change=activityRecorded");
        Change = changes.GetProperty("items")[0].GetProperty("id").GetString() ?? "";
    }

    private async Task PairAsync(ApiHost host)
    {
        var profile = $"/learning/mentoringProfiles/{Mentor}";
        await DoAsync($"{profile}/offer", new { canGive = new[] { "shops" }, capacity = 2, languages = new[] { "fr" }, maxDistanceKm = 300, consent = true },
            await VersionAsync(profile));
        // The call for help above has opened it.
        await host.WaitForNonStaleDataAsync();
        Request = (await coordination.GetJsonAsync($"/learning/mentoringRequests?commune={Theirs}")).GetProperty("items")[0].GetProperty("requestId").GetString() ?? "";
        var request = $"/learning/mentoringRequests/{Request}";
        await DoAsync($"{request}/diagnoses", new { questionnaire = 1, answers = new { budget1 = 4 } }, await VersionAsync(request));
        var proposal = await MakeAsync("/learning/mentoringProposals", new { });
        await DoAsync($"{request}/approval", new { proposalId = proposal }, await VersionAsync(request));
        await DoAsync($"{request}/acceptance", new { side = "mentor" }, await VersionAsync(request));
        await DoAsync($"{request}/acceptance", new { side = "mentee" }, await VersionAsync(request));
        Pair = (await coordination.GetJsonAsync(request)).GetProperty("pairId").GetString() ?? "";
        var pair = $"/learning/mentoringPairs/{Pair}";
        await DoAsync($"{pair}/sessions", new { on = "2026-11-20", kind = "visit", outcome = "progress", text = "Premier échange" }, await VersionAsync(pair));
        Session = (await coordination.GetJsonAsync(pair)).GetProperty("sessions")[0].GetProperty("sessionId").GetString() ?? "";
    }

    public static object Fact(string nisCode) => new { nisCode, kind = "committeeMeeting", on = "2026-11-03", summary = "Réunion" };

    public static object Shop(string name, string nisCode) => new { kind = "shop", name, nisCode, address = "Rue Haute 1", notADuplicate = true, on = "2026-11-02" };

    private async Task<string> MakeAsync(string path, object body, long? version = null) =>
        await IdAsync(await coordination.PostAsync(path, body, version));

    private static async Task<string> IdAsync(HttpResponseMessage response)
    {
        using (response)
            return (await response.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString() ?? "";
    }

    private async Task DoAsync(string path, object body, long? version)
    {
        using var response = await coordination.PostAsync(path, body, version);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
    }
}
