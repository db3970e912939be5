using Cdce.Testing;

namespace Cdce.Api.Tests.Access;

/// <summary>One request about something of another commune, and the same about something that does not exist.</summary>
/// <param name="Path">Of what is there; {id} stands for it.</param>
/// <param name="Id">What is there.</param>
/// <param name="Body">With the id that is asked about, for it may stand there.</param>
/// <param name="Subject">Where its version is read.</param>
internal sealed record OwnCase(string Operation, string Path, string Id, Func<string, object?> Body, string? Subject = null)
{
    public const string NoCommune = "99999";
    public const string Nothing = "01900000-0000-7000-8000-000000000000";

    public string Missing => Id.Length == NoCommune.Length ? NoCommune : Nothing;
}

/// <summary>
/// For each operation that a role may use in its own communes only. What ends a thing stands last, so that the others find it.
/// </summary>
internal static class OwnCases
{
    private const string Today = "2026-11-20";
    private static readonly string[] Products = ["coffee", "tea"];
    private static readonly string[] Budget = ["budget"];
    private static readonly string[] Shops = ["shops"];
    private static readonly string[] French = ["fr"];

    public static IReadOnlyList<OwnCase> Of(World world)
    {
        var theirs = World.Theirs;
        var file = $"/campaign/communes/{theirs}/titleFile";
        var alert = $"/campaign/momentumAlerts/{world.Alert}";
        var accompaniment = $"/campaign/accompaniments/{world.Alert}";
        var assessment = $"/campaign/fairOMeter/assessments/{World.Assessment}";
        var request = $"/learning/mentoringRequests/{world.Request}";
        var pair = $"/learning/mentoringPairs/{world.Pair}";
        var partner = $"/partners/partners/{world.Partner}";
        var profile = $"/learning/mentoringProfiles/{theirs}";
        return
        [
            // Questions.
            Ask("getActivity", "/campaign/activities/{id}", world.Activity),
            Ask("getMajorityChange", "/campaign/majorityChanges/{id}", world.Majority),
            Ask("getOnboardingPlan", "/campaign/communes/{id}/onboarding", theirs),
            Ask("getAccompaniment", "/campaign/accompaniments/{id}", world.Alert),
            Ask("getChange", "/campaign/changes/{id}", world.Change),
            Ask("getCommittee", "/governance/committees/{id}", theirs),
            Ask("getCriterion", "/campaign/communes/{id}/criteria/shops", theirs),
            Ask("getDossier", "/campaign/communes/{id}/dossier", theirs),
            Ask("listAssignments", "/governance/assignments?area={id}", theirs),
            Ask("getAssessment", "/campaign/fairOMeter/assessments/{id}", World.Assessment),
            Ask("exportAssessment", "/campaign/fairOMeter/assessments/{id}/paper", World.Assessment),
            Ask("exportEvidence", "/campaign/fairOMeter/assessments/{id}/evidence", World.Assessment),
            Ask("getEvidenceFile", $"/campaign/fairOMeter/assessments/{{id}}/files/{world.EvidenceFile}", World.Assessment),
            Ask("getConsistency", "/campaign/fairOMeter/assessments/{id}/consistency", World.Assessment),
            Ask("getReview", "/campaign/fairOMeter/assessments/{id}/review", World.Assessment),
            Ask("getFairOMeterTrend", "/campaign/communes/{id}/fairOMeterTrend", theirs),
            Ask("getFeedback", "/campaign/fairOMeter/assessments/{id}/feedback", World.Assessment),
            Ask("listAssessments", "/campaign/communes/{id}/fairOMeters", theirs),
            Ask("getMentoringPair", "/learning/mentoringPairs/{id}", world.Pair),
            Ask("getMentoringProfile", "/learning/mentoringProfiles/{id}", theirs),
            Ask("getMentoringRequest", "/learning/mentoringRequests/{id}", world.Request),
            Ask("getMomentum", "/campaign/communes/{id}/momentum", theirs),
            Ask("getMomentumAlert", "/campaign/momentumAlerts/{id}", world.Alert),

            // Facts.
            new("recordActivity", "/campaign/activities", theirs, World.Fact),
            new("correctActivity", "/campaign/activities/{id}", world.Activity,
                _ => new { kind = "committeeMeeting", on = "2026-11-03", summary = "Séance", reason = "Mieux dit" }, $"/campaign/activities/{world.Activity}"),
            new("describeMajority", "/campaign/majorityChanges/{id}", world.Majority, _ => new { support = "reserved" }, $"/campaign/majorityChanges/{world.Majority}"),
            new("recordMajorityChange", "/campaign/communes/{id}/majorityChanges", theirs, _ => new { on = "2026-11-05" }),
            new("recordTitleStep", "/campaign/communes/{id}/titleFile/steps", theirs,
                _ => new { step = "interested", on = "2026-11-03", sourceText = "Lettre" }, file),
            new("recordCouncilResolution", "/campaign/communes/{id}/titleFile/resolutions", theirs, _ => new { on = "2026-11-03", products = Products }, file),
            new("correctTitleStep", $"/campaign/communes/{theirs}/titleFile/steps/{{id}}", world.Step,
                _ => new { on = "2026-11-01", because = "Le cachet", sourceText = "Lettre" }, file),
            new("setTitleDeadline", "/campaign/communes/{id}/titleFile/deadline", theirs, _ => new { dueOn = "2027-01-20" }, file),

            // Partners; an own one does not lead to another's.
            new("registerPartner", "/partners/partners", theirs, nisCode => World.Shop("Chez Léa", nisCode)),
            new("updatePartner", "/partners/partners/{id}", world.Partner, _ => new { name = "Le Bazar" }, partner),
            new("updatePartner", $"/partners/partners/{world.OwnPartner}", theirs, nisCode => new { nisCode }, $"/partners/partners/{world.OwnPartner}"),
            new("confirmPledge", "/partners/pledges", world.Duplicate, partnerId => new { partnerId, products = Products, visibilityShown = true }),
            new("renewPledge", "/partners/pledges/{id}/renewal", world.Pledge,
                _ => new { products = Products, visibilityShown = true, on = Today }, $"/partners/pledges/{world.Pledge}"),
            new("mergePartners", "/partners/partners/{id}/merge", world.Partner, _ => new { duplicateId = world.Duplicate }, partner),
            new("mergePartners", $"/partners/partners/{world.OwnPartner}/merge", world.Duplicate, duplicateId => new { duplicateId },
                $"/partners/partners/{world.OwnPartner}"),
            new("undoPartnerMerge", "/partners/partners/{id}/mergeUndoing", world.Partner, _ => new { duplicateId = world.Duplicate }, partner),

            // Alerts and accompaniments.
            new("callForHelp", "/campaign/communes/{id}/helpCalls", theirs, _ => new { causes = Budget }, $"/campaign/communes/{theirs}/momentum"),
            new("acknowledgeMomentumAlert", "/campaign/momentumAlerts/{id}/acknowledgement", world.Alert, _ => new { }, alert),
            new("noteContact", "/campaign/momentumAlerts/{id}/contacts", world.Alert, _ => new { channel = "phone", outcome = "listened", on = Today }, alert),
            new("openAccompaniment", "/campaign/accompaniments", world.Alert, alertId => new { alertId }),
            new("setAccompanimentGoal", "/campaign/accompaniments/{id}/goals", world.Alert, _ => new { goal = "renewPledges", dueOn = "2026-12-24" }, accompaniment),
            new("reachAccompanimentGoal", "/campaign/accompaniments/{id}/reachedGoals", world.Alert, _ => new { goal = "recruitMembers", on = Today }, accompaniment),
            new("noteAccompanimentContact", "/campaign/accompaniments/{id}/contacts", world.Alert,
                _ => new { channel = "phone", outcome = "listened", on = Today }, accompaniment),
            new("closeAccompaniment", "/campaign/accompaniments/{id}/closure", world.Alert, _ => new { outcome = "revived", on = Today }, accompaniment),
            new("pauseWatch", "/campaign/communes/{id}/watchPause", theirs, _ => new { until = "2027-01-20", reason = "agreedBreak" },
                $"/campaign/communes/{theirs}/momentum"),
            new("resumeWatch", "/campaign/communes/{id}/watchPause", theirs, _ => null, $"/campaign/communes/{theirs}/momentum"),
            new("closeMomentumAlert", "/campaign/momentumAlerts/{id}/closure", world.Alert, _ => new { reason = "helped" }, alert),

            // Fair-ô-mètre.
            new("reuseAnswers", "/campaign/fairOMeter/assessments/{id}/reuse", World.Assessment, _ => new { }, assessment),
            new("answerQuestion", "/campaign/fairOMeter/assessments/{id}/answers/charter", World.Assessment, _ => new { value = 1 }, assessment),
            new("previewAssessmentPaper", "/campaign/fairOMeter/assessments/{id}/paper/preview", World.Assessment, _ => FilledPaper.Content(FilledPaper.Typed(["schools", "1"]))),
            new("importAssessmentPaper", "/campaign/fairOMeter/assessments/{id}/paper", World.Assessment, _ => FilledPaper.Content(FilledPaper.Typed(["schools", "1"])), assessment),
            new("undoAssessmentPaper", "/campaign/fairOMeter/assessments/{id}/paper/undoing", World.Assessment, _ => new { before = 0, after = 1 }, assessment),
            new("attachEvidenceFile", "/campaign/fairOMeter/assessments/{id}/answers/renewal/files", World.Assessment,
                _ => new { name = "renouvellement.pdf", content = FairOMeterOfCommune.Pdf }, assessment),
            new("makeStatement", "/campaign/fairOMeter/editions/monde/statements", theirs, nisCode => new { nisCode, kind = "pride", text = "Une fête" }),
            new("followUpStatement", "/campaign/fairOMeter/statements/{id}/followUp", world.Statement, _ => new { themes = new[] { "time" } }, assessment),
            new("withdrawStatement", "/campaign/fairOMeter/statements/{id}/withdrawal", world.Statement, _ => new { withdrawn = true }, assessment),
            new("withdrawEvidenceFile", $"/campaign/fairOMeter/assessments/{{id}}/answers/renewal/files/{world.EvidenceFile}/withdrawal", World.Assessment,
                _ => new { withdrawn = true }, assessment),
            new("addLocalAction", "/campaign/fairOMeter/assessments/{id}/localActions", World.Assessment, _ => FairOMeterOfCommune.LocalAction),
            new("reviseLocalAction", $"/campaign/fairOMeter/assessments/{{id}}/localActions/{world.LocalAction}", World.Assessment, _ => FairOMeterOfCommune.LocalAction, assessment),
            new("withdrawLocalAction", $"/campaign/fairOMeter/assessments/{{id}}/localActions/{world.LocalAction}/withdrawal", World.Assessment,
                _ => new { withdrawn = true }, assessment),
            new("valueLocalAction", $"/campaign/fairOMeter/assessments/{{id}}/localActions/{world.SentLocalAction}/valuation", $"envoye-{World.Theirs}",
                _ => new { text = "Une belle fête" }, assessment),
            new("rejectProposal", "/campaign/fairOMeter/assessments/{id}/answers/meetings/rejection", World.Assessment, _ => new { reason = "Deux fois la même" }, assessment),
            new("clearAnswer", "/campaign/fairOMeter/assessments/{id}/answers/charter/clearance", World.Assessment, _ => new { }, assessment),
            new("submitAssessment", "/campaign/fairOMeter/assessments/{id}/submission", World.Assessment, _ => new { confirmed = true }, assessment),
            new("returnAssessment", "/campaign/fairOMeter/assessments/{id}/return", World.Assessment, _ => new { reason = "Une date" }, assessment),
            new("validateAssessment", "/campaign/fairOMeter/assessments/{id}/validation", World.Assessment, _ => new { }, assessment),
            new("reviewAnswer", "/campaign/fairOMeter/assessments/{id}/reviews/charter", World.Assessment, _ => new { outcome = "accepted" }, assessment),
            new("askAboutCriterion", "/campaign/fairOMeter/assessments/{id}/questions/authority", World.Assessment, _ => new { text = "Une date" }, assessment),
            new("explainCriterion", "/campaign/fairOMeter/assessments/{id}/questions/authority/answer", World.Assessment, _ => new { text = "Mars" }, assessment),
            new("contestReview", "/campaign/fairOMeter/assessments/{id}/contest", World.Assessment,
                _ => new { answers = new[] { new { question = "charter", text = "Votée" } } }, assessment),
            new("decideContest", "/campaign/fairOMeter/assessments/{id}/contest/decision", World.Assessment,
                _ => new { decisions = new[] { new { question = "charter", accepted = true, reason = "Vu" } } }, assessment),
            new("answerConsistency", "/campaign/fairOMeter/assessments/{id}/consistency/press", World.Assessment, _ => new { reply = "willRecord" }, assessment),
            new("choosePublication", "/campaign/fairOMeter/assessments/{id}/publication", World.Assessment, _ => new { choice = "gradeOnly" }, assessment),

            // Awards.
            new("nominate", $"{world.Award}/nominations", theirs, nisCode => new { nisCode, category = "communes", title = "Une fête", text = "Pour tous" }),
            new("reviseNomination", $"{world.Award}/nominations/{{id}}", world.Nomination, _ => AwardOfCommunes.Nomination("Une fête"), world.Award),
            new("withdrawNomination", $"{world.Award}/nominations/{{id}}/withdrawal", world.Nomination, _ => null, world.Award),

            // Mentoring.
            new("offerMentoring", "/learning/mentoringProfiles/{id}/offer", theirs,
                _ => new { canGive = Shops, capacity = 1, languages = French, maxDistanceKm = 300, consent = true }, profile),
            new("updateMentoringProfile", "/learning/mentoringProfiles/{id}", theirs, _ => new { capacity = 2 }, profile),
            new("withdrawMentoringOffer", "/learning/mentoringProfiles/{id}/withdrawal", theirs, _ => new { reason = "noTime" }, profile),
            new("requestMentoring", "/learning/mentoringRequests", theirs, nisCode => new { nisCode, weakCriteria = Shops }),
            new("recordBarrierDiagnosis", "/learning/mentoringRequests/{id}/diagnoses", world.Request,
                _ => new { questionnaire = 1, answers = new { budget1 = 2 } }, request),
            new("acceptMentoring", "/learning/mentoringRequests/{id}/acceptance", world.Request, _ => new { }, request),
            new("declineMentoring", "/learning/mentoringRequests/{id}/refusal", world.Request, _ => new { reason = "noTime" }, request),
            new("closeMentoringRequest", "/learning/mentoringRequests/{id}/closing", world.Request, _ => new { }, request),
            new("agreeOnMentoring", "/learning/mentoringPairs/{id}/agreement", world.Pair,
                _ => new { goals = new[] { new { text = "Une charte" } }, rhythmDays = 45 }, pair),
            new("recordMentoringSession", "/learning/mentoringPairs/{id}/sessions", world.Pair,
                _ => new { on = Today, kind = "visit", outcome = "progress", text = "Échange" }, pair),
            new("checkInOnMentoring", "/learning/mentoringPairs/{id}/checkIns", world.Pair, _ => new { feeling = 4 }, pair),
            new("pauseMentoring", "/learning/mentoringPairs/{id}/pause", world.Pair, _ => new { reason = "holidays" }, pair),
            new("resumeMentoring", "/learning/mentoringPairs/{id}/resumption", world.Pair, _ => new { }, pair),
            new("withdrawMentoringSession", $"/learning/mentoringPairs/{world.Pair}/sessions/{{id}}", world.Session, _ => null, pair),
            new("endMentoring", "/learning/mentoringPairs/{id}/end", world.Pair, _ => new { outcome = "completed" }, pair),

            // Committees.
            new("giveMandate", "/governance/mandates", theirs, area => new { area, role = "member", person = new { displayName = "Un membre" } }),
            new("giveAssignment", "/governance/assignments", theirs,
                area => new { area, personId = world.Person, text = "Afficher l'invitation", dueOn = "2026-12-01", email = "quelqu.un@example.org" }),
            new("handOverMandate", "/governance/mandates/{id}/handOver", world.Mandate, _ => new { person = new { displayName = "Une autre" } }),
            new("endMandate", "/governance/mandates/{id}/end", world.Mandate, _ => new { reason = "left" }),
            new("pauseReminders", "/reminders/pauses", world.JoinRequest, id => new { @object = $"joinRequest:{id}", until = Today }),
            new("resumeReminders", "/reminders/resumptions", world.JoinRequest, id => new { @object = $"joinRequest:{id}" }),
            new("answerJoinRequest", "/governance/joinRequests/{id}/answer", world.JoinRequest, _ => new { accepted = true }),

            // What takes away.
            new("withdrawPledge", "/partners/pledges/{id}/withdrawal", world.Pledge, _ => new { reason = "closed", on = Today }, $"/partners/pledges/{world.Pledge}"),
            new("withdrawTitleStep", $"/campaign/communes/{theirs}/titleFile/steps/{{id}}/withdrawal", world.Step, _ => new { reason = "Erreur" }, file),
            new("withdrawActivity", "/campaign/activities/{id}/withdrawal", world.Activity, _ => new { reason = "Erreur" }, $"/campaign/activities/{world.Activity}"),
        ];
    }

    public static OwnCase Ask(string operation, string path, string id) => new(operation, path, id, _ => null);

    /// <summary>Lists, counts and what was changed: nothing of another commune is in them.</summary>
    public static IReadOnlyDictionary<string, string[]> Lists { get; } = new Dictionary<string, string[]>
    {
        ["listAccompaniments"] = ["/campaign/accompaniments?pageSize=500", $"/campaign/accompaniments?nisCode={World.Theirs}"],
        ["getEdition"] = ["/campaign/fairOMeter/editions/monde"],
        ["getElectionWatch"] = ["/campaign/electionWatch"],
        ["getOnboarding"] = ["/campaign/onboarding"],
        ["listStatements"] = ["/campaign/fairOMeter/editions/monde/statements"],
        ["listProgress"] = ["/campaign/fairOMeter/editions/envoye/progress"],
        ["listActivities"] = ["/campaign/activities?pageSize=500&includeWithdrawn=true", $"/campaign/activities?nisCode={World.Theirs}",
            "/campaign/activities?kind=committeeMeeting&from=2026-11-01"],
        ["listCommittees"] = ["/governance/committees?pageSize=500", "/governance/committees?withoutAdministrator=true"],
        ["listMentoringPairs"] = ["/learning/mentoringPairs?pageSize=500", $"/learning/mentoringPairs?commune={World.Theirs}"],
        ["listMentoringProfiles"] = ["/learning/mentoringProfiles?pageSize=500", "/learning/mentoringProfiles?q=seraing",
            "/learning/mentoringProfiles?offered=false&province=Li%C3%A8ge"],
        ["listMentoringRequests"] = ["/learning/mentoringRequests?pageSize=500", $"/learning/mentoringRequests?commune={World.Theirs}",
            "/learning/mentoringRequests?state=matched"],
        ["listMomentumAlerts"] = ["/campaign/momentumAlerts?pageSize=500", $"/campaign/momentumAlerts?nisCode={World.Theirs}",
            "/campaign/momentumAlerts?kind=helpCall"],
        ["listReminders"] = ["/reminders", $"/reminders?area={World.Theirs}&days=366"],
        ["whatChanged"] = ["/campaign/changes?from=2026-11-19&pageSize=500", $"/campaign/changes?from=2026-11-19&nisCode={World.Theirs}"],
    };
}
