using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Cdce.Api.People.OwnData;
using Cdce.Api.Tests.Access;
using Cdce.Api.Tests.SigningIn;
using Cdce.Testing;
using Cdce.Testing.Scripts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace Cdce.Api.Tests.Hardening;

/// <summary>
/// Words that would be programs in a page, in every text field of every command of the contract: refused by name of the field, or given back as the words
/// they are. Pages, mails and tables that the program writes itself are read as browsers and spreadsheets read them.
/// </summary>
public sealed partial class ScriptTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Ours = "25072";

    // Of a text that is taken; most are said with all of them.
    private const int Least = 4;

    private static readonly string[] Communes = [Ours, "62063", "62096", "25031", "25014", "62003", "62006", "25112", "25110", "62051", "92094", "25005"];
    private static readonly string[] OursAlone = [Ours];

    /// <summary>Fields that are not said all of it, each with its reason.</summary>
    private static readonly Dictionary<string, string> LeftOut = new(TextField.All.Where(f => f.Operation is "previewGrid" or "previewPastEdition" or "scheduleGrid")
        .Select(f => KeyValuePair.Create(f.Name, f.Operation switch
        {
            "previewGrid" => "what publishGrid takes too, and kept nowhere",
            "previewPastEdition" => "what recordPastEdition takes too, and kept nowhere",
            _ => "what publishGrid takes and gives back too",
        })))
    {
        ["addPasskey credential"] = "what a device signs",
        ["addSecondFactor code"] = "compared, and kept nowhere",
        ["askSignInLink email"] = "compared, and kept nowhere",
        ["changeOwnPassword current"] = "a secret, shown nowhere",
        ["changeOwnPassword new"] = "a secret, shown nowhere",
        ["contestReview answers[].question"] = "the code of a question that was adjusted, or refused",
        ["decideContest decisions[].question"] = "the code of a question that was contested, or refused",
        ["pauseReminders object"] = "the key of something that is there, or not found",
        ["redactEvent cuts[].field"] = "the place of words that are there, or refused",
        ["redactEvent object"] = "the key of something that is there, or not found",
        ["redactEvent tag"] = "what the program issued",
        ["replaySetAsideStream streamKey"] = "the key of something that is there, and kept nowhere",
        ["resumeReminders object"] = "the key of something that is there, or not found",
        ["searchPeople name"] = "asked for, and kept nowhere",
        ["signIn password"] = "a secret, shown nowhere",
        ["signIn userName"] = "compared, and kept nowhere",
        ["signInWithLink token"] = "compared, and kept nowhere",
        ["signInWithPasskey credential"] = "what a device signs",
        ["signInWithProvider code"] = "what a provider issues",
        ["signInWithProvider state"] = "what the program issued",
        ["signInWithSecondFactor code"] = "compared, and kept nowhere",
    };

    /// <summary>Fields whose text is taken and given back nowhere, each with its reason.</summary>
    private static readonly Dictionary<string, string> NotShown = new()
    {
        ["mergeCommunes into.name.fr"] = "nameFr, which stands beside it here, goes before it",
        ["mergeCommunes into.name.nl"] = "nameNl, which stands beside it here, goes before it",
        ["mergeCommunes into.name.de"] = "nameDe, which stands beside it here, goes before it",
        ["splitCommune into[].name.fr"] = "nameFr, which stands beside it here, goes before it",
        ["splitCommune into[].name.nl"] = "nameNl, which stands beside it here, goes before it",
        ["splitCommune into[].name.de"] = "nameDe, which stands beside it here, goes before it",
    };

    private readonly MailedHost program = new();

    private ApiHost Host => program.Host;

    public Task InitializeAsync() => program.InitializeQuietAsync();

    public Task DisposeAsync() => program.DisposeAsync();

    [Fact]
    public async Task Words_that_would_be_programs_stay_words_wherever_people_write()
    {
        var coordination = await Host.CoordinationAsync();
        var life = new ScriptedLife(coordination, 1, Communes, Host.Clock.Today(), LeftOut.Keys);
        await SayMentoringAsync(life, coordination, await World.MakeAsync(Host));
        await life.LiveAsync(7, Host.WaitForNonStaleDataAsync);
        var person = await program.SignedInAsync("script");
        await SayTheRestAsync(life, coordination, person);
        var files = await UploadAsync(coordination);
        await Host.WaitForNonStaleDataAsync();

        // Each text comes back, and nothing of it is more than text.
        var (texts, faults) = await ReadAsync(coordination, person);
        faults.AddRange(life.Faults);
        faults.AddRange(life.Fields.Where(f => !f.IsDone && f.Tried < Least)
            .Select(f => $"{f.Place.Name} was tried with {f.Tried} only"));
        faults.AddRange(LeftOut.Keys.Concat(NotShown.Keys).Except(TextField.All.Select(f => f.Name)).Select(name => $"{name} is not in the contract"));
        var taken = life.Taken.ToList();
        var seen = taken.Where(t => texts.Contains(t.Text)).ToList();
        faults.AddRange(taken.Select(t => t.Field.Name).Except(seen.Select(t => t.Field.Name)).Except(NotShown.Keys).Select(name => $"{name} is given back nowhere"));
        faults.AddRange(files.Where(t => !texts.Contains(t)).Select(t => $"a file's {t} is given back nowhere"));
        var pages = await PagesAsync(person, taken.Where(t => t.Field.Operation == "giveAssignment").Select(t => t.Text).ToList());
        faults.AddRange(pages.Faults);
        foreach (var fault in faults.Take(40))
            output.WriteLine(fault);

        var tried = life.Fields.Where(f => f.Tried > 0).ToList();
        output.WriteLine($"{life.Sent} commands to {tried.Select(f => f.Place.Operation).Distinct().Count()} operations; {tried.Count(f => f.Taken.Count > 0)} fields took {taken.Count} texts, of which {seen.Count} were read again, "
            + $"{tried.Count(f => f.Taken.Count == 0)} refused each by name; {tried.Count(f => f.Tried == Payloads.Scripts.Count)} fields were tried with all {Payloads.Scripts.Count}, "
            + $"{tried.Count(f => f.Tried >= Payloads.Forms)} with each form; {LeftOut.Count} left out; {texts.Count} texts read, {pages.Count} pages and mails parsed");
        Assert.Empty(faults);
        // What is said twice changes nothing, and what is corrected is not kept where it is about a person.
        Assert.True(seen.Count > 400 && seen.Count > taken.Count * 3 / 4 && pages.Count > 5, "Too little was said or read.");
    }

    [Fact]
    public void Text_that_was_not_made_harmless_is_found()
    {
        foreach (var words in Payloads.Scripts.Where(p => p.Contains('<', StringComparison.Ordinal)))
        {
            var encoded = WebUtility.HtmlEncode(words);
            Assert.Empty(PageCheck.OfPage($"<html><body><p>{encoded}</p></body></html>"));
            Assert.NotEmpty(PageCheck.OfPage($"<html><body><p>{words}</p></body></html>"));
        }

        Assert.NotEmpty(PageCheck.OfPage($"<html><body><p class=\"{Payloads.Scripts[9]}\">x</p></body></html>"));
        Assert.NotEmpty(PageCheck.OfPage($"<html><body><a href=\"{Payloads.Scripts[5]}\">x</a></body></html>"));
        Assert.All(Payloads.Formulas, formula => Assert.NotEmpty(PageCheck.OfTable(Encoding.UTF8.GetBytes($"name\r\n\"{formula}\"\r\n"))));
        output.WriteLine("planted: words in a page, in an attribute, in an address and in a cell that were not made harmless -> caught by PageCheck");
    }

    [Fact]
    public void A_text_field_that_nobody_tries_is_found()
    {
        var life = new ScriptedLife(Host.Anonymous, 1, Communes, Host.Clock.Today(), []);
        Assert.Contains(life.Fields, f => f.Place is { Operation: "recordActivity", Path: "summary" } && f.Tried < Least && !f.IsDone);
        output.WriteLine($"planted: a text field without a command that fills it -> caught by {nameof(Words_that_would_be_programs_stay_words_wherever_people_write)}");
    }

    [Fact]
    public async Task Answers_that_a_page_could_read_as_a_program_are_found()
    {
        await using var host = await ApiHost.PlantedAsync(services => services.AddSingleton<IStartupFilter>(new AsPages()));
        var coordination = await host.CoordinationAsync();
        var life = new ScriptedLife(coordination, 1, Communes, host.Clock.Today(), []);
        await life.SayAsync(coordination, HttpMethod.Post, "createKey", () => "/keys", attempt => new { name = $"n{attempt}", role = "member", communes = OursAlone });
        Assert.NotEmpty(life.Faults);
        output.WriteLine($"planted: answers as pages -> caught by {nameof(Words_that_would_be_programs_stay_words_wherever_people_write)}");
    }

    /// <summary>Commands that the random life does not send, because people do.</summary>
    private async Task SayTheRestAsync(ScriptedLife life, ApiClient coordination, Browser person)
    {
        var number = 0;
        string Id() => $"n{++number}";
        using var made = await coordination.PostAsync("/accounts", new { userName = "scripted", role = "secretary", communes = OursAlone, email = "scripted@example.org", language = "fr" });
        var account = (await made.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString();
        await life.SayAsync(coordination, HttpMethod.Post, "createAccount", () => "/accounts", _ => new { userName = Id(), role = "secretary", communes = OursAlone });
        await life.SayAsync(coordination, HttpMethod.Put, "changeAccountEmail", () => $"/accounts/{account}/email", _ => new { email = "a@example.org" }, () => Task.FromResult(1L));
        await life.SayAsync(coordination, HttpMethod.Post, "inviteAccount", () => $"/accounts/{account}/invitations", _ => new { language = "fr" });
        await life.SayAsync(coordination, HttpMethod.Post, "prepareAsOf", () => "/asOfTasks", _ => new { module = "campaign", asOf = "2026-11-01" });
        await life.SayAsync(coordination, HttpMethod.Post, "createKey", () => "/keys", _ => new { name = Id(), role = "member", communes = OursAlone });
        await life.SayAsync(coordination, HttpMethod.Post, "erasePerson", () => $"/people/{Guid.CreateVersion7()}/erasure", _ => new { reason = "asked" });
        await life.SayAsync(coordination, HttpMethod.Post, "redactEvent", () => "/audit/redactions",
            _ => new { @object = "activity/none", version = 1, tag = "none", cuts = new[] { new { field = "/summary", start = 0, length = 1 } }, reason = "asked" });
        await life.SayAsync(coordination, HttpMethod.Put, "reviseReminderRules", () => "/reminderRules",
            _ => new { rules = new[] { new { code = "rule", kind = "assignment", offsets = new[] { 1 }, repeatDays = 0, most = 1, roles = new[] { "chair" } } } }, () => Task.FromResult(1L));
        var parameters = JsonNode.Parse((await coordination.GetJsonAsync("/campaign/momentum/parameters")).GetRawText());
        await life.SayAsync(coordination, HttpMethod.Post, "previewMomentumParameters", () => "/campaign/momentum/parameters/preview",
            _ => new { kinds = parameters?["kinds"]?.DeepClone(), detection = parameters?["detection"]?.DeepClone() });
        await SayFairOMetersAsync(life, coordination);
        await SaySteeringAsync(life, coordination);
        await SayAwardsAsync(life, coordination);
        await life.SayAsync(Host.Anonymous, HttpMethod.Post, "askSignInLink", () => "/session/links", _ => new { email = "nobody@example.org", language = "fr" });

        using var given = await coordination.PostAsync("/governance/mandates", new { area = Ours, role = "volunteer", person = new { displayName = "Léa" } });
        Assert.Equal(HttpStatusCode.Created, given.StatusCode);
        var lea = (await coordination.GetJsonAsync($"/governance/committees/{Ours}")).GetProperty("mandates").EnumerateArray()
            .First(m => m.TryGetProperty("name", out var name) && name.GetString() == "Léa").GetProperty("personId").GetString();
        await life.SayAsync(coordination, HttpMethod.Post, "giveAssignment", () => "/governance/assignments",
            _ => new { area = Ours, personId = lea, text = "Afficher", dueOn = "2026-12-01", email = "lea@example.org" });

        await life.SayAsync(person.Api, HttpMethod.Patch, "correctOwnRecord", () => "/people/me", _ => new { },
            async () => (await person.Api.GetJsonAsync("/people/me")).GetProperty("version").GetInt64());
        await life.SayAsync(person.Api, HttpMethod.Post, "giveConsent", () => "/people/me/consents/committeeContact", _ => new { textVersion = 1, language = "de", atLeast13 = true });
        await life.SayAsync(person.Api, HttpMethod.Post, "requestToJoin", () => "/governance/joinRequests", _ => new { nisCode = "62063" });
        await SayPasskeysAsync(life, person);

        // What was taken from a file is taken back, each time for a reason.
        await UndoAsync("undoImport", "/campaign/communeImports?populationOn=2026-01-01", "/campaign/imports",
            upload => $"nis,name_fr,region,language,population,lat,lon\n61039,Marchin,Région wallonne,fr,{5_000 + upload},50.46,5.24\n");
        await UndoAsync("undoPartnerImport", "/partners/imports", "/partners/imports", upload => $"name,kind,nis\nRepris {upload},shop,{Ours}\n");

        async Task UndoAsync(string operation, string uploads, string imports, Func<int, string> file)
        {
            for (var upload = 0; upload < 30 && life.Fields.Any(f => f.Place.Operation == operation && !f.IsDone); upload++)
            {
                using var text = new StringContent(file(upload), Encoding.UTF8, CsvText.MediaType);
                using var preview = await coordination.PostAsync(uploads, text);
                var import = (await preview.ReadAsync(HttpStatusCode.Created)).GetProperty("href").GetString()?.Split('/')[^1];
                using var confirmed = await coordination.PostAsync($"{imports}/{import}/confirmation", new { leaveOutErrors = true }, version: 1);
                Assert.True(confirmed.IsSuccessStatusCode, await confirmed.Content.ReadAsStringAsync());
                await life.SayAsync(coordination, HttpMethod.Post, operation, () => $"{imports}/{import}/undoing", _ => new { reason = "Essai" }, () => Task.FromResult(2L), most: 8);
            }
        }
    }

    // Whatever ends or changes the pair is said of a day on which it did not begin yet: only its text is looked at.
    private async Task SayMentoringAsync(ScriptedLife life, ApiClient coordination, World world)
    {
        var pair = $"/learning/mentoringPairs/{world.Pair}";
        const string Before = "2026-01-05";
        await SayAsync("agreeOnMentoring", "agreement", new { goals = new[] { new { text = "Une charte", criterion = "shops" } }, rhythmDays = 45 });
        await SayAsync("recordMentoringSession", "sessions", new { on = Host.Clock.Today(), kind = "visit", outcome = "progress", text = "Échange" });
        await SayAsync("checkInOnMentoring", "checkIns", new { feeling = 4, side = "mentor" });
        await SayAsync("pauseMentoring", "pause", new { reason = "holidays", on = Before });
        await SayAsync("changeMentor", "mentorChange", new { reason = "noTime", on = Before });
        await SayAsync("endMentoring", "end", new { outcome = "cancelled", reason = "noTime", on = Before });

        Task SayAsync(string operation, string step, object body) => life.SayAsync(coordination, HttpMethod.Post, operation, () => $"{pair}/{step}", _ => body,
            async () => await world.VersionAsync(pair) ?? 0, most: 150);
    }

    private async Task SaySteeringAsync(ScriptedLife life, ApiClient coordination)
    {
        var today = Host.Clock.Today();
        Task<JsonElement> WatchAsync() => coordination.GetJsonAsync("/campaign/electionWatch");
        var watch = await WatchAsync();
        await life.SayAsync(coordination, HttpMethod.Put, "reviseElectionWatch", () => "/campaign/electionWatch", _ => Steering.ElectionRules(watch, today, 200),
            async () => (await WatchAsync()).GetProperty("version").GetInt64());
        Task<JsonElement> OnboardingAsync() => coordination.GetJsonAsync("/campaign/onboarding");
        var onboarding = await OnboardingAsync();
        await life.SayAsync(coordination, HttpMethod.Put, "reviseOnboarding", () => "/campaign/onboarding", _ => Steering.OnboardingRules(onboarding, today, "partners", 200),
            async () => (await OnboardingAsync()).GetProperty("version").GetInt64());
        Task<JsonElement> LabelsAsync() => coordination.GetJsonAsync("/campaign/labels");
        await life.SayAsync(coordination, HttpMethod.Put, "reviseLabels", () => "/campaign/labels", _ => Steering.Labels(today),
            async () => (await LabelsAsync()).GetProperty("version").GetInt64());
        Task<JsonElement> ProgrammeAsync() => coordination.GetJsonAsync("/campaign/programmeReports");
        var programme = await ProgrammeAsync();
        await life.SayAsync(coordination, HttpMethod.Put, "reviseProgrammeIndicators", () => "/campaign/programmeReports", _ => Steering.ProgrammeIndicators(programme, today, "partners", 600),
            async () => (await ProgrammeAsync()).GetProperty("version").GetInt64());
        var report = $"/campaign/programmeReports/{today.Year}";
        await life.SayAsync(coordination, HttpMethod.Post, "drawProgrammeReport", () => $"{report}/editions", _ => new { },
            async () => (await coordination.GetJsonAsync(report)).GetProperty("version").GetInt64());
        await life.SayAsync(coordination, HttpMethod.Post, "planAction", () => "/campaign/plannedActions", _ => Steering.Action(today));
        var action = $"/campaign/plannedActions/{(await coordination.GetJsonAsync("/campaign/plannedActions")).GetProperty("items")[0].GetProperty("id").GetString()}";
        async Task<long> ActionAsync() => (await coordination.GetJsonAsync(action)).GetProperty("version").GetInt64();
        await life.SayAsync(coordination, HttpMethod.Put, "replanAction", () => action, _ => Steering.Action(today), ActionAsync);
        await life.SayAsync(coordination, HttpMethod.Post, "settleAction", () => $"{action}/outcome", _ => new { outcome = "done", on = today }, ActionAsync);
        await life.SayAsync(coordination, HttpMethod.Post, "recordMajorityChange", () => "/campaign/communes/92003/majorityChanges", attempt => new { on = today.AddDays(-attempt) });
        var change = (await WatchAsync()).GetProperty("changes").EnumerateArray().First(c => c.GetProperty("nisCode").GetString() == "92003").GetProperty("id").GetString();
        var path = $"/campaign/majorityChanges/{change}";
        await life.SayAsync(coordination, HttpMethod.Put, "describeMajority", () => path, _ => new { support = "reserved" },
            async () => (await coordination.GetJsonAsync(path)).GetProperty("version").GetInt64());
    }

    private async Task SayAwardsAsync(ScriptedLife life, ApiClient coordination)
    {
        const string Commune = "92003";
        var today = Host.Clock.Today();
        await life.SayAsync(coordination, HttpMethod.Post, "planAward", () => "/campaign/awards", _ => AwardOfCommunes.Plan(today, today), most: 100);
        var planned = await AwardOfCommunes.PlanAsync(coordination, AwardOfCommunes.Plan(today, today));
        await life.SayAsync(coordination, HttpMethod.Put, "reviseAward", () => planned.Path, _ => AwardOfCommunes.Plan(today, today), planned.VersionAsync, most: 100);
        await life.SayAsync(coordination, HttpMethod.Post, "nameJuror", () => $"{planned.Path}/jury",
            attempt => new { person = new { displayName = "Essai", email = $"juror-{attempt}@example.org", language = "fr" } });
        var award = await AwardOfCommunes.CallAsync(coordination, today, leastSheets: 1);
        var first = await award.NominateAsync(coordination, Commune, "Essai", admit: false);
        Task<long> FirstAsync() => award.VersionOfAsync(first);
        await life.SayAsync(coordination, HttpMethod.Put, "reviseNomination", () => $"{award.Path}/nominations/{first}", _ => AwardOfCommunes.Nomination("Essai"), FirstAsync);
        await life.SayAsync(coordination, HttpMethod.Post, "screenNomination", () => $"{award.Path}/nominations/{first}/screening",
            _ => new { admitted = false, reason = "Essai" }, FirstAsync);
        // A commune has ten nominations at most: each comes from another one.
        var communes = (await coordination.GetJsonAsync("/campaign/communes?pageSize=200")).GetProperty("items").EnumerateArray()
            .Select(c => c.GetProperty("nisCode").GetString() ?? "").ToList();
        await life.SayAsync(coordination, HttpMethod.Post, "nominate", () => $"{award.Path}/nominations",
            attempt => new { nisCode = communes[attempt % communes.Count], category = "communes", title = "Essai", text = "Essai" });
        var given = await AwardOfCommunes.CallAsync(coordination, today);
        await life.SayAsync(coordination, HttpMethod.Post, "cancelAward", () => $"{given.Path}/cancellation", _ => new { reason = "Essai" }, async () =>
        {
            // One that was given up already makes room for the next.
            var version = await given.VersionAsync();
            if (version > 2)
                given = await AwardOfCommunes.CallAsync(coordination, today);
            return version;
        });
        var scored = await AwardOfCommunes.CallAsync(coordination, today, leastSheets: 1);
        var nominated = await scored.NominateAsync(coordination, Commune, "Essai");
        var juror = await Host.SignedInAsync("script-juror", "volunteer", Ours);
        await scored.NameAsync(juror);
        await scored.DoAsync("scoring");
        using var declared = await scored.DeclareAsync(juror);
        await life.SayAsync(juror, HttpMethod.Put, "scoreNomination", () => $"{scored.Path}/nominations/{nominated}/score", attempt => AwardOfCommunes.Points(attempt % 10, 3),
            async () => (await scored.NominationAsync(juror, nominated)).GetProperty("sheet").GetProperty("version").GetInt64());
    }

    private async Task SayFairOMetersAsync(ScriptedLife life, ApiClient coordination)
    {
        const string Commune = "92003";
        var today = Host.Clock.Today();
        // Only a scale has texts of its answers, and only a count a target.
        object[] grids = [await FairOMeterOfCommune.GridAsync(coordination, "scale"), await FairOMeterOfCommune.GridAsync(coordination, "count")];
        await life.SayAsync(coordination, HttpMethod.Post, "publishGrid", () => "/campaign/fairOMeter/grids", attempt => grids[attempt % 2],
            () => FairOMeterOfCommune.GridsVersionAsync(coordination), most: 100);
        await life.SayAsync(coordination, HttpMethod.Post, "openEdition", () => "/campaign/fairOMeter/editions",
            attempt => FairOMeterOfCommune.Edition($"e{attempt}", Commune, today), most: 100);
        await life.SayAsync(coordination, HttpMethod.Post, "recordPastEdition", () => "/campaign/fairOMeter/pastEditions",
            attempt => Past($"p{attempt}"), most: 100);
        await life.SayAsync(coordination, HttpMethod.Post, "withdrawPastEdition", () => "/campaign/fairOMeter/editions/past/withdrawal", _ => new { reason = "Essai" },
            PastAsync);
        var filled = await FairOMeterOfCommune.OpenAsync(coordination, "script", Commune, today);
        await life.SayAsync(coordination, HttpMethod.Put, "reviseComparisonClasses", () => "/campaign/fairOMeter/comparisonClasses", _ => FairOMeterOfCommune.Classes(today),
            async () => (await coordination.GetJsonAsync("/campaign/fairOMeter/editions/script/comparison")).GetProperty("version").GetInt64(), most: 100);
        await life.SayAsync(coordination, HttpMethod.Post, "rejectProposal", () => $"{filled.Path}/answers/press/rejection", _ => new { reason = "Essai" }, filled.ClipAsync);
        await life.SayAsync(coordination, HttpMethod.Put, "answerQuestion", () => $"{filled.Path}/answers/charter", _ => new { notApplicable = "Sans objet" },
            () => filled.VersionOfAsync("charter"));
        await life.SayAsync(coordination, HttpMethod.Post, "makeStatement", () => "/campaign/fairOMeter/editions/script/statements",
            _ => new { nisCode = Commune, kind = "pride", text = "Essai" });
        await life.SayAsync(coordination, HttpMethod.Put, "reviseStatementThemes", () => "/campaign/fairOMeter/statementThemes", _ => FairOMeterOfCommune.Themes,
            async () => (await StatementsAsync()).GetProperty("version").GetInt64(), most: 100);
        var told = (await StatementsAsync()).GetProperty("items")[0].GetProperty("statementId").GetString();
        await life.SayAsync(coordination, HttpMethod.Put, "withdrawStatement", () => $"/campaign/fairOMeter/statements/{told}/withdrawal",
            _ => new { withdrawn = true, reason = "Essai" }, ToldAgainAsync);
        await life.SayAsync(coordination, HttpMethod.Put, "followUpStatement", () => $"/campaign/fairOMeter/statements/{told}/followUp",
            _ => new { themes = Array.Empty<string>(), answer = "Essai" }, ToldAgainAsync);
        await life.SayAsync(coordination, HttpMethod.Post, "attachEvidenceFile", () => $"{filled.Path}/answers/charter/files",
            _ => new { name = "charte.pdf", content = FairOMeterOfCommune.Pdf }, WithRoomAsync);
        var action = await filled.AddLocalActionAsync(FairOMeterOfCommune.LocalAction);
        await life.SayAsync(coordination, HttpMethod.Put, "reviseLocalAction", () => $"{filled.Path}/localActions/{action}", _ => FairOMeterOfCommune.LocalAction,
            async () => (await filled.LocalActionsAsync()).Single(a => a.GetProperty("actionId").GetString() == action).GetProperty("version").GetInt64());
        await life.SayAsync(coordination, HttpMethod.Post, "addLocalAction", () => $"{filled.Path}/localActions", _ => FairOMeterOfCommune.LocalAction, WithRoomForActionAsync);
        await filled.SubmitAsync();
        await life.SayAsync(coordination, HttpMethod.Put, "valueLocalAction", () => $"{filled.Path}/localActions/{action}/valuation", _ => new { text = "Essai" },
            () => filled.ValuationVersionAsync(action));
        await life.SayAsync(coordination, HttpMethod.Put, "reviewAnswer", () => $"{filled.Path}/reviews/renewal", _ => new { outcome = "refused", reason = "Essai" },
            () => filled.ReviewVersionAsync("renewal"));
        // What is asked is answered, and the other way about.
        await life.SayAsync(coordination, HttpMethod.Post, "askAboutCriterion", () => $"{filled.Path}/questions/shops", _ => new { text = "Essai" },
            async () => await AnsweredAsync(asked: false));
        await life.SayAsync(coordination, HttpMethod.Post, "explainCriterion", () => $"{filled.Path}/questions/committee/answer", _ => new { text = "Essai" },
            async () => await AnsweredAsync(asked: true));
        await SayContestAsync(life, coordination, Commune, today);
        await life.SayAsync(coordination, HttpMethod.Post, "returnAssessment", () => $"{filled.Path}/return", _ => new { reason = "Essai" }, filled.SubmitAsync);

        static object Past(string code) => FilledPaper.PastEdition(code, ["INS", "charter"], [Commune, "Oui"]);

        // What is taken back is recorded again.
        async Task<long> PastAsync()
        {
            using var recorded = await coordination.PostAsync("/campaign/fairOMeter/pastEditions", Past("past"));
            return (await coordination.GetJsonAsync("/campaign/fairOMeter/editions/past")).GetProperty("version").GetInt64();
        }

        Task<JsonElement> StatementsAsync() => coordination.GetJsonAsync("/campaign/fairOMeter/editions/script/statements");

        // What was taken back is told again.
        async Task<long> ToldAgainAsync()
        {
            var statement = (await StatementsAsync()).GetProperty("items").EnumerateArray().Single(s => s.GetProperty("statementId").GetString() == told);
            var version = statement.GetProperty("version").GetInt64();
            if (!statement.TryGetProperty("withdrawnOn", out _))
                return version;
            using var again = await coordination.PutAsync($"/campaign/fairOMeter/statements/{told}/withdrawal", new { withdrawn = false }, version);
            Assert.True(again.IsSuccessStatusCode, await again.Content.ReadAsStringAsync());
            return version + 1;
        }

        // An answer takes five files: the oldest makes room.
        async Task<long> WithRoomAsync()
        {
            var (version, files) = (await filled.VersionOfAsync("charter"), await filled.FilesAsync("charter"));
            if (files.Count < 5)
                return version;
            using var taken = await coordination.PutAsync($"{filled.Path}/answers/charter/files/{files[0]}/withdrawal", new { withdrawn = true }, version);
            Assert.True(taken.IsSuccessStatusCode, await taken.Content.ReadAsStringAsync());
            return version + 1;
        }

        // Ten actions stand at most: the latest makes room.
        async Task<long> WithRoomForActionAsync()
        {
            var standing = (await filled.LocalActionsAsync()).Where(a => !a.TryGetProperty("withdrawn", out _)).ToList();
            if (standing.Count == 10)
            {
                using var taken = await coordination.PutAsync($"{filled.Path}/localActions/{standing[^1].GetProperty("actionId").GetString()}/withdrawal",
                    new { withdrawn = true }, standing[^1].GetProperty("version").GetInt64());
                Assert.True(taken.IsSuccessStatusCode, await taken.Content.ReadAsStringAsync());
            }

            return 0;
        }

        async Task<long> AnsweredAsync(bool asked)
        {
            var criterion = asked ? "committee" : "shops";
            var version = await filled.AskedVersionAsync(criterion);
            if (version % 2 == (asked ? 1 : 0))
                return version;
            using var made = await coordination.PostAsync($"{filled.Path}/questions/{criterion}{(asked ? "" : "/answer")}", new { text = "Essai" }, version);
            Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync());
            return version + 1;
        }
    }

    // Each commune contests once: each text is said of a Fair-ô-mètre of its own.
    private static async Task SayContestAsync(ScriptedLife life, ApiClient coordination, string commune, DateOnly today)
    {
        FairOMeterOfCommune? one = null;
        var made = 0;
        await life.SayAsync(coordination, HttpMethod.Post, "contestReview", () => $"{one?.Path}/contest", _ => FairOMeterOfCommune.Contest("charter", "Essai"), FreshAsync, most: 12);
        await life.SayAsync(coordination, HttpMethod.Post, "decideContest", () => $"{one?.Path}/contest/decision", _ => FairOMeterOfCommune.Decisions("charter", false, "Essai"), async () =>
        {
            var version = await FreshAsync();
            using var contested = await coordination.PostAsync($"{one?.Path}/contest", FairOMeterOfCommune.Contest("charter", "Essai"), version);
            Assert.True(contested.IsSuccessStatusCode, await contested.Content.ReadAsStringAsync());
            return one is null ? 0 : await one.VersionAsync();
        }, most: 12);

        async Task<long> FreshAsync()
        {
            one = await FairOMeterOfCommune.OpenAsync(coordination, $"c{made++}", commune, today);
            await one.SubmitAsync();
            using var refused = await coordination.PutAsync($"{one.Path}/reviews/charter", new { outcome = "refused", reason = "Essai" }, await one.ReviewVersionAsync("charter"));
            Assert.True(refused.IsSuccessStatusCode, await refused.Content.ReadAsStringAsync());
            var version = await one.AcceptAllAsync();
            using var validated = await coordination.PostAsync($"{one.Path}/validation", new { }, version);
            Assert.True(validated.IsSuccessStatusCode, await validated.Content.ReadAsStringAsync());
            return await one.VersionAsync();
        }
    }

    private static async Task SayPasskeysAsync(ScriptedLife life, Browser person)
    {
        string? id = null;
        for (var device = 0; device < 100 && life.Fields.Any(f => f.Place is { Operation: "addPasskey", Path: "name" } && !f.IsDone); device++)
        {
            using var asked = await person.Api.PostAsync("/passkeyChallenges");
            using var passkey = new SoftPasskey("http://localhost", "localhost");
            var credential = passkey.Make((await asked.ReadAsync(HttpStatusCode.OK)).GetProperty("options").GetString() ?? "");
            await life.SayAsync(person.Api, HttpMethod.Post, "addPasskey", () => "/passkeys", _ => new { name = "Téléphone", credential }, most: 1);
        }

        id = (await person.Api.GetJsonAsync("/passkeys")).GetProperty("items")[0].GetProperty("id").GetString();
        await life.SayAsync(person.Api, HttpMethod.Put, "renamePasskey", () => $"/passkeys/{id}/name", _ => new { name = "Téléphone" });
    }

    /// <summary>Names in files, and names that a spreadsheet would calculate; those that have to come back.</summary>
    private static async Task<IReadOnlyList<string>> UploadAsync(ApiClient coordination)
    {
        var names = Payloads.Scripts.Take(Payloads.Forms).Select((words, at) => $"{words} file {at}").ToList();
        using var partners = new StringContent($"name,kind,nis\n{string.Concat(names.Select(name => $"{Quoted(name)},shop,{Ours}\n"))}", Encoding.UTF8, CsvText.MediaType);
        using var preview = await coordination.PostAsync("/partners/imports", partners);
        var import = (await preview.ReadAsync(HttpStatusCode.Created)).GetProperty("href").GetString()?.Split('/')[^1];
        using var confirmed = await coordination.PostAsync($"/partners/imports/{import}/confirmation", new { leaveOutErrors = true }, version: 1);
        Assert.True(confirmed.IsSuccessStatusCode, await confirmed.Content.ReadAsStringAsync());
        foreach (var formula in Payloads.Formulas)
        {
            using var shop = await coordination.PostAsync("/partners/partners", new { kind = "shop", name = formula, nisCode = Ours, address = formula, notADuplicate = true });
            await shop.ReadAsync(HttpStatusCode.Created);
        }

        return [.. names, .. Payloads.Formulas];

        static string Quoted(string cell) => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>All texts in the answers to all questions, and what in them is more than text.</summary>
    private async Task<(HashSet<string> Texts, List<string> Faults)> ReadAsync(ApiClient coordination, Browser person)
    {
        var texts = new HashSet<string>();
        var faults = new List<string>();
        var questions = FuzzedContract.Operations.Where(o => o.Method == "GET").ToList();
        var seen = new HashSet<string>();
        var left = new Queue<string>();
        foreach (var question in questions.Where(q => q.Of("path").All(p => p.Name == "nisCode")))
        {
            var query = question.Of("query").Any(p => p.Name == "pageSize") ? "?pageSize=500" : "";
            foreach (var commune in question.Of("path").Any() ? Communes : [""])
                left.Enqueue(question.Path.Replace("{nisCode}", commune, StringComparison.Ordinal) + query);
        }

        foreach (var more in (string[])["/campaign/activities?pageSize=500&includeWithdrawn=true", "/campaign/changes?from=2026-11-01&pageSize=500", "/audit/export?format=jsonl", "/campaign/reports/2026",
            "/campaign/reports/2026?format=csv", "/campaign/reports/2026?format=xlsx", "/campaign/publicTitles?format=csv", "/campaign/publicTitles?format=geojson",
            .. Communes.SelectMany(c => (string[])[$"/governance/assignments?area={c}", $"/governance/committees/{c}"])])
        {
            left.Enqueue(more);
        }

        foreach (var path in (string[])["/people/me", "/passkeys", "/people/me/consents", "/people/me/undoableActions", "/session"])
            await LookAsync(person.Api, path);
        while (left.TryDequeue(out var path))
        {
            if (seen.Add(path))
                await LookAsync(coordination, path);
        }

        return (texts, faults);

        async Task LookAsync(ApiClient who, string path)
        {
            using var answer = await who.GetAsync(path);
            faults.AddRange(HeadersTests.Faults(answer, "/api/v1").Select(fault => $"{path}: {fault}"));
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            switch (answer.Content.Headers.ContentType?.MediaType)
            {
                case "application/json" or "application/problem+json" or "application/geo+json":
                    Keep(JsonDocument.Parse(bytes).RootElement);
                    break;
                case "application/jsonl":
                    foreach (var line in Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries))
                        Keep(JsonDocument.Parse(line).RootElement);
                    break;
                case CsvText.MediaType:
                    faults.AddRange(PageCheck.OfTable(bytes).Select(fault => $"{path}: {fault}"));
                    if (path == "/partners/export" && !Payloads.Formulas.All(formula => PageCheck.Cells(bytes).Contains($"'{formula}")))
                        faults.Add("the table of partners lacks what would be calculated");
                    break;
                case "application/zip":
                    using (var zip = new ZipArchive(new MemoryStream(bytes)))
                        faults.AddRange(zip.Entries.Where(e => !e.Name.EndsWith(".json", StringComparison.Ordinal)).Select(e => $"{path}: {e.FullName}"));
                    break;
                case "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet":
                    faults.AddRange(PageCheck.OfWorkbook(bytes).Select(fault => $"{path}: {fault}"));
                    break;
                case "application/octet-stream":
                    if (answer.Content.Headers.ContentDisposition?.DispositionType != "attachment")
                        faults.Add($"{path} is shown, and not saved");
                    break;
                case var other:
                    faults.Add($"{path} is {other}");
                    break;
            }
        }

        void Keep(JsonElement json)
        {
            switch (json.ValueKind)
            {
                case JsonValueKind.Object:
                    foreach (var property in json.EnumerateObject())
                    {
                        Keep(property.Value);
                        if (property.Name is "href" or "next" && property.Value.GetString() is { } link && link.Split("/api/v1", 2) is [_, var path]
                            && !path.StartsWith("/audit", StringComparison.Ordinal) && questions.Exists(q => q.Match("/api/v1" + path.Split('?')[0]) is not null))
                        {
                            left.Enqueue(path);
                        }
                    }

                    break;
                case JsonValueKind.Array:
                    foreach (var item in json.EnumerateArray())
                        Keep(item);
                    break;
                case JsonValueKind.String:
                    texts.Add(json.GetString() ?? "");
                    break;
            }
        }
    }

    /// <summary>Mails, pages that their links lead to, and the page with one's own data.</summary>
    private async Task<(int Count, List<string> Faults)> PagesAsync(Browser person, List<string> tasks)
    {
        var pages = new List<(string Name, string Html)>();
        var faults = new List<string>();
        await program.Sink.WaitAsync("lea@example.org", tasks.Count);
        foreach (var mail in program.Sink.Received)
        {
            pages.Add((mail.Subject, mail.Html));
            if (TaskLink().Match(mail.Text) is { Success: true } link)
                pages.Add(("task", await Host.Anonymous.Http.GetStringAsync(link.Value)));
        }

        // Each task stands in its mail and on its page, as it was written.
        faults.AddRange(tasks.Where(task => pages.Count(page => PageCheck.TextOf(page.Html).Contains(task, StringComparison.Ordinal)) < 2).Select(task => $"not in its mail and page: {task}"));

        using var asked = await person.Api.PostAsync("/people/me/data");
        var own = (await asked.ReadAsync(HttpStatusCode.Accepted)).GetProperty("href").GetString()?.Split("/api/v1")[1] ?? "";
        while ((await person.Api.GetJsonAsync(own)).GetProperty("state").GetString() != "done")
            await Task.Delay(50);
        using var file = await person.Api.GetAsync(own + "/archive");
        using var zip = new ZipArchive(await file.Content.ReadAsStreamAsync());
        foreach (var entry in zip.Entries.Where(e => e.Name.EndsWith(".html", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(entry.Open());
            pages.Add((entry.Name, await reader.ReadToEndAsync()));
        }

        faults.AddRange(OwnDataPage.Languages.Select(OwnDataPage.FileName).Except(pages.Select(p => p.Name)).Select(name => $"{name} was not made"));
        faults.AddRange(pages.SelectMany(page => PageCheck.OfPage(page.Html).Select(fault => $"{page.Name}: {fault}")).Distinct());
        return (pages.Count, faults);
    }

    [GeneratedRegex("http://localhost/avis/tache/[A-Za-z0-9_-]{43}")]
    private static partial Regex TaskLink();

    private sealed class AsPages : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, inner) =>
            {
                context.Response.OnStarting(() => Task.FromResult(context.Response.ContentType = "text/html; charset=utf-8"));
                return inner(context);
            });
            next(app);
        };
    }
}
