using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cdce.Testing.Dates;

/// <summary>
/// Sends random commands of every kind, as the coordination could: facts recorded late, corrected, moved and withdrawn, titles, mergers,
/// partners, alerts, mentoring. Refused ones are part of it.
/// </summary>
/// <param name="communes">Those that most of it happens in, so that things meet.</param>
public sealed class RandomLife(ApiClient api, int seed, IReadOnlyList<string> communes)
{
    /// <summary>Commands that the random life does not send, each with its reason.</summary>
    private static readonly Dictionary<string, string> LeftOut = new()
    {
        ["answerJoinRequest"] = "people ask, and this life is led by a key",
        ["requestToJoin"] = "people ask, and this life is led by a key",
        ["giveAssignment"] = "writes a mail, and nothing into the log",
        ["confirmImport"] = "appends what recordTitleStep and renameCommune append",
        ["importBoundaries"] = "its map is of the present",
        ["importCommunes"] = "see confirmImport",
        ["importDossier"] = "appends what recordActivity and recordTitleStep append, into an empty commune",
        ["importTitleEvidence"] = "see confirmImport",
        ["importAssessmentPaper"] = "appends what answerQuestion appends",
        ["undoAssessmentPaper"] = "appends what answerQuestion and clearAnswer append",
        ["previewAssessmentPaper"] = "changes nothing",
        ["previewGrid"] = "changes nothing",
        ["previewPastEdition"] = "changes nothing",
        ["recordPastEdition"] = OfPastEditions,
        ["withdrawPastEdition"] = OfPastEditions,
        ["previewMomentumParameters"] = "changes nothing",
        ["previewTargets"] = "changes nothing",
        ["undoImport"] = "appends what withdrawTitleStep appends",
        ["answerConsistency"] = "replies where an answer and the ledger are far apart; played by ConsistencyApiTests",
        ["recordMajorityChange"] = "appends what recordActivity appends, and " + OfSteering,
        ["describeMajority"] = OfSteering,
        ["planAction"] = OfSteering,
        ["replanAction"] = OfSteering,
        ["settleAction"] = OfSteering,
        ["takeAction"] = OfSteering,
        ["reviseElectionWatch"] = OfSteering,
        ["reviseLabels"] = OfSteering,
        ["reviseOnboarding"] = OfSteering,
        ["reviseProgrammeIndicators"] = OfSteering,
        ["drawProgrammeReport"] = OfSteering,
        ["planAward"] = OfAwards,
        ["reviseAward"] = OfAwards,
        ["openAwardCall"] = OfAwards,
        ["extendAward"] = OfAwards,
        ["cancelAward"] = OfAwards,
        ["nominate"] = OfAwards,
        ["reviseNomination"] = OfAwards,
        ["withdrawNomination"] = OfAwards,
        ["screenNomination"] = OfAwards,
        ["nameJuror"] = OfAwards,
        ["dismissJuror"] = OfAwards,
        ["openAwardScoring"] = OfAwards,
        ["recordConflict"] = OfAwards,
        ["publishAwardResults"] = OfAwards,
        ["declareInterests"] = OfAwards,
        ["scoreNomination"] = OfAwards,
        ["askAboutCriterion"] = OfReviews,
        ["makeStatement"] = OfStatements,
        ["followUpStatement"] = OfStatements,
        ["withdrawStatement"] = OfStatements,
        ["reviseStatementThemes"] = OfStatements,
        ["attachEvidenceFile"] = OfFiles,
        ["withdrawEvidenceFile"] = OfFiles,
        ["addLocalAction"] = OfLocalActions,
        ["reviseLocalAction"] = OfLocalActions,
        ["valueLocalAction"] = OfLocalActions,
        ["withdrawLocalAction"] = OfLocalActions,
        ["choosePublication"] = OfReviews,
        ["contestReview"] = OfReviews,
        ["drawComparison"] = OfComparisons,
        ["decideContest"] = OfReviews,
        ["explainCriterion"] = OfReviews,
        ["reviewAnswer"] = OfReviews,
        ["remindEdition"] = OfEditions,
        ["setEditionRules"] = OfEditions,
        ["scheduleGrid"] = OfGrids,
        ["cancelScheduledGrid"] = OfGrids,
        ["reviseComparisonClasses"] = OfComparisons,
        ["reuseAnswers"] = "appends what answerQuestion appends, after an edition that was sent",
    };

    private const string OfAwards = "is played in its order by AwardOfCommunes";
    private const string OfPastEditions = "is played by PastEditionTests, as of days before and after";
    private const string OfSteering = "is played in its order by Steering";

    private const string OfStatements = "is told, taken back and answered in words, in the order that StatementTests play";

    private const string OfFiles = "what a file holds stands outside of the log; played by EvidenceFileTests";

    private const string OfLocalActions = "is told, sent and valued in the order that LocalActionTests play";

    private const string OfEditions = "says when mails go out; what follows is read from the mails by EditionMailTests";

    private const string OfGrids = "waits for a day to come, on which the program publishes; played by GridScheduleTests";

    private const string OfComparisons = "comes after the results of many communes are final; its orders are played by ComparisonApiTests";

    private const string OfReviews = "comes after a Fair-ô-mètre was sent, which a life at random seldom gets to; its orders are played by ReviewProperties";

    private static readonly string[] Kinds =
    [
        "committeeMeeting", "committeeMeeting", "awarenessAction", "oxfamBreakfast", "pressClip", "newsletter", "schoolAction",
        "organisationAction", "purchase", "electedContact", "charterAdopted", "memberJoined", "memberLeft", "majorityChanged",
        "localProductInitiative", "training", "contact", "partnerVisit", "partnerPledge",
    ];

    private static readonly string[] Criteria = ["authority", "shops", "organisations", "communication", "committee", "localProducts"];
    private static readonly string[] PartnerKinds = ["shop", "horeca", "company", "organisation", "school", "producer"];
    private static readonly string[] Products = ["coffee", "tea", "chocolate", "juice", "rice"];
    private static readonly string[] Goals = ["resumeMeetings", "recruitMembers", "renewPledges", "organiseAction"];

    private readonly Random random = new(seed);
    private readonly Dictionary<string, List<JsonObject>> lists = [];
    private readonly List<string> imports = [];
    private readonly List<string> merged = [];
    private readonly HashSet<string> made = [];
    private readonly Dictionary<string, int> accepted = [];
    private readonly Dictionary<string, int> refused = [];
    private DateOnly today;
    private int serial;

    /// <summary>How often each operation was accepted.</summary>
    public IReadOnlyDictionary<string, int> Accepted => accepted;

    /// <summary>How often each was refused, with the reason.</summary>
    public IReadOnlyDictionary<string, int> Refused => refused;

    public IReadOnlyList<string> Communes => communes;

    /// <summary>Addresses of what its commands have made.</summary>
    public IReadOnlyCollection<string> Made => made;

    /// <summary>Hears of each command with a body, just before it is sent, and may change it.</summary>
    public Action<string, JsonObject>? Before { get; set; }

    /// <summary>Hears each answer to a command with a body.</summary>
    public Func<string, HttpResponseMessage, Task>? After { get; set; }

    /// <summary>The commands that this life sends.</summary>
    public IReadOnlyList<string> Commands => [.. Table().Select(c => c.Operation)];

    /// <summary>Those that others send beside this life.</summary>
    public IReadOnlyCollection<string> Without { get; init; } = [];

    /// <summary>Those about Fair-ô-mètres, which take many steps in a row.</summary>
    public static readonly IReadOnlyCollection<string> OfFairOMeters = ["publishGrid", "openEdition", "extendEdition", "closeEdition", "answerQuestion",
        "rejectProposal", "clearAnswer", "submitAssessment", "returnAssessment", "validateAssessment"];

    public int Sent => accepted.Values.Sum() + refused.Values.Sum();

    /// <summary>A partner that stands in the register, or any id while there is none.</summary>
    public string SomePartner { get; private set; } = Guid.Empty.ToString();

    /// <summary>Commands of the contract that are neither sent nor left out for a reason; empty when all is well.</summary>
    public static IReadOnlyList<string> Forgotten()
    {
        var life = new RandomLife(new ApiClient(new HttpClient()), 0, ["00000"]);
        var sent = life.Table().Select(c => c.Operation).ToHashSet();
        return
        [
            .. Contract.Operations.Where(o => o.Method != "get" && IsOfAModule(o) && !sent.Contains(o.Id) && !LeftOut.ContainsKey(o.Id)).Select(o => o.Id),
            .. sent.Concat(LeftOut.Keys).Except(Contract.Operations.Select(o => o.Id)),
        ];
    }

    private static bool IsOfAModule(Operation operation) => operation.Path.Split('/')[1] is not
        ("accounts" or "asOfTasks" or "audit" or "databaseSessions" or "deadLetters" or "keys" or "mails" or "passkeyChallenges" or "passkeys"
        or "people" or "readModels" or "reminders" or "reminderRules" or "secondFactorKeys" or "secondFactors" or "session" or "sessions" or "setAsideStreams");

    /// <summary>A new day begins: what exists is looked at again.</summary>
    public void Begin(DateOnly day)
    {
        today = day;
        lists.Clear();
    }

    /// <summary>Sends one command.</summary>
    public async Task StepAsync()
    {
        var table = Table();
        for (var attempt = 0; attempt < 20; attempt++)
        {
            var draw = random.Next(table.Sum(c => c.Weight));
            var command = table.First(c => (draw -= c.Weight) < 0);
            if (await SendAsync(command))
                return;
        }
    }

    /// <summary>Sends one command of this kind; false while there is nothing it could be about.</summary>
    public Task<bool> TryAsync(string operation) => SendAsync(Table().First(c => c.Operation == operation));

    /// <summary>Judges all communes, as the night does.</summary>
    public Task EvaluateAsync() => SendAsync(new Command("evaluateMomentum", 0, null, _ => new { day = today }));

    /// <param name="Subjects">The list to choose from, or an address of one thing, in braces or marked with !; null for none.</param>
    /// <param name="Body">Of the command, from its subject; null where it makes no sense for that one.</param>
    private sealed record Command(string Operation, int Weight, string? Subjects, Func<JsonObject, object?> Body);

    private List<Command> Table() => [.. All().Where(c => !Without.Contains(c.Operation))];

    private List<Command> All() =>
    [
        new("recordActivity", 200, null, _ => Fact(Commune())),
        new("correctActivity", 50, "/campaign/activities", Correction),
        new("withdrawActivity", 25, "/campaign/activities", _ => new { reason = Words() }),
        new("recordTitleStep", 60, "/campaign/communes/{commune}/titleFile", Step),
        new("recordCouncilResolution", 20, "/campaign/communes/{commune}/titleFile", _ => new { on = Past(), products = Several(Products, 2), sourceText = Words() }),
        new("correctTitleStep", 20, "/campaign/communes/{commune}/titleFile", f => Find(f, "steps") is { } step
            ? new { stepId = Text(step, "stepId"), on = Near(step), because = Words(), reason = Words(), publicNote = Words() } : null),
        new("withdrawTitleStep", 8, "/campaign/communes/{commune}/titleFile", f => Find(f, "steps") is { } step
            ? new { stepId = Text(step, "stepId"), reason = Words() } : null),
        new("setTitleDeadline", 8, "/campaign/communes/{commune}/titleFile", _ => new { dueOn = today.AddDays(random.Next(300)), reason = Words() }),
        new("recordPopulation", 15, "/campaign/communes/{commune}", _ => new { population = random.Next(1_000, 90_000), on = Past(), source = Words() }),
        new("renameCommune", 10, "/campaign/communes/{commune}", _ => new { nameFr = $"Commune {Next()}", nameDe = $"Gemeinde {Next()}", on = Past(), reason = Words() }),
        new("mergeCommunes", 4, null, _ => new { fromNisCodes = Several(communes, 2), into = NewCommune(), on = Past(60), source = Words() }),
        new("reverseMerger", 3, "/campaign/communes/{merged}", _ => new { reason = Words() }),
        new("splitCommune", 2, "/campaign/communes/{commune}", _ => new { into = new[] { NewCommune(), NewCommune() }, on = Past(60), source = Words() }),
        new("callForHelp", 15, null, _ => new { nisCode = Commune(), causes = Several(["resources", "politics", "ageing", "budget"], 1), wish = One("callBack", "visit", "mentor"), confidential = Chance(0.2) }),
        new("acknowledgeMomentumAlert", 15, "/campaign/momentumAlerts", _ => new { }),
        new("noteContact", 12, "/campaign/momentumAlerts", _ => new { channel = One("phone", "visit", "mail"), outcome = One("listened", "planAgreed", "noAnswer"), on = Past(10), nextOn = today.AddDays(random.Next(40)) }),
        new("closeMomentumAlert", 8, "/campaign/momentumAlerts", _ => new { reason = One("helped", "falseAlarm", "answered") }),
        new("pauseWatch", 6, "/campaign/communes/{commune}/momentum", _ => new { until = today.AddDays(random.Next(90)), reason = One("elections", "agreedBreak") }),
        new("resumeWatch", 5, "/campaign/communes/{commune}/momentum", _ => new { }),
        new("openAccompaniment", 10, "/campaign/momentumAlerts", a => new { alertId = Text(a, "alertId") }),
        new("setAccompanimentGoal", 8, "/campaign/accompaniments", _ => new { goal = One(Goals), dueOn = today.AddDays(random.Next(1, 200)) }),
        new("reachAccompanimentGoal", 6, "/campaign/accompaniments", c => Find(c, "goals") is { } goal ? new { goal = Text(goal, "goal"), on = Past(10) } : null),
        new("noteAccompanimentContact", 8, "/campaign/accompaniments", _ => new { channel = One("phone", "visit"), outcome = One("listened", "furtherContact"), on = Past(10), nextOn = today.AddDays(random.Next(40)) }),
        new("closeAccompaniment", 4, "/campaign/accompaniments", _ => new { outcome = One("revived", "stabilised", "postponed"), on = Past(5) }),
        new("evaluateMomentum", 3, null, _ => new { day = today }),
        new("recordRecommendationProgress", 15, "/campaign/recommendations", r => Find(r, "keyActions") is { } action
            ? new { keyAction = Text(action, "code"), status = One("underway", "done", "dropped"), on = Past(), note = Words() } : null),
        new("reviseTargets", 2, "/campaign/targets!", NewTargets),
        new("reviseMomentumParameters", 2, "/campaign/momentum/parameters!", NewParameters),
        new("reviseMentoringRules", 2, "/learning/mentoringRules!", NewRules),
        new("registerPartner", 50, null, _ => new { kind = One(PartnerKinds), name = $"{One("Epicerie", "Café", "Ecole")} {Next()}", nisCode = Commune(), address = $"Rue {Next()}", notADuplicate = true, on = Past(), products = Several(Products, 1), labels = Several(["ecolabel", "bio"], 1) }),
        new("updatePartner", 15, "/partners/partners", _ => new { name = $"Epicerie {Next()}", kind = One(PartnerKinds), labels = Several(["ecolabel", "bio"], 1) }),
        new("mergePartners", 8, "/partners/partners", p => Another("/partners/partners", p) is { } other ? new { duplicateId = Text(other, "partnerId") } : null),
        new("undoPartnerMerge", 5, "/partners/partners", p => Find(p, "linked", l => Text(l, "rule") == "merged") is { } other ? new { duplicateId = Text(other, "partnerId") } : null),
        new("confirmPledge", 50, "/partners/partners", p => new { partnerId = Text(p, "partnerId"), products = Several(Products, 2), visibilityShown = Chance(0.8), since = Past(), validUntil = today.AddDays(random.Next(-20, 400)) }),
        new("renewPledge", 20, "/partners/pledges", _ => new { products = Several(Products, 3), visibilityShown = true, validUntil = today.AddDays(random.Next(20, 700)), on = Past(30) }),
        new("withdrawPledge", 10, "/partners/pledges", _ => new { reason = One("closed", "recordedByMistake", "productsDropped"), on = Past(20) }),
        new("importPartners", 4, null, _ => new StringContent($"name,kind,nis\nImport {Next()},shop,{Commune()}\nImport {Next()},school,{Commune()}\n", Encoding.UTF8, "text/csv")),
        new("confirmPartnerImport", 6, "/partners/imports/{import}", _ => new { leaveOutErrors = true }),
        new("undoPartnerImport", 3, "/partners/imports/{import}", _ => new { reason = Words() }),
        new("offerMentoring", 20, "/learning/mentoringProfiles/{commune}", _ => new { canGive = Several(Criteria, 3), capacity = random.Next(1, 4), languages = new[] { "fr" }, maxDistanceKm = 300, consent = true, on = Past(20) }),
        new("updateMentoringProfile", 8, "/learning/mentoringProfiles/{commune}", _ => new { canGive = Several(Criteria, 2), capacity = random.Next(0, 4), on = Past(5) }),
        new("withdrawMentoringOffer", 3, "/learning/mentoringProfiles/{commune}", _ => new { reason = One("noTime", "other"), on = Past(5) }),
        new("requestMentoring", 15, null, _ => new { nisCode = Commune(), weakCriteria = Several(Criteria, 2), on = Past(10) }),
        new("proposeMentors", 10, null, _ => new { }),
        new("approveMentoringProposal", 25, "/learning/mentoringRequests?state=open", r => r["proposed"] is JsonObject proposed ? new { proposalId = Text(proposed, "proposalId"), on = today } : null),
        new("lockMentor", 5, "/learning/mentoringRequests?state=open", _ => new { mentorNisCode = Commune(), on = today }),
        new("unlockMentor", 4, "/learning/mentoringRequests?state=open", _ => new { }),
        new("recordBarrierDiagnosis", 10, "/learning/mentoringRequests", _ => new { questionnaire = 1, answers = new Dictionary<string, int> { ["resources1"] = random.Next(5), ["politics2"] = random.Next(5), ["budget1"] = random.Next(5) }, on = Past(10) }),
        new("acceptMentoring", 30, "/learning/mentoringRequests?state=offered", r => new { side = r["mentorAccepted"]?.GetValue<bool>() == true ? "mentee" : "mentor", on = today }),
        new("declineMentoring", 5, "/learning/mentoringRequests?state=offered", _ => new { reason = One("noTime", "tooFar"), side = One("mentor", "mentee"), on = today }),
        new("closeMentoringRequest", 4, "/learning/mentoringRequests", _ => new { on = today }),
        new("agreeOnMentoring", 8, "/learning/mentoringPairs", _ => new { goals = new[] { new { text = Words(), criterion = One(Criteria) } }, rhythmDays = random.Next(20, 90), on = Past(5) }),
        new("recordMentoringSession", 20, "/learning/mentoringPairs", _ => new { on = Past(20), kind = One("visit", "video"), outcome = One("progress", "agreed"), text = Words() }),
        new("withdrawMentoringSession", 4, "/learning/mentoringPairs", p => Find(p, "sessions") is { } session ? new { sessionId = Text(session, "sessionId") } : null),
        new("pauseMentoring", 4, "/learning/mentoringPairs", _ => new { reason = One("elections", "holidays"), on = Past(3) }),
        new("resumeMentoring", 6, "/learning/mentoringPairs", _ => new { on = today }),
        new("checkInOnMentoring", 8, "/learning/mentoringPairs", _ => new { feeling = random.Next(1, 6), side = One("mentor", "mentee"), on = Past(5) }),
        new("changeMentor", 2, "/learning/mentoringPairs", _ => new { reason = One("noTime", "noFit"), on = today }),
        new("giveMandate", 20, null, _ => new { area = Commune(), role = One("chair", "secretary", "member", "volunteer"), person = new { displayName = Words() }, from = Past() }),
        new("handOverMandate", 5, "/governance/committees/{commune}", c => Find(c, "mandates") is { } m ? new { mandateId = Text(m, "mandateId"), person = new { displayName = Words() }, on = Past(5) } : null),
        new("endMandate", 6, "/governance/committees/{commune}", c => Find(c, "mandates") is { } m ? new { mandateId = Text(m, "mandateId"), reason = One("left", "replaced", "recordedByMistake"), on = Past(5) } : null),
        new("publishGrid", 1, "/campaign/fairOMeter/grids!", _ => new { grid = ShortGrid() }),
        new("openEdition", 6, null, _ => new { code = $"e{Next()}", label = new { fr = Words() }, grid = 1 + accepted.GetValueOrDefault("publishGrid"), opensOn = today.AddDays(-random.Next(10)), closesOn = today.AddDays(random.Next(1, 200)), nisCodes = Chance(0.3) ? null : Several(communes, 1 + random.Next(communes.Count)) }),
        new("extendEdition", 3, "/campaign/fairOMeter/editions", _ => new { closesOn = today.AddDays(random.Next(100, 300)) }),
        new("answerQuestion", 40, "/campaign/communes/{commune}/fairOMeters", a => (Find(a, "questions", q => q["answer"] is null) ?? Find(a, "questions")) is { } q ? Answer(q) : null),
        new("rejectProposal", 10, "/campaign/communes/{commune}/fairOMeters", a => Find(a, "questions", q => q["proposal"] is not null) is { } q ? new { question = Text(q, "code"), version = q["version"], reason = Words() } : null),
        new("clearAnswer", 8, "/campaign/communes/{commune}/fairOMeters", a => Find(a, "questions", q => q["answer"] is not null) is { } q ? new { question = Text(q, "code"), version = q["version"] } : null),
        new("submitAssessment", 3, "/campaign/communes/{commune}/fairOMeters", a => a["assessmentId"] is null ? null : new { confirmed = true }),
        new("returnAssessment", 2, "/campaign/communes/{commune}/fairOMeters", a => a["assessmentId"] is null ? null : new { reason = Words() }),
        new("validateAssessment", 2, "/campaign/communes/{commune}/fairOMeters", a => a["assessmentId"] is null ? null : new { }),
        new("closeEdition", 1, "/campaign/fairOMeter/editions", _ => new { }),
        new("endMentoring", 4, "/learning/mentoringPairs", _ => new { outcome = One("completed", "cancelled"), reason = One("noTime", "noFit"), evaluation = new { mentor = 4, mentee = 3, goalsReached = 50 }, on = today }),
    ];

    private async Task<bool> SendAsync(Command command)
    {
        var operation = Contract.Operations.Single(o => o.Id == command.Operation);
        var subject = new JsonObject();
        long? version = null;
        if (command.Subjects is { } subjects)
        {
            if (await ChooseAsync(subjects, command.Operation) is not var (chosen, known))
                return false;
            (subject, version) = (chosen, known);
        }

        if (command.Body(subject) is not { } body)
            return false;
        var content = body as HttpContent;
        var fields = content is null ? JsonSerializer.SerializeToNode(body, ApiJson.Options)?.AsObject() ?? [] : [];
        // A part with a version of its own.
        if (fields["version"] is JsonValue own)
            version = own.GetValue<long>();
        fields.Remove("version");
        // What stands in the path is not said again in the body.
        var path = string.Join('/', operation.Path.Split('/').Select(part => part is ['{', .. var name, '}'] ? Named(name) : part));
        var method = new HttpMethod(operation.Method.ToUpperInvariant());
        if (content is null)
            Before?.Invoke(command.Operation, fields);
        using var response = await api.SendAsync(method, path,
            content ?? (method == HttpMethod.Delete ? null : (object)fields), version, Guid.CreateVersion7().ToString());
        await NoteAsync(command.Operation, response);
        if (content is null && After is { } hear)
            await hear(command.Operation, response);
        return true;

        string Named(string name)
        {
            var own = fields[name] ?? subject[name];
            fields.Remove(name);
            return own?.ToString() ?? Text(subject, "href").Split('/')[^1];
        }
    }

    private async Task NoteAsync(string operation, HttpResponseMessage response)
    {
        if (response.IsSuccessStatusCode)
        {
            accepted[operation] = accepted.GetValueOrDefault(operation) + 1;
            if (response.Headers.Location is { } location)
                made.Add(location.AbsolutePath["/api/v1".Length..]);
            if (operation is "importPartners" or "mergeCommunes")
                (operation is "mergeCommunes" ? merged : imports).Add(response.Headers.Location?.Segments[^1] ?? "");
            return;
        }

        var answer = await response.Content.ReadAsStringAsync();
        if (response.StatusCode >= HttpStatusCode.InternalServerError)
            throw new InvalidOperationException($"Seed {seed}, {today}, {operation}: {answer}");
        var problem = answer.Length == 0 ? null : JsonNode.Parse(answer);
        var reason = response.StatusCode is HttpStatusCode.BadRequest && problem?["issues"] is { } issues
            ? issues.ToJsonString()
            : $"{(int)response.StatusCode} {problem?["type"]?.GetValue<string>().Split(':')[^1]}";
        refused[$"{operation}: {reason}"] = refused.GetValueOrDefault($"{operation}: {reason}") + 1;
    }

    private async Task<(JsonObject Subject, long? Version)?> ChooseAsync(string subjects, string operation)
    {
        if (subjects.EndsWith('!'))
            return await LookAsync(subjects.TrimEnd('!'));
        if (subjects.Split('{', '}') is [var before, var name, var after])
        {
            IReadOnlyList<string> ids = name switch { "commune" => communes, "merged" => merged, _ => imports };
            var found = ids.Count == 0 ? null : await LookAsync(before + One([.. ids]) + after);
            return found?.Subject["items"] is JsonArray { Count: > 0 } items
                ? await LookAsync(new Uri(Text(One([.. items.Select(i => i?.AsObject() ?? [])]), "href")).AbsolutePath["/api/v1".Length..])
                : found;
        }

        if (!lists.TryGetValue(subjects, out var listed))
        {
            var page = await api.GetJsonAsync(subjects);
            listed = lists[subjects] = [.. page.GetProperty("items").EnumerateArray().Select(i => JsonNode.Parse(i.GetRawText())?.AsObject() ?? [])];
            if (subjects == "/partners/partners" && listed.Count > 0)
                SomePartner = Text(listed[0], "partnerId");
        }

        var possible = listed.Where(i => i["allowedActions"] is not JsonArray actions || actions.Any(a => a?.GetValue<string>() == operation)
            || operation is "undoPartnerMerge" or "withdrawMentoringSession").ToList();
        return possible.Count == 0 ? null : await LookAsync(new Uri(Text(One([.. possible]), "href")).AbsolutePath["/api/v1".Length..]);
    }

    private async Task<(JsonObject Subject, long? Version)?> LookAsync(string path)
    {
        using var response = await api.GetAsync(path);
        if (response.StatusCode != HttpStatusCode.OK)
            return null;
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())?.AsObject() ?? [];
        // An alert stands within what is told about it.
        var subject = answer["alert"] as JsonObject ?? answer;
        return (subject, subject["version"] is JsonValue version ? version.GetValue<long>() : null);
    }

    // So short that all of it is answered now and then.
    private object ShortGrid()
    {
        LocalText text = new(Words());
        return new
        {
            label = text,
            example = true,
            criteria = Criteria.Select((code, at) => new
            {
                code,
                weight = at < 4 ? 20 : 10,
                questions = new[] { new { code = $"q{at}", kind = "yesNo", points = at < 4 ? 20 : 10, text, help = new { why = text, examples = text, evidence = text } } },
            }),
            bands = new[] { "A", "B", "C", "D", "E" }.Select((grade, at) => new { grade, from = 80 - (20 * at) }),
        };
    }

    private object Answer(JsonObject question)
    {
        var (code, version) = (Text(question, "code"), question["version"]);
        return Chance(0.5)
            ? new { question = code, version, value = random.Next(2) }
            : new { question = code, version, notApplicable = Words(), evidenceUrl = $"https://example.org/{Next()}" };
    }

    private object Fact(string commune)
    {
        var kind = One(Kinds);
        var pledge = kind == "partnerPledge";
        return new
        {
            nisCode = commune,
            kind,
            on = Past(),
            summary = Words(),
            sourceUrl = Chance(0.3) ? $"https://example.org/{Next()}" : null,
            partnerKind = pledge ? One(PartnerKinds) : null,
            validUntil = pledge ? today.AddDays(random.Next(400)) : (DateOnly?)null,
        };
    }

    private JsonObject Correction(JsonObject activity)
    {
        var fact = JsonSerializer.SerializeToNode(Fact(""), ApiJson.Options)?.AsObject() ?? [];
        fact.Remove("nisCode");
        fact["reason"] = Words();
        // Half of them stay on their day.
        if (Chance(0.5))
            (fact["on"], fact["kind"], fact["partnerKind"], fact["validUntil"]) = (Text(activity, "on"), "pressClip", null, null);
        return fact;
    }

    private object? Step(JsonObject file)
    {
        var steps = (file["allowedSteps"] as JsonArray ?? []).Select(s => s?.GetValue<string>() ?? "").ToArray();
        return steps.Length == 0 ? null : new { step = One(steps), on = Past(120), sourceText = Words(), reason = Words(), precision = Chance(0.2) ? "month" : "day" };
    }

    private object NewTargets(JsonObject targets)
    {
        var brackets = (targets["inForce"] ?? targets["tables"]?[0])?["brackets"]?.DeepClone() as JsonArray ?? [];
        foreach (var bracket in brackets.OfType<JsonObject>())
            bracket["shops"] = random.Next(1, 20);
        return new { validFrom = today.AddDays(random.Next(-40, 40)), label = new { fr = Words() }, brackets };
    }

    private object NewParameters(JsonObject parameters)
    {
        var kinds = parameters["kinds"]?.DeepClone() as JsonArray ?? [];
        if (kinds.OfType<JsonObject>().FirstOrDefault() is { } first)
            first["weight"] = random.Next(1, 20);
        return new { kinds, detection = parameters["detection"]?.DeepClone() };
    }

    private object NewRules(JsonObject rules)
    {
        var delays = rules["delays"]?.DeepClone() as JsonObject ?? [];
        delays["nudgeGraceDays"] = random.Next(5, 60);
        return new { label = new { fr = Words() }, weights = rules["weights"]?.DeepClone(), delays };
    }

    private object NewCommune() => new { nisCode = string.Create(CultureInfo.InvariantCulture, $"1{1_000 + Next()}"), nameFr = $"Nouvelle commune {serial}", population = random.Next(1_000, 50_000) };

    private JsonObject? Another(string list, JsonObject than) =>
        lists[list].Where(i => Text(i, "href") != Text(than, "href")).ToArray() is { Length: > 0 } others ? One(others) : null;

    private JsonObject? Find(JsonObject of, string list, Func<JsonObject, bool>? where = null) =>
        (of[list] as JsonArray ?? []).OfType<JsonObject>().Where(where ?? (_ => true)).ToArray() is { Length: > 0 } found ? One(found) : null;

    private DateOnly Near(JsonObject step)
    {
        var on = DateOnly.ParseExact(Text(step, "on"), "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(random.Next(-30, 31));
        return on > today ? today : on;
    }

    // Most things are entered within days, some much later.
    private DateOnly Past(int most = 900) => today.AddDays(-random.Next(Math.Min(most, Chance(0.6) ? 10 : most) + 1));

    private string Commune() => One([.. communes]);

    private string Words() => $"{One("Rencontre", "Marché", "Treffen", "Séance", "Stand")} {Next()}";

    private int Next() => ++serial;

    private bool Chance(double of) => random.NextDouble() < of;

    private T One<T>(params T[] of) => of[random.Next(of.Length)];

    private string[] Several(IReadOnlyList<string> of, int count) => [.. of.OrderBy(_ => random.Next()).Take(count)];

    private static string Text(JsonObject of, string name) => of[name]?.ToString() ?? "";
}
