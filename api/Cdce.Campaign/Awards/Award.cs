namespace Cdce.Campaign.Awards;

/// <summary>How far an award is.</summary>
public enum AwardStage
{
    /// <summary>Only the coordination sees it.</summary>
    Planned,

    /// <summary>Communes nominate.</summary>
    Call,

    /// <summary>The jury scores.</summary>
    Scoring,

    /// <summary>The results are public.</summary>
    Published,

    Canceled,
}

/// <summary>What became of a nomination before the jury reads it.</summary>
public enum NominationState
{
    /// <summary>The coordination has not looked at it yet.</summary>
    Waiting,

    Admitted,
    Refused,
    Withdrawn,
}

/// <summary>What is awarded.</summary>
/// <param name="Code">Small letters and digits; stays the same when the category is called otherwise.</param>
/// <param name="Laureates">So many ranks are laureates, 1 to 10; equal scores share a rank.</param>
public sealed record AwardCategory(string Code, LocalText Label, int Laureates);

/// <summary>What the jury scores by.</summary>
/// <param name="Code">Small letters and digits; stays the same when the criterion is called otherwise.</param>
/// <param name="Weight">1 to 100, beside the other weights.</param>
/// <param name="Help">What earns few points and what many.</param>
public sealed record AwardCriterion(string Code, LocalText Label, int Weight, LocalText? Help = null);

/// <summary>The rules of one award, which the coordination sets; none of them ships.</summary>
/// <param name="MostPoints">A criterion earns 0 to so many points, 1 to 20.</param>
/// <param name="LeastSheets">So many members of the jury score each nomination at least, 1 to 20.</param>
/// <param name="NominationsUntil">The last day on which communes nominate.</param>
/// <param name="ScoringUntil">The last day on which the jury scores.</param>
/// <param name="Text">What it is about, for communes.</param>
/// <param name="Region">French name of the region whose communes nominate; null for all.</param>
public sealed record AwardRules(LocalText Name, IReadOnlyList<AwardCategory> Categories, IReadOnlyList<AwardCriterion> Criteria, int MostPoints, int LeastSheets,
    DateOnly NominationsUntil, DateOnly ScoringUntil, LocalText? Text = null, string? Region = null);

/// <summary>The coordination plans an award, or plans it anew: then all of it reads like this.</summary>
public sealed record AwardPlanned(Guid AwardId, AwardRules Rules, DateOnly On);

/// <summary>Communes are called to nominate.</summary>
/// <param name="Communes">NIS codes of those that may.</param>
public sealed record AwardCallOpened(Guid AwardId, IReadOnlyList<string> Communes, DateOnly On);

/// <summary>There is time until later days.</summary>
public sealed record AwardExtended(Guid AwardId, DateOnly NominationsUntil, DateOnly ScoringUntil, DateOnly On);

/// <summary>The award does not take place.</summary>
/// <param name="Communes">NIS codes of those that had nominated.</param>
/// <param name="Reason">For them; no names of people.</param>
public sealed record AwardCanceled(Guid AwardId, IReadOnlyList<string> Communes, [property: FreeText] string Reason, DateOnly On);

/// <summary>A commune nominates what it or somebody on its territory does, or says it anew.</summary>
/// <param name="Category">Code of the category.</param>
/// <param name="Title">What is nominated, in a line; no names of people.</param>
/// <param name="Text">Why; no names of people.</param>
/// <param name="Facts">Facts of the commune's ledger that show it.</param>
public sealed record AwardNominated(Guid AwardId, Guid NominationId, string NisCode, string Category, [property: FreeText] string Title,
    [property: FreeText] string Text, IReadOnlyList<Guid> Facts, DateOnly On);

/// <summary>A commune takes its nomination back.</summary>
public sealed record AwardNominationWithdrawn(Guid AwardId, Guid NominationId, string NisCode, DateOnly On);

/// <summary>The coordination admits a nomination to the jury, or refuses it.</summary>
/// <param name="Reason">Why it is refused, for the commune; no names of people.</param>
public sealed record AwardNominationScreened(Guid AwardId, Guid NominationId, string NisCode, bool Admitted, [property: FreeText] string? Reason, DateOnly On);

/// <summary>Somebody is asked into the jury.</summary>
/// <param name="PersonId">Id of the person.</param>
public sealed record JurorNamed(Guid AwardId, Guid PersonId, DateOnly On);

/// <summary>Somebody leaves the jury; what he or she scored does not count.</summary>
/// <param name="PersonId">Id of the person.</param>
public sealed record JurorDismissed(Guid AwardId, Guid PersonId, DateOnly On);

/// <summary>The nominations are in, and the jury scores them.</summary>
/// <param name="Jurors">Ids of the people.</param>
public sealed record AwardScoringOpened(Guid AwardId, IReadOnlyList<Guid> Jurors, DateOnly On);

/// <summary>A member of the jury says in which nominations he or she has an interest; what was said before does not hold any more.</summary>
/// <param name="PersonId">Id of the person.</param>
/// <param name="Nominations">None where there is no interest at all.</param>
public sealed record InterestsDeclared(Guid AwardId, Guid PersonId, IReadOnlyList<Guid> Nominations, DateOnly On);

/// <summary>The coordination says that a member of the jury has an interest in a nomination, or that it erred.</summary>
/// <param name="PersonId">Id of the person.</param>
/// <param name="Holds">False takes back what the coordination recorded before.</param>
public sealed record ConflictRecorded(Guid AwardId, Guid PersonId, Guid NominationId, bool Holds, DateOnly On);

/// <summary>The points of one criterion on a sheet.</summary>
/// <param name="Criterion">Code of the criterion.</param>
/// <param name="Given">0 to as many as the rules say.</param>
public sealed record CriterionPoints(string Criterion, int Given);

/// <summary>A member of the jury fills a sheet about a nomination, or fills it anew. It stays sealed until the results are published.</summary>
/// <param name="PersonId">Id of the person.</param>
/// <param name="Points">One for each criterion.</param>
public sealed record NominationScored(Guid AwardId, Guid NominationId, Guid PersonId, IReadOnlyList<CriterionPoints> Points, DateOnly On);

/// <summary>What became of one nomination.</summary>
/// <param name="Sheets">So many sheets count.</param>
/// <param name="Sum">Points times weights of these sheets together.</param>
/// <param name="Score">0 to 100: of what these sheets could have given at most, rounded once to hundredths.</param>
/// <param name="Rank">1 for the best of its category; equal ones share a rank.</param>
public sealed record AwardResult(Guid NominationId, string NisCode, string Category, int Sheets, long Sum, decimal Score, int Rank, bool Laureate);

/// <summary>The results are public from now on, and nothing changes any more.</summary>
public sealed record AwardResultsPublished(Guid AwardId, IReadOnlyList<AwardResult> Results, DateOnly On);

/// <summary>A nomination as decisions see it.</summary>
/// <param name="Changes">How often it was changed; comes back as <c>If-Match</c>.</param>
public sealed record Nomination(Guid Id, string NisCode, string Category, string Title, NominationState State, int Changes);

/// <summary>A member of the jury.</summary>
/// <param name="Declared">Null as long as nothing was declared.</param>
/// <param name="Recorded">What the coordination recorded.</param>
public sealed record Juror(Guid PersonId, IReadOnlyList<Guid>? Declared, IReadOnlyList<Guid> Recorded, bool Dismissed = false)
{
    public bool HasInterestIn(Guid nominationId) => Declared?.Contains(nominationId) is true || Recorded.Contains(nominationId);
}

/// <summary>What one member of the jury gave one nomination.</summary>
/// <param name="Changes">How often it was filled; comes back as <c>If-Match</c>.</param>
public sealed record ScoreSheet(Guid NominationId, Guid PersonId, IReadOnlyList<CriterionPoints> Points, int Changes);

/// <summary>One award with everything that its decisions need to know.</summary>
/// <param name="Changes">How often the coordination changed the award itself; comes back as <c>If-Match</c>.</param>
public sealed record Award(Guid Id, AwardRules Rules, AwardStage Stage, int Changes)
{
    /// <summary>A commune has at most so many nominations in one award.</summary>
    public const int MostOfCommune = 10;

    public const int MostJurors = 50;

    public IReadOnlyList<string> Communes { get; init; } = [];

    public IReadOnlyList<Nomination> Nominations { get; init; } = [];

    public IReadOnlyList<Juror> Jurors { get; init; } = [];

    public IReadOnlyList<ScoreSheet> Sheets { get; init; } = [];

    public static string StreamKey(Guid awardId) => $"award/{awardId}";

    public static Award Create(AwardPlanned e) => new(e.AwardId, e.Rules, AwardStage.Planned, 1);

    public Award Apply(AwardPlanned e) => Changed() with { Rules = e.Rules };

    public Award Apply(AwardCallOpened e) => Changed() with { Stage = AwardStage.Call, Communes = e.Communes };

    public Award Apply(AwardExtended e) => Changed() with { Rules = Rules with { NominationsUntil = e.NominationsUntil, ScoringUntil = e.ScoringUntil } };

    public Award Apply(AwardScoringOpened e) => Changed() with { Stage = AwardStage.Scoring };

    public Award Apply(AwardResultsPublished e) => Changed() with { Stage = AwardStage.Published };

    public Award Apply(AwardCanceled e) => Changed() with { Stage = AwardStage.Canceled };

    public Award Apply(AwardNominated e) => With(new Nomination(e.NominationId, e.NisCode, e.Category, e.Title, NominationState.Waiting,
        (Find(e.NominationId)?.Changes ?? 0) + 1));

    public Award Apply(AwardNominationWithdrawn e) => With(e.NominationId, NominationState.Withdrawn);

    public Award Apply(AwardNominationScreened e) => With(e.NominationId, e.Admitted ? NominationState.Admitted : NominationState.Refused);

    public Award Apply(JurorNamed e) => With(FindJuror(e.PersonId) is { } known ? known with { Dismissed = false } : new Juror(e.PersonId, null, []));

    public Award Apply(JurorDismissed e) => FindJuror(e.PersonId) is { } juror ? With(juror with { Dismissed = true }) : this;

    public Award Apply(InterestsDeclared e) => FindJuror(e.PersonId) is { } juror ? With(juror with { Declared = e.Nominations }) : this;

    public Award Apply(ConflictRecorded e) => FindJuror(e.PersonId) is { } juror
        ? With(juror with { Recorded = [.. juror.Recorded.Where(id => id != e.NominationId), .. e.Holds ? [e.NominationId] : Array.Empty<Guid>()] })
        : this;

    public Award Apply(NominationScored e) => this with
    {
        Sheets =
        [
            .. Sheets.Where(s => (s.NominationId, s.PersonId) != (e.NominationId, e.PersonId)),
            new ScoreSheet(e.NominationId, e.PersonId, e.Points, (SheetOf(e.NominationId, e.PersonId)?.Changes ?? 0) + 1),
        ],
    };

    public Nomination? Find(Guid nominationId) => Nominations.FirstOrDefault(n => n.Id == nominationId);

    /// <summary>Also one who left.</summary>
    public Juror? FindJuror(Guid personId) => Jurors.FirstOrDefault(j => j.PersonId == personId);

    public ScoreSheet? SheetOf(Guid nominationId, Guid personId) => Sheets.FirstOrDefault(s => s.NominationId == nominationId && s.PersonId == personId);

    /// <summary>There is a nomination that this member can score and has not.</summary>
    public bool IsMissingSheetsOf(Juror juror) => Nominations.Any(n => n.State is NominationState.Admitted && !juror.HasInterestIn(n.Id) && SheetOf(n.Id, juror.PersonId) is null);

    private Award Changed() => this with { Changes = Changes + 1 };

    private Award With(Guid nominationId, NominationState state) =>
        Find(nominationId) is { } found ? With(found with { State = state, Changes = found.Changes + 1 }) : this;

    private Award With(Nomination nomination) => this with { Nominations = [.. Nominations.Where(n => n.Id != nomination.Id), nomination] };

    private Award With(Juror juror) => this with
    {
        // Each keeps the place in which he or she was named.
        Jurors = FindJuror(juror.PersonId) is null ? [.. Jurors, juror] : [.. Jurors.Select(j => j.PersonId == juror.PersonId ? juror : j)],
    };
}
