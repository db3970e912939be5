using System.Text.Json;
using Cdce.Campaign.FairOMeter.Assessments;
using Cdce.Campaign.FairOMeter.Consistency;
using Cdce.Campaign.FairOMeter.Editions;
using Cdce.Campaign.FairOMeter.Grids;
using Cdce.Campaign.FairOMeter.LocalActions;
using Cdce.Campaign.FairOMeter.PastEditions;
using Cdce.Campaign.FairOMeter.Reviews;
using Cdce.Campaign.FairOMeter.Scoring;

namespace Cdce.Campaign.Dossiers;

/// <summary>The commune's Fair-ô-mètre of one edition: the grid by which it is scored, all that was recorded, and what it earned.</summary>
/// <param name="GridVersion">Number of the grid in the system that wrote the dossier.</param>
/// <param name="OpenedOn">The day on which communes were asked.</param>
/// <param name="Own">What the commune's own answers earn.</param>
/// <param name="Counting">What counts of those that were sent, by the review and what was decided about it; absent before.</param>
/// <param name="Events">Oldest first; of people they name none, also not by an id.</param>
internal sealed record DossierFairOMeter(string Edition, LocalText Label, DateOnly OpensOn, DateOnly ClosesOn, DateOnly? ClosedOn, DateOnly OpenedOn,
    int GridVersion, GridContent Grid, AssessmentStatus Status, DossierScore Own, DossierScore? Counting, IReadOnlyList<IAssessmentEvent> Events)
{
    public const int Most = 200;
    private const int MostEvents = 5_000;

    /// <param name="events">Of the commune's answers and their review, oldest first.</param>
    /// <param name="ledger">The facts in the dossier: others are left out, which happens to facts that had not happened on a past day.</param>
    public static DossierFairOMeter Of(AssessmentRow row, EditionRow edition, GridContent grid, IEnumerable<object> events, IReadOnlySet<Guid> ledger)
    {
        var assessment = row.ToAssessment();
        return new DossierFairOMeter(edition.Code, new(edition.LabelFr, edition.LabelDe), edition.OpensOn, edition.ClosesOn, edition.ClosedOn,
            edition.OpenedOn, row.Grid, grid, row.Status, DossierScore.Own(grid, assessment), DossierScore.Counting(grid, assessment),
            [.. events.OfType<IAssessmentEvent>().Select(Kept)]);

        // Who reviewed and who decided is a person of this system.
        IAssessmentEvent Kept(IAssessmentEvent e) => e switch
        {
            AnswerGiven given => given with { Facts = [.. given.Facts.Where(ledger.Contains)] },
            AnswerCleared cleared => cleared with { Facts = [.. cleared.Facts.Where(ledger.Contains)] },
            ProposalRejected rejected => rejected with { Facts = [.. rejected.Facts.Where(ledger.Contains)] },
            AnswerReviewed reviewed => reviewed with { Reviewer = null },
            LocalActionDescribed described => described with { Facts = [.. described.Facts.Where(ledger.Contains)] },
            LocalActionValued valued => valued with { Reviewer = null },
            ContestDecided decided => decided with { DecidedBy = null },
            _ => e,
        };
    }

    /// <summary>The answers and their review as the events leave them.</summary>
    public Assessment Fold(string nisCode) => Events.Aggregate(Assessment.New(Edition, nisCode), Next);

    /// <summary>Takes it: the grid where none here is the same, the edition where there is none, and what was recorded.</summary>
    /// <param name="here">The versions of the grid here, to which those that are published now are added.</param>
    /// <returns>Why not, where the edition here is another one.</returns>
    public async Task<Refusal?> TakeAsync(IDocumentSession session, IEventStream<GridVersions> grids, List<GridContent> here, string nisCode,
        CancellationToken ct)
    {
        var edition = await session.Events.FetchForWriting<Edition>(FairOMeter.Editions.Edition.StreamKey(Edition), ct);
        var answers = await session.Events.FetchForWriting<Assessment>(Assessment.StreamKey(Assessment.Id(Edition, nisCode)), ct);
        if (answers.Aggregate is not null)
            return new Refusal("commune-has-history", "The commune has begun its Fair-ô-mètre of this edition here.", [Edition]);

        var grid = here.FindIndex(g => Same(g, Grid)) + 1; // 0 where there is none
        if (edition.Aggregate is { } known)
        {
            if (known.Grid != grid || known.Withdrawn)
                return new Refusal("edition-differs", "The edition with this code has another grid here.", [Edition]);
            if (!known.Communes.Contains(nisCode))
                edition.AppendOne(new CommunesInvited(Edition, grid, Grid.Questions().Count(), [nisCode], OpenedOn));
        }
        else
        {
            if (grid == 0)
            {
                here.Add(Grid);
                grid = here.Count;
                // The edition is shown from the day on which it was opened, and its grid with it.
                grids.AppendOne(new GridPublished(grid, Grid, OpenedOn));
            }

            edition.AppendOne(new EditionOpened(Edition, Label, grid, Grid.Questions().Count(), OpensOn, ClosesOn, [nisCode], OpenedOn));
            if (ClosedOn is { } closedOn)
                edition.AppendOne(new EditionClosed(Edition, closedOn));
        }

        answers.AppendMany(Events);
        return null;
    }

    /// <summary>What is wrong with it, by field: the events must be such as are recorded here, and earn what the dossier says.</summary>
    public IEnumerable<(string Field, string Detail)> Wrong(string nisCode, IReadOnlySet<Guid> ledger, DateOnly today)
    {
        if (Edition.Length is < 2 or > 12 || !Edition.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)))
            yield return ("edition", "The code of an edition has 2 to 12 small letters and digits.");
        if (ClosesOn < OpensOn)
            yield return ("closesOn", "The last day lies before the first.");
        if (OpenedOn > today)
            yield return ("openedOn", "The day lies in the future.");
        if (ClosedOn > today)
            yield return ("closedOn", "The day lies in the future.");
        if (Label.Fr is not { Length: > 0 and <= 200 } || Label.De is { Length: > 200 })
            yield return ("label", "An edition has a name of at most 200 characters.");
        if (Events.Count > MostEvents)
            yield return ("events", $"At most {MostEvents} events.");
        if (GridCheck.Issues(Grid) is [var issue, ..])
        {
            yield return ($"grid.{issue.Field}", issue.Detail);
            yield break;
        }

        var (assessment, last) = (Assessment.New(Edition, nisCode), DateOnly.MinValue);
        foreach (var (index, e) in Events.Index())
        {
            var detail = e.Edition != Edition || e.NisCode != nisCode ? "The event belongs to another commune or edition."
                : e.On < last || e.On > today ? "The event lies before the one that is told before it, or in the future."
                : index == 0 && e is not (AnswerGiven or LocalActionDescribed or PastAnswersRecorded or ProposalRejected) ? "Nothing happens before a question is answered."
                : DossierFairOMeterRules.Wrong(e, assessment, Grid, ledger);
            if (detail is not null)
            {
                yield return ($"events[{index}]", detail);
                yield break;
            }

            (assessment, last) = (Next(assessment, e), e.On);
        }

        if (assessment.Status != Status)
            yield return ("status", $"What was recorded leaves it {JsonNamingPolicy.CamelCase.ConvertName($"{assessment.Status}")}.");
        if (!Same(Own, DossierScore.Own(Grid, assessment)))
            yield return ("own", Earned(DossierScore.Own(Grid, assessment)));
        if (DossierScore.Counting(Grid, assessment) is var counting && !Same(Counting, counting))
            yield return ("counting", counting is null ? "Nothing counts before the answers are sent." : Earned(counting));
    }

    private static string Earned(DossierScore score) => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"What was recorded earns {score.Value} points and the grade {score.Grade}, and not question by question what the dossier says.");

    private static bool Same<T>(T one, T other) => JsonSerializer.Serialize(one) == JsonSerializer.Serialize(other);

    private static Assessment Next(Assessment assessment, IAssessmentEvent e) => e switch
    {
        AnswerCleared cleared => assessment.Apply(cleared),
        AnswerGiven given => assessment.Apply(given),
        AnswerReviewed reviewed => assessment.Apply(reviewed),
        AssessmentReturned returned => assessment.Apply(returned),
        AssessmentSubmitted submitted => assessment.Apply(submitted),
        AssessmentValidated validated => assessment.Apply(validated),
        ConsistencyAnswered answered => assessment.Apply(answered),
        ContestDecided decided => assessment.Apply(decided),
        CriterionAskedAbout asked => assessment.Apply(asked),
        CriterionExplained explained => assessment.Apply(explained),
        LocalActionDescribed described => assessment.Apply(described),
        LocalActionValued valued => assessment.Apply(valued),
        LocalActionWithdrawn withdrawn => assessment.Apply(withdrawn),
        PastAnswersRecorded recorded => assessment.Apply(recorded),
        ProposalRejected rejected => assessment.Apply(rejected),
        PublicationChosen chosen => assessment.Apply(chosen),
        ReviewContested contested => assessment.Apply(contested),
        _ => throw new InvalidOperationException($"A dossier does not know {e.GetType().Name}."),
    };
}

/// <summary>A score to be recounted where the dossier is taken.</summary>
/// <param name="Value">From 0 to 100, to a tenth.</param>
internal sealed record DossierScore(decimal Value, string Grade, IReadOnlyList<DossierContribution> Contributions)
{
    public static DossierScore Own(GridContent grid, Assessment assessment) => Of(Score.Of(grid, Assessment.Scored(assessment.Questions)));

    public static DossierScore? Counting(GridContent grid, Assessment assessment) =>
        assessment.Submissions > 0 ? Of(Score.Of(grid, assessment.Counting())) : null;

    private static DossierScore Of(Score score) =>
        new(score.Value, score.Grade, [.. score.Contributions.Select(c => new DossierContribution(c.Question, c.Adds))]);
}

/// <summary>What one question adds to the score.</summary>
internal sealed record DossierContribution(string Question, decimal Adds);
