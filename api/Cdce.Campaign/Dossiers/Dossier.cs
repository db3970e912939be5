using Cdce.Campaign.Activities;
using Cdce.Campaign.Criteria;
using Cdce.Campaign.TitleFiles;

namespace Cdce.Campaign.Dossiers;

/// <summary>The dossier of a commune was taken from another system; marks it, so that it is taken once.</summary>
/// <param name="Sha256">Of the file, in hexadecimal digits.</param>
/// <param name="Day">The day whose situation the dossier describes.</param>
public sealed record DossierImported(string NisCode, string Sha256, DateOnly MadeOn, DateOnly Day, int Facts, int Steps);

/// <summary>The mark of a dossier that was taken.</summary>
public sealed record ImportedDossier(string NisCode, string Sha256)
{
    public static ImportedDossier Create(DossierImported e) => new(e.NisCode, e.Sha256);
}

/// <summary>What a commune can show on one day, to be read by people and taken into another system. It names nobody.</summary>
internal sealed record Dossier(DossierManifest Manifest, IReadOnlyList<DossierFact> Ledger, DossierTitleFile TitleFile,
    IReadOnlyList<DossierResolution> Resolutions, IReadOnlyList<DossierCriterion> Criteria, IReadOnlyList<DossierFairOMeter> FairOMeters)
{
    public const int MaximumFacts = 20_000;

    /// <summary>The first event of a fact records it, whatever the day asked for left of its history.</summary>
    public static IReadOnlyList<object> Events(string nisCode, DossierFact fact, bool keptElsewhere) =>
        [.. fact.History.Select<DossierFactVersion, object>((version, index) => version switch
        {
            { Fact: { } said } when index == 0 => new ActivityRecorded(fact.ActivityId, nisCode, said, keptElsewhere),
            { Fact: { } said } => new ActivityCorrected(fact.ActivityId, nisCode, said, version.Reason ?? ""),
            { Change: DossierChange.Ended } =>
                new ActivityEnded(fact.ActivityId, nisCode, version.On.GetValueOrDefault(), version.Reason ?? ""),
            _ => new ActivityWithdrawn(fact.ActivityId, nisCode, version.On.GetValueOrDefault(), version.Reason ?? ""),
        })];

    /// <summary>The fact as its history leaves it.</summary>
    public static Activity Fold(IReadOnlyList<object> events) => events.Skip(1).Aggregate(
        Activity.Create((ActivityRecorded)events[0]), (activity, e) => e switch
        {
            ActivityCorrected corrected => activity.Apply(corrected),
            ActivityEnded ended => activity.Apply(ended),
            _ => activity.Apply((ActivityWithdrawn)e),
        });

    /// <summary>The title file's events, and the steps that they leave.</summary>
    public (IReadOnlyList<object> Events, TitleFile File) Title()
    {
        var events = new List<object>();
        var file = TitleFiles.TitleFile.Empty(Manifest.Commune.NisCode);
        var seen = new HashSet<Guid>();
        foreach (var version in TitleFile.History)
        {
            if (version.Fact is { } fact && seen.Add(version.StepId))
            {
                var recorded = new TitleStepRecorded(file.NisCode, fact);
                file = file.Apply(recorded);
                events.Add(recorded);
            }
            else if (version.Fact is { } corrected)
            {
                var correction = new TitleStepCorrected(file.NisCode, corrected, version.Reason ?? "");
                file = file.Apply(correction);
                events.Add(correction);
            }
            else if (file.Find(version.StepId) is { } stood) // Of a past day, the withdrawal may be all that is left of a step.
            {
                var withdrawal = new TitleStepWithdrawn(file.NisCode, stood.StepId, stood.On, version.Reason ?? "", stood.FormerNisCode);
                file = file.Apply(withdrawal);
                events.Add(withdrawal);
            }
        }

        return TitleFile.DueOn is { } dueOn ? ([.. events, new TitleDeadlineSet(file.NisCode, dueOn, null)], file) : (events, file);
    }
}

/// <summary>What the file is and what is in it.</summary>
/// <param name="Day">The day whose situation it describes: the day asked for, or the day it was made.</param>
/// <param name="AsOf">The past day asked for.</param>
/// <param name="Simulated">It holds simulated data.</param>
internal sealed record DossierManifest(string Format, int FormatVersion, LocalText What, DossierCommune Commune, DateOnly MadeOn,
    DateOnly Day, DateOnly? AsOf, AsOfReading? AsOfReading, bool? Simulated, DossierVersions Versions,
    IReadOnlyList<DossierEntry> Entries);

internal sealed record DossierCommune(string NisCode, LocalText Name, int? Population, DateOnly? PopulationOn);

/// <summary>By which rules the states were computed, and the version of the title file.</summary>
internal sealed record DossierVersions(int CriterionRules, int TitleRules, int? Targets, long TitleFile);

/// <summary>One file of the ZIP.</summary>
/// <param name="Sha256">In hexadecimal digits.</param>
internal sealed record DossierEntry(string Name, LocalText What, long Bytes, string Sha256);

/// <summary>What happened to a fact or to a step.</summary>
internal enum DossierChange
{
    Recorded,
    Corrected,
    Withdrawn,
    Ended,
}

/// <summary>A fact of the ledger with all its versions, oldest first.</summary>
/// <param name="Holds">Whether it counts on the day of the dossier.</param>
internal sealed record DossierFact(Guid ActivityId, bool Holds, bool? Withdrawn, bool? KeptElsewhere, bool? Simulated,
    IReadOnlyList<DossierFactVersion> History)
{
    public static DossierFact Of(ActivityRow row, DateOnly day) => new(row.ActivityId, row.HoldsOn(day), row.Withdrawn.OrNothing(),
        row.KeptElsewhere.OrNothing(), row.Simulated.OrNothing(), [.. row.Versions.Select(v =>
            new DossierFactVersion(Enum.Parse<DossierChange>(v.Change, ignoreCase: true), v.RecordedAt, v.Fact, v.On, v.Reason))]);
}

internal sealed record DossierFactVersion(DossierChange Change, DateTimeOffset RecordedAt, Fact? Fact, DateOnly? On, string? Reason);

/// <summary>The title file: where it stands, the steps that stand in the order of their days, and all versions.</summary>
internal sealed record DossierTitleFile(TitleState State, TitleStatus Status, DateOnly? Since, bool EvidenceOnly, DateOnly? DueOn,
    bool? Simulated, IReadOnlyList<TitleFact> Steps, IReadOnlyList<TitlePeriod> Periods, IReadOnlyList<DossierStepVersion> History)
{
    public static DossierTitleFile Of(TitleFileRow row)
    {
        var path = row.Path;
        return new DossierTitleFile(path.State, path.Status, path.Since, path.EvidenceOnly, row.DueOn, row.Simulated.OrNothing(),
            path.Illegal is null ? path.Steps : row.Facts, path.Periods, [.. row.Versions.Select(v => new DossierStepVersion(v.StepId,
                Enum.Parse<DossierChange>(v.Change, ignoreCase: true), v.RecordedAt, Own(v.Fact, row.NisCode), v.Reason))]);
    }

    // A step that a merged commune recorded for its former self is the former commune's own in its dossier.
    private static TitleFact? Own(TitleFact? fact, string nisCode) =>
        fact?.FormerNisCode == nisCode ? fact with { FormerNisCode = null } : fact;
}

internal sealed record DossierStepVersion(Guid StepId, DossierChange Change, DateTimeOffset RecordedAt, TitleFact? Fact, string? Reason);

/// <summary>A resolution of the council.</summary>
/// <param name="ClosedOn">The day of the one that took its place.</param>
internal sealed record DossierResolution(Guid StepId, DateOnly On, DatePrecision Precision, CouncilVote? Vote, DateOnly? ClosedOn,
    string? SourceUrl, string? SourceText)
{
    public static IReadOnlyList<DossierResolution> Of(IReadOnlyList<TitleFact> steps)
    {
        var resolutions = steps.Where(s => s.Step is TitleStep.ResolutionVoted).OrderBy(s => s.On).ToList();
        return [.. resolutions.Select((r, index) => new DossierResolution(r.StepId, r.On, r.Precision, r.Vote,
            index + 1 < resolutions.Count ? resolutions[index + 1].On : null, r.SourceUrl, r.SourceText))];
    }
}

/// <summary>A criterion's state with the trail to the facts and steps it rests on.</summary>
internal sealed record DossierCriterion(string Code, int Number, LocalText Name, LocalText Rule, CriterionStatus Status,
    bool TargetsProvisional, IReadOnlyList<DossierRequirement> Requirements)
{
    public static IReadOnlyList<DossierCriterion> Of(string nisCode, CriterionFacts facts, DateOnly day)
    {
        var kinds = facts.Facts.ToDictionary(f => f.Id, f => (What: f.Kind, f.On));
        foreach (var step in facts.Steps)
            kinds[step.StepId] = (TitleDecisions.Code(step.Step), step.On);
        var provisional = facts.Targets.InForceOn(day)?.Provisional ?? true;
        return [.. CriterionState.All(nisCode, facts, day).Select(state => (state, text: CriterionText.Of(state.Code)))
            .Select(c => new DossierCriterion(c.state.Code, c.text.Number, c.text.Name, c.text.Rule, c.state.Status, provisional,
                [.. c.state.Requirements.Select(r => new DossierRequirement(r.Code, r.Status, r.Have, r.Need,
                    [.. r.Evidence.Select(id => new DossierEvidence(id, kinds[id].What, kinds[id].On))]))]))];
    }
}

internal sealed record DossierRequirement(string Code, RequirementStatus Status, int Have, int Need, IReadOnlyList<DossierEvidence> Evidence);

/// <param name="Id">Of a fact of the ledger or of a step of the title file.</param>
/// <param name="What">Kind of the fact, or the step.</param>
internal sealed record DossierEvidence(Guid Id, string What, DateOnly On);
