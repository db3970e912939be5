using System.Text.RegularExpressions;

namespace Cdce.Testing.Dates;

/// <summary>
/// Every question that may be asked of a past day: with each of its filters, and for things that lists lead to. The contract says
/// which there are, so that a new one, or a new filter, is not forgotten.
/// </summary>
public static class Questions
{
    /// <summary>Questions about the present alone, each with its reason.</summary>
    private static readonly Dictionary<string, string> OfThePresent = new()
    {
        ["getEvidenceFile"] = "a file is kept as it is, and gone once it is forgotten",
        ["getAccount"] = "rights are those of today",
        ["getAsOfTask"] = "how the program is doing",
        ["exportAudit"] = "the log itself, whose days are a filter",
        ["getObjectAudit"] = "the log itself, with every version",
        ["listAudit"] = "the log itself, whose days are a filter",
        ["verifyAudit"] = "how the log is doing",
        ["getBarrierQuestionnaire"] = "a file that ships with the program",
        ["getBoundaries"] = "the shapes of today's register; a past day is coloured on them",
        ["getChange"] = "a line of the log itself, which never changes",
        ["getHealth"] = "how the program is doing",
        ["getImport"] = "a file that was uploaded, with what became of it",
        ["getMomentumEvaluation"] = "names its day, and stays as it was found",
        ["getMomentumProof"] = "a file that ships with the program",
        ["getPartnerImport"] = "a file that was uploaded, with what became of it",
        ["getSession"] = "rights are those of today",
        ["listAccounts"] = "rights are those of today",
        ["listActivityKinds"] = "a file that ships with the program",
        ["listDatabaseSessions"] = "how the program is doing",
        ["listDeadLetters"] = "how the program is doing",
        ["listImports"] = "files that were uploaded, with what became of them",
        ["listOwnNotices"] = "what is told now",
        ["getNoticeSettings"] = "what is wished now",
        ["listAssignments"] = "tasks of now, whose words are forgotten with the person",
        ["listReminders"] = "what comes next, from today",
        ["getReminderRules"] = "what comes next follows those of today",
        ["getOwnAccess"] = "rights are those of today",
        ["listPasskeys"] = "rights are those of today",
        ["listOwnSessions"] = "rights are those of today",
        ["listMails"] = "what was sent is kept nowhere",
        ["fetchOwnData"] = "what is kept now",
        ["getErasurePreview"] = "what is kept now",
        ["getEventTexts"] = "a line of the log itself",
        ["listErasures"] = "receipts, each with its time",
        ["listRetention"] = "how the program is doing",
        ["getOwnDataTask"] = "how the program is doing",
        ["getOwnRecord"] = "what is kept now",
        ["listOwnUndoableActions"] = "what can be done now",
        ["listOwnConsents"] = "what is agreed to now",
        ["listPersonalFields"] = "what this build of the program keeps",
        ["listProviders"] = "a setting",
        ["listKeys"] = "rights are those of today",
        ["listRights"] = "a file that ships with the program",
        ["listSetAsideStreams"] = "how the program is doing",
        ["whatChanged"] = "names both of its days, and what lies between them stays",
    };

    private const string OfCommunes = "?q=le&province=Li%C3%A8ge&region=R%C3%A9gion%20wallonne&languageRegime=fr&pageSize=500";

    /// <summary>What is asked of each, beside what lists lead to; {commune} stands for one that things happen in.</summary>
    private static readonly Dictionary<string, string[]> Asked = new()
    {
        ["exportCommunes"] = ["", OfCommunes.Replace("&pageSize=500", "", StringComparison.Ordinal),
            "?titleStatus=titled&titleStatus=candidate&momentum=unknown&populationMin=5000&populationMax=60000"],
        ["exportAssessment"] = ["essai-{commune}", "essai-{commune}?format=pdf", "essai-{commune}?content=blank&format=pdf&language=de"],
        ["exportAnswers"] = ["?edition=essai", "?grid=1&language=de"],
        ["exportEvidence"] = [],
        ["exportPartners"] = ["", "?commune={commune}"],
        ["getAccompaniment"] = [],
        ["getActivity"] = [],
        ["getCampaignReport"] = ["/2025", "/2026", "/2026?format=csv", "/2026?format=xlsx"],
        ["getCommittee"] = ["{commune}"],
        ["getCommune"] = [],
        ["getCoverage"] = ["?commune={commune}"],
        ["getConsistency"] = [],
        ["getCriteria"] = ["{commune}"],
        ["getCriterion"] = ["{commune}/authority", "{commune}/shops", "{commune}/organisations", "{commune}/communication",
            "{commune}/committee", "{commune}/localProducts"],
        ["getDashboard"] = [""],
        ["getForecast"] = ["", "?extraCandidates=3&titleFactor=1.5&lossFactor=0.5"],
        ["getDossier"] = ["{commune}"],
        ["getAward"] = [],
        ["getAwardResults"] = ["01900000-0000-7000-8000-000000000000?format=csv"],
        ["getAssessment"] = [],
        ["getReview"] = [],
        ["getFairOMeterTrend"] = ["{commune}", "{commune}?grid=1"],
        ["listStatements"] = ["essai?format=csv", "essai?nisCode={commune}"],
        ["getFeedback"] = ["essai-{commune}?format=letter", "essai-{commune}?format=certificate"],
        ["getComparison"] = ["essai?nisCode={commune}"],
        ["getEdition"] = [],
        ["getElectionWatch"] = [""],
        ["getMajorityChange"] = [],
        ["getLabels"] = [""],
        ["getOnboarding"] = [""],
        ["getPlannedAction"] = [],
        ["getProgrammeReport"] = ["/2026", "/2026?format=csv"],
        ["listProgrammeReports"] = [""],
        ["listPlannedActions"] = ["", "?year=2026"],
        ["getOnboardingPlan"] = ["{commune}"],
        ["getGrid"] = [],
        ["getMentoringFigures"] = ["", "?year=2026"],
        ["getMentoringPair"] = [],
        ["getMentoringProfile"] = [],
        ["getMentoringProposal"] = [],
        ["getMentoringRequest"] = [],
        ["getMentoringRules"] = [""],
        ["getMomentum"] = ["{commune}"],
        ["getMomentumAlert"] = [],
        ["getMomentumParameters"] = [""],
        ["getPartner"] = [],
        ["getPledge"] = [],
        ["getPublicTitle"] = [],
        ["getRecommendation"] = [],
        ["getTargets"] = [""],
        ["getTitleFile"] = ["{commune}"],
        ["listAccompaniments"] = ["?pageSize=500", "?open=true", "?open=false", "?nisCode={commune}"],
        ["listActivities"] = ["?pageSize=500&includeWithdrawn=true", "?pageSize=7", "?nisCode={commune}&includeWithdrawn=false",
            "?kind=committeeMeeting&kind=pressClip&from=2026-06-01&to=2026-12-31", "?criterion=communication"],
        ["listCommittees"] = ["", "?withoutAdministrator=true"],
        ["listCommunes"] = ["?pageSize=500", "?pageSize=400&sort=-population", OfCommunes, "?momentum=fading&momentum=watch&momentum=onTrack&sort=momentum",
            "?titleStatus=titled&titleStatus=candidate&titleStatus=interested", "?populationMin=5000&populationMax=60000&sort=-name"],
        ["listAwards"] = [""],
        ["listPublishedAwards"] = [""],
        ["listAssessments"] = ["{commune}"],
        ["listDashboardTile"] = ["titled", "partners?region=R%C3%A9gion%20wallonne", "events?pageSize=7&what=awarenessAction", "trainings", "titled?class=rural"],
        ["listEditions"] = [""],
        ["listGrids"] = [""],
        ["listMentoringPairs"] = ["?pageSize=500", "?running=true", "?running=false", "?commune={commune}"],
        ["listMentoringProfiles"] = ["?pageSize=500", "?offered=true", "?matchable=true&pageSize=7", "?canGive=shops", "?province=Namur&q=la&pageSize=500"],
        ["listMentoringRequests"] = ["?pageSize=500", "?state=open", "?state=offered", "?state=matched", "?state=closed", "?commune={commune}"],
        ["listMomentumAlerts"] = ["?pageSize=500", "?state=open&owner=none", "?kind=helpCall&escalated=false", "?nisCode={commune}", "?province=Namur"],
        ["listPartners"] = ["?pageSize=500", "?pageSize=7", "?commune={commune}&pledged=true", "?kind=shop&kind=school&pledged=false", "?label=ecolabel", "?q=epicerie"],
        ["listPledges"] = ["?pageSize=500", "?valid=true&pageSize=7", "?valid=false", "?commune={commune}", "?partner={partner}"],
        ["listPublicTitles"] = ["", "?format=csv", "?format=geojson"],
        ["listProgress"] = [],
        ["listPublishedGrades"] = ["", "?nisCode={commune}"],
        ["listRecommendations"] = ["", "?chapter=1&category=1", "?answer=accepted", "?status=done&status=underway", "?overdue=true"],
    };

    private static readonly HashSet<string> EveryList = ["asOf", "asOfReading", "cursor", "pageSize"];

    private static readonly List<(Operation Operation, Regex Path)> OfThePast =
    [
        .. Contract.Operations.Where(o => o.AllowsAsOf)
            .Select(o => (o, new Regex($"^{Regex.Replace(o.Path, @"\\?\{[a-zA-Z]+\}", "[^/?]+")}$", RegexOptions.None, TimeSpan.FromSeconds(1))))
            // Words before parameters: /communes/export is not a commune.
            .OrderBy(o => o.o.Path.Count(c => c == '{')),
    ];

    /// <summary>What the contract has and is not asked here, or the other way about; empty when all is well.</summary>
    public static IReadOnlyList<string> Forgotten()
    {
        var reads = Contract.Operations.Where(o => o.Method == "get").ToDictionary(o => o.Id);
        return
        [
            .. reads.Values.Where(o => o.AllowsAsOf && !Asked.ContainsKey(o.Id)).Select(o => $"{o.Id} is not asked"),
            .. reads.Values.Where(o => !o.AllowsAsOf && !OfThePresent.ContainsKey(o.Id)).Select(o => $"{o.Id} cannot be asked of a past day, and no reason is given"),
            .. Asked.Keys.Where(id => !reads.TryGetValue(id, out var o) || !o.AllowsAsOf).Select(id => $"{id} is asked and does not allow it"),
            .. OfThePresent.Keys.Where(id => !reads.TryGetValue(id, out var o) || o.AllowsAsOf).Select(id => $"{id} has a reason and needs none"),
            .. Asked.Where(a => reads.ContainsKey(a.Key)).SelectMany(a => reads[a.Key].Query.Except(EveryList)
                .Where(name => !a.Value.Any(v => v.Contains($"{name}=", StringComparison.Ordinal))).Select(name => $"{a.Key} is never asked with {name}")),
        ];
    }

    /// <summary>The addresses to begin with.</summary>
    public static IEnumerable<string> Roots(IReadOnlyList<string> communes, string partner) =>
        from question in Asked
        let operation = Contract.Operations.Single(o => o.Id == question.Key)
        from form in question.Value
        from commune in form.Contains("{commune}", StringComparison.Ordinal) ? communes : [""]
        select Address(operation, form.Replace("{commune}", commune, StringComparison.Ordinal).Replace("{partner}", partner, StringComparison.Ordinal));

    /// <summary>The operation that answers at an address; null where it is none of the past.</summary>
    public static string? OperationAt(string address) =>
        OfThePast.FirstOrDefault(o => o.Path.IsMatch(address.Split('?')[0])).Operation?.Id;

    // The form begins with the values of the path's parameters, in their order.
    private static string Address(Operation operation, string form)
    {
        var parts = form.Split('?', 2);
        var values = new Queue<string>(parts[0].Split('/', StringSplitOptions.RemoveEmptyEntries));
        var path = Regex.Replace(operation.Path, @"\{[a-zA-Z]+\}", _ => values.Dequeue(), RegexOptions.None, TimeSpan.FromSeconds(1));
        return parts.Length == 2 ? $"{path}?{parts[1]}" : path;
    }
}
