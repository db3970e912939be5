using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cdce.Api.Backups;
using Cdce.Api.Tests.Access;
using Cdce.Api.Tests.Hardening;
using Cdce.Api.Tests.SigningIn;
using Cdce.Testing;
using Cdce.Testing.Dates;
using Xunit.Abstractions;

namespace Cdce.Api.Tests.Audit;

/// <summary>Every command that changes something is told by the audit: by whom, and in the transaction of the change.</summary>
public sealed class TraceTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Ours = "25072";

    /// <summary>Commands after which the log says nothing, each with its reason: the one place where this is decided.</summary>
    private static readonly Dictionary<string, string> WithoutTrace = new()
    {
        ["renamePasskey"] = OfOneself,
        ["askForNewPasskey"] = OfSessions,
        ["askForPasskey"] = OfSessions,
        ["askForSecondFactor"] = OfSessions,
        ["askProvider"] = OfSessions,
        ["askSignInLink"] = OfSessions,
        ["signIn"] = OfSessions,
        ["signInWithLink"] = OfSessions,
        ["signInWithPasskey"] = OfSessions,
        ["signInWithProvider"] = OfSessions,
        ["signInWithSecondFactor"] = OfSessions,
        ["signOut"] = OfSessions,
        ["askOwnData"] = OfOneself,
        ["correctOwnRecord"] = OfOneself,
        ["setNoticeSettings"] = OfOneself,
        ["eraseOwnPerson"] = "leaves a receipt without a name (listErasures)",
        ["erasePerson"] = "leaves a receipt without a name (listErasures)",
        ["dropDeadLetter"] = OfOperators,
        ["dropMail"] = OfOperators,
        ["endDatabaseSession"] = OfOperators,
        ["rebuildReadModels"] = OfOperators,
        ["replayDeadLetter"] = OfOperators,
        ["replaySetAsideStream"] = OfOperators,
        ["startReadModels"] = OfOperators,
        ["stopReadModels"] = OfOperators,
        ["prepareAsOf"] = "changes nothing",
        ["previewAssessmentPaper"] = "changes nothing",
        ["previewGrid"] = "changes nothing",
        ["previewPastEdition"] = "changes nothing",
        ["previewMomentumParameters"] = "changes nothing",
        ["previewTargets"] = "changes nothing",
        ["searchPeople"] = "changes nothing",
        ["redactEvent"] = "is about words that stand there already; its event is shown by the tests of redactions",
        ["importDossier"] = "needs a commune without facts; its event is shown by the tests of dossiers",
    };

    private const string OfSessions = "a sign-in, or a step of one: changes nothing of an account but who uses it now";
    private const string OfOneself = "a wish or a word about oneself, which goes with the person";
    private const string OfOperators = "how the program runs, in its journal";

    /// <summary>Without these there is soon nothing left that the others could be about.</summary>
    private static readonly string[] LeadsOn = ["offerMentoring", "callForHelp", "requestMentoring", "proposeMentors", "approveMentoringProposal", "acceptMentoring"];

    private readonly MailedHost program = new();
    private readonly HashSet<string> traced = [];
    private readonly HashSet<string> silent = [];
    private long events;

    private ApiHost Host => program.Host;

    public Task InitializeAsync() => program.InitializeQuietAsync();

    public Task DisposeAsync() => program.DisposeAsync();

    [Fact]
    public async Task Every_command_that_changes_something_is_told_by_the_audit()
    {
        var coordination = await Host.CoordinationAsync();
        await MentorAsync(coordination, await World.MakeAsync(Host));
        await LiveAsync(coordination);
        var person = await program.SignedInAsync("trace");
        await DoTheRestAsync(coordination, person);
        await ChangeAccountsAsync(coordination, person);
        await ChangeKeysAsync(coordination);

        var commands = Contract.Operations.Where(o => o.Method != "get").Select(o => o.Id).ToList();
        output.WriteLine($"{traced.Count} of {commands.Count} commands leave a line in the audit; {WithoutTrace.Count} leave none for a reason");
        Assert.Empty(silent.Except(WithoutTrace.Keys));
        Assert.Empty(commands.Except(traced).Except(WithoutTrace.Keys));
        Assert.Empty(WithoutTrace.Keys.Except(commands).Concat(WithoutTrace.Keys.Intersect(traced)));
    }

    [Fact]
    public async Task A_command_that_leaves_nothing_is_found()
    {
        var coordination = await Host.CoordinationAsync();
        await SendAsync("askSignInLink", () => coordination.PostAsync("/session/links", new { email = "x@example.org", language = "fr" }));
        Assert.Contains("askSignInLink", silent);
        output.WriteLine($"planted: a change without a line in the audit -> caught by {nameof(Every_command_that_changes_something_is_told_by_the_audit)}");
    }

    /// <summary>Sends each command of the random life until it was taken.</summary>
    private async Task LiveAsync(ApiClient coordination)
    {
        var life = new RandomLife(coordination, 1, [Ours, "62063", "62096", "25031", "25014", "62003"]) { After = (operation, answer) => NoteAsync(operation, answer), Without = RandomLife.OfFairOMeters };
        events = await CountAsync();
        for (var round = 0; round < 30 && life.Commands.Any(c => !traced.Contains(c)); round++)
        {
            // What begins with a day is older in the next round.
            Host.Clock.Advance(TimeSpan.FromDays(12));
            foreach (var operation in life.Commands.Where(c => !traced.Contains(c) || LeadsOn.Contains(c)))
            {
                life.Begin(Host.Clock.Today());
                for (var attempt = 0; attempt < 4 && await life.TryAsync(operation) && !traced.Contains(operation); attempt++)
                {
                }
            }

            for (var step = 0; step < 20; step++)
                await life.StepAsync();
            await life.EvaluateAsync();
            await Host.WaitForNonStaleDataAsync();
            events = await CountAsync();
        }
    }

    private async Task DoTheRestAsync(ApiClient coordination, Browser person)
    {
        using var communes = new StringContent("nis,name_fr,region,language,population,lat,lon\n61039,Marchin,Région wallonne,fr,5600,50.46,5.24\n", Encoding.UTF8, "text/csv");
        var import = await SendAsync("importCommunes", () => coordination.PostAsync("/campaign/communeImports?populationOn=2026-01-01", communes));
        await SendAsync("confirmImport", () => coordination.PostAsync($"/campaign/imports/{import}/confirmation", new { }, version: 1));
        await SendAsync("undoImport", () => coordination.PostAsync($"/campaign/imports/{import}/undoing", new { reason = "Essai" }, version: 2));
        using var evidence = new StringContent("nis,name_fr,status,title_year,title_date,known_titled_by,note,source_url\n61039,Marchin,candidate,,,,,\n", Encoding.UTF8, "text/csv");
        await SendAsync("importTitleEvidence", () => coordination.PostAsync("/campaign/titleEvidenceImports", evidence));
        using var partners = new StringContent($"name,kind,nis\nOxfam,shop,{Ours}\n", Encoding.UTF8, "text/csv");
        await SendAsync("importPartners", () => coordination.PostAsync("/partners/imports", partners));
        using var shapes = new StringContent(Samples.Boundaries, Encoding.UTF8, "application/geo+json");
        await SendAsync("importBoundaries", () => coordination.PostAsync("/campaign/boundaries?source=Essai", shapes));

        await FillFairOMeterAsync(coordination);
        await SendAsync("requestToJoin", () => person.Api.PostAsync("/governance/joinRequests", new { nisCode = "62051" }));
        await Host.WaitForNonStaleDataAsync();
        var asking = (await coordination.GetJsonAsync("/governance/committees/62051")).GetProperty("asking")[0].GetProperty("requestId").GetString();
        var item = new { @object = $"joinRequest:{asking}", until = Host.Clock.Today().AddDays(30) };
        await SendAsync("pauseReminders", () => coordination.PostAsync("/reminders/pauses", item));
        await SendAsync("resumeReminders", () => coordination.PostAsync("/reminders/resumptions", new { item.@object }));
        await SendAsync("answerJoinRequest", () => coordination.PostAsync($"/governance/joinRequests/{asking}/answer", new { accepted = true }));
        var me = (await person.Api.GetJsonAsync("/people/me")).GetProperty("personId").GetString();
        await SendAsync("giveAssignment", () => coordination.PostAsync("/governance/assignments",
            new { area = "62051", personId = me, text = "Afficher l’invitation", dueOn = Host.Clock.Today().AddDays(7) }));
        var rules = await coordination.GetJsonAsync("/reminderRules");
        await SendAsync("reviseReminderRules", () => coordination.PutAsync("/reminderRules", new { rules = rules.GetProperty("rules") }, rules.GetProperty("version").GetInt64()));
    }

    private async Task ChangeAccountsAsync(ApiClient coordination, Browser person)
    {
        await SendAsync("giveConsent", () => person.Api.PostAsync("/people/me/consents/committeeContact", new { textVersion = 1, language = "fr", atLeast13 = true }));
        await SendAsync("withdrawConsent", () => person.Api.DeleteAsync("/people/me/consents/committeeContact"));

        // Signed in anew: keys and codes are added in the first minutes only.
        var fresh = await program.SignedInAsync("trace.fresh");
        await SendAsync("changeOwnPassword", () => fresh.Api.PutAsync("/session/password", new { @new = AppCodes.Password }));
        using var passkey = new SoftPasskey("http://localhost", "localhost");
        using var options = await fresh.Api.PostAsync("/passkeyChallenges");
        var credential = passkey.Make((await options.ReadAsync(HttpStatusCode.OK)).GetProperty("options").GetString() ?? "");
        var key = await SendAsync("addPasskey", () => fresh.Api.PostAsync("/passkeys", new { credential, name = "Essai" }));
        await SendAsync("removePasskey", () => fresh.Api.DeleteAsync($"/passkeys/{key}"));
        using var asked = await fresh.Api.PostAsync("/secondFactorKeys");
        var secret = AppCodes.KeyOf(await asked.ReadAsync(HttpStatusCode.OK));
        await SendAsync("addSecondFactor", () => fresh.Api.PostAsync("/secondFactors", new { code = AppCodes.Of(secret) }));
        await SendAsync("removeSecondFactor", () => fresh.Api.DeleteAsync("/secondFactors"));
        await OpenElsewhereAsync();
        var sessions = (await fresh.Api.GetJsonAsync("/sessions")).GetProperty("items").EnumerateArray();
        var elsewhere = sessions.First(s => !s.GetProperty("current").GetBoolean()).GetProperty("id").GetString();
        await SendAsync("endOwnSession", () => fresh.Api.DeleteAsync($"/sessions/{elsewhere}"));
        await OpenElsewhereAsync();
        await SendAsync("endOtherSessions", () => fresh.Api.DeleteAsync("/sessions/others"));

        var account = await SendAsync("createAccount", () => coordination.PostAsync("/accounts", new { userName = "trace.made", role = "member", communes = new[] { Ours } }));
        await SendAsync("changeAccountEmail", () => coordination.PutAsync($"/accounts/{account}/email", new { email = "trace.made@example.org" }, version: 1));
        await SendAsync("inviteAccount", () => coordination.PostAsync($"/accounts/{account}/invitations", new { language = "fr" }));
        await SendAsync("resetPassword", () => coordination.PostAsync($"/accounts/{account}/passwordResets", version: 2));
        await SendAsync("deactivateAccount", () => coordination.DeleteAsync($"/accounts/{account}", version: 3));

        async Task OpenElsewhereAsync()
        {
            using var entered = await Host.NewBrowser().Api.PostAsync("/session", new { userName = "trace.fresh", password = AppCodes.Password });
            await entered.ReadAsync(HttpStatusCode.OK);
        }
    }

    private async Task ChangeKeysAsync(ApiClient coordination)
    {
        var key = await SendAsync("createKey", () => coordination.PostAsync("/keys", new { name = "Essai", role = "member", communes = new[] { Ours } }));
        var next = await SendAsync("rotateKey", () => coordination.PostAsync($"/keys/{key}/rotation", new { }));
        await SendAsync("revokeKey", () => coordination.DeleteAsync($"/keys/{next}"));
    }

    private async Task MentorAsync(ApiClient coordination, World world)
    {
        var pair = $"/learning/mentoringPairs/{world.Pair}";
        var today = Host.Clock.Today();
        await DoAsync("agreeOnMentoring", "agreement", new { goals = new[] { new { text = "Une charte" } }, rhythmDays = 45 });
        await DoAsync("recordMentoringSession", "sessions", new { on = today, kind = "visit", outcome = "progress", text = "Échange" });
        await DoAsync("withdrawMentoringSession", $"sessions/{world.Session}", null);
        await DoAsync("checkInOnMentoring", "checkIns", new { feeling = 4, side = "mentor" });
        await DoAsync("pauseMentoring", "pause", new { reason = "holidays" });
        await DoAsync("resumeMentoring", "resumption", new { });
        await DoAsync("endMentoring", "end", new { outcome = "completed" });

        async Task DoAsync(string operation, string step, object? body)
        {
            var version = await world.VersionAsync(pair);
            await SendAsync(operation, () => body is null ? coordination.DeleteAsync($"{pair}/{step}", version) : coordination.PostAsync($"{pair}/{step}", body, version));
        }
    }

    private async Task FillFairOMeterAsync(ApiClient coordination)
    {
        const string Commune = "92003";
        var today = Host.Clock.Today();
        await Steering.PlayAsync(coordination, Commune, today, SendAsync);
        var jurors = new List<SignedInClient>();
        for (var i = 1; i <= 3; i++)
            jurors.Add(await Host.SignedInAsync($"trace-juror-{i}", "volunteer", Ours));
        await AwardOfCommunes.PlayAsync(coordination, jurors, Commune, today, SendAsync);
        var (grid, version) = (await FairOMeterOfCommune.GridAsync(coordination, "count"), await FairOMeterOfCommune.GridsVersionAsync(coordination));
        await SendAsync("publishGrid", () => coordination.PostAsync("/campaign/fairOMeter/grids", grid, version));
        var node = JsonNode.Parse(JsonSerializer.Serialize(grid))?.AsObject() ?? [];
        node["publishOn"] = $"{today.AddDays(30):O}";
        version = await FairOMeterOfCommune.GridsVersionAsync(coordination);
        await SendAsync("scheduleGrid", () => coordination.PutAsync("/campaign/fairOMeter/grids/schedule", node, version));
        version = await FairOMeterOfCommune.GridsVersionAsync(coordination);
        await SendAsync("cancelScheduledGrid", () => coordination.DeleteAsync("/campaign/fairOMeter/grids/schedule", version));
        await SendAsync("recordPastEdition", () => coordination.PostAsync("/campaign/fairOMeter/pastEditions", FilledPaper.PastEdition("trace23", ["INS", "charter"], [Commune, "Oui"])));
        await SendAsync("withdrawPastEdition", () => coordination.PostAsync("/campaign/fairOMeter/editions/trace23/withdrawal", new { reason = "Essai" }, version: 1));
        await SendAsync("openEdition", () => coordination.PostAsync("/campaign/fairOMeter/editions", FairOMeterOfCommune.Edition("empty", Commune, today)));
        await SendAsync("extendEdition", () => coordination.PostAsync("/campaign/fairOMeter/editions/empty/extension", new { closesOn = today.AddDays(99) }, version: 1));
        await SendAsync("setEditionRules", () => coordination.PutAsync("/campaign/fairOMeter/editions/empty/rules", new { remindDaysBefore = new[] { 7 }, confirmAfterMonths = 12 }, version: 2));
        await SendAsync("remindEdition", () => coordination.PostAsync("/campaign/fairOMeter/editions/empty/reminder", new { communes = 1 }, version: 3));
        await SendAsync("closeEdition", () => coordination.PostAsync("/campaign/fairOMeter/editions/empty/closure", new { }, version: 4));
        await SendAsync("drawComparison", () => coordination.PostAsync("/campaign/fairOMeter/editions/empty/comparison", new { }));
        await SendAsync("reviseComparisonClasses", () => coordination.PutAsync("/campaign/fairOMeter/comparisonClasses", FairOMeterOfCommune.Classes(today), version: 1));
        var filled = await FairOMeterOfCommune.OpenAsync(coordination, "trace", Commune, today);
        version = await filled.ClipAsync();
        await SendAsync("rejectProposal", () => coordination.PostAsync($"{filled.Path}/answers/press/rejection", new { reason = "Essai" }, version));
        await SendAsync("answerQuestion", () => coordination.PutAsync($"{filled.Path}/answers/charter", new { value = 1 }, version: 0));
        await SendAsync("makeStatement", () => coordination.PostAsync("/campaign/fairOMeter/editions/trace/statements",
            new { nisCode = Commune, kind = "difficulty", text = "Essai" }));
        var statement = (await coordination.GetJsonAsync("/campaign/fairOMeter/editions/trace/statements")).GetProperty("items")[0].GetProperty("statementId").GetString();
        await SendAsync("followUpStatement", () => coordination.PutAsync($"/campaign/fairOMeter/statements/{statement}/followUp", new { themes = new[] { "time" } }, version: 1));
        await SendAsync("withdrawStatement", () => coordination.PutAsync($"/campaign/fairOMeter/statements/{statement}/withdrawal", new { withdrawn = true, reason = "Essai" }, version: 2));
        await SendAsync("reviseStatementThemes", () => coordination.PutAsync("/campaign/fairOMeter/statementThemes", FairOMeterOfCommune.Themes, version: 0));
        await SendAsync("addLocalAction", () => coordination.PostAsync($"{filled.Path}/localActions", FairOMeterOfCommune.LocalAction));
        var action = (await filled.LocalActionsAsync())[0].GetProperty("actionId").GetString() ?? "";
        await SendAsync("reviseLocalAction", () => coordination.PutAsync($"{filled.Path}/localActions/{action}", new { title = "Essai", text = "Essai" }, version: 1));
        await SendAsync("withdrawLocalAction", () => coordination.PutAsync($"{filled.Path}/localActions/{action}/withdrawal", new { withdrawn = true }, version: 2));
        await filled.AddLocalActionAsync(FairOMeterOfCommune.LocalAction);
        var file = await SendAsync("attachEvidenceFile", () => coordination.PostAsync($"{filled.Path}/answers/charter/files",
            new { name = "charte.pdf", content = FairOMeterOfCommune.Pdf }, version: 1));
        await SendAsync("withdrawEvidenceFile", () => coordination.PutAsync($"{filled.Path}/answers/charter/files/{file}/withdrawal", new { withdrawn = true }, version: 2));
        await SendAsync("clearAnswer", () => coordination.PostAsync($"{filled.Path}/answers/charter/clearance", new { }, version: 3));
        version = await filled.VersionAsync();
        await SendAsync("importAssessmentPaper", () => coordination.PostAsync($"{filled.Path}/paper", FilledPaper.Content(FilledPaper.Typed(["charter", "Oui"])), version));
        await SendAsync("undoAssessmentPaper", () => coordination.PostAsync($"{filled.Path}/paper/undoing", new { before = version, after = version + 1 }, version + 1));
        // That the press does not apply, although the ledger knows a clip.
        version = (await filled.FillAsync()).GetProperty("version").GetInt64();
        await SendAsync("answerConsistency", () => coordination.PutAsync($"{filled.Path}/consistency/press", new { reply = "asAnswered" }, version: 2));
        version = await filled.VersionAsync();
        await SendAsync("submitAssessment", () => coordination.PostAsync($"{filled.Path}/submission", new { confirmed = true }, version));
        version = await filled.VersionAsync();
        await SendAsync("returnAssessment", () => coordination.PostAsync($"{filled.Path}/return", new { reason = "Essai" }, version));
        await filled.SubmitAsync();
        version = await filled.ReviewVersionAsync("charter");
        await SendAsync("reviewAnswer", () => coordination.PutAsync($"{filled.Path}/reviews/charter", new { outcome = "refused", reason = "Essai" }, version));
        await SendAsync("askAboutCriterion", () => coordination.PostAsync($"{filled.Path}/questions/authority", new { text = "Essai" }, version: 0));
        await SendAsync("explainCriterion", () => coordination.PostAsync($"{filled.Path}/questions/authority/answer", new { text = "Essai" }, version: 1));
        action = (await filled.LocalActionsAsync())[1].GetProperty("actionId").GetString() ?? "";
        version = await filled.ValuationVersionAsync(action);
        await SendAsync("valueLocalAction", () => coordination.PutAsync($"{filled.Path}/localActions/{action}/valuation", new { text = "Essai" }, version));
        version = await filled.AcceptAllAsync();
        await SendAsync("validateAssessment", () => coordination.PostAsync($"{filled.Path}/validation", new { }, version));
        version = await filled.VersionAsync();
        await SendAsync("contestReview", () => coordination.PostAsync($"{filled.Path}/contest", FairOMeterOfCommune.Contest("charter", "Essai"), version));
        version = await filled.VersionAsync();
        await SendAsync("decideContest", () => coordination.PostAsync($"{filled.Path}/contest/decision", FairOMeterOfCommune.Decisions("charter", true, "Essai"), version));
        version = await filled.VersionAsync();
        await SendAsync("choosePublication", () => coordination.PutAsync($"{filled.Path}/publication", new { choice = "gradeOnly" }, version));
        await (await FairOMeterOfCommune.OpenAsync(coordination, "former", Commune, today.AddDays(-1))).SubmitAsync();
        var next = await FairOMeterOfCommune.OpenAsync(coordination, "next", Commune, today);
        await SendAsync("reuseAnswers", () => coordination.PostAsync($"{next.Path}/reuse", new { }, version: 0));
    }

    /// <summary>The last part of the address of what was made.</summary>
    private async Task<string?> SendAsync(string operation, Func<Task<HttpResponseMessage>> send)
    {
        events = await CountAsync();
        using var answer = await send();
        Assert.True(answer.IsSuccessStatusCode, $"{operation}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        await NoteAsync(operation, answer);
        return answer.Headers.Location?.Segments[^1];
    }

    private async Task NoteAsync(string operation, HttpResponseMessage answer)
    {
        if (!answer.IsSuccessStatusCode || traced.Contains(operation))
            return;
        var now = await CountAsync();
        // The same said twice changes nothing: what was silent may have been that.
        if (now > events && traced.Add(operation))
            silent.Remove(operation);
        else
            silent.Add(operation);
        events = now;
    }

    /// <summary>Events of people and keys; what messages lead to is none of a command's.</summary>
    private async Task<long> CountAsync()
    {
        await using var connection = await TableCopy.OpenAsync(Host.ConnectionString, CancellationToken.None);
        return await TableCopy.ScalarAsync<long>(connection, "select count(*) from store.events where user_name like 'key:%' or user_name like 'account:%'", CancellationToken.None);
    }
}
