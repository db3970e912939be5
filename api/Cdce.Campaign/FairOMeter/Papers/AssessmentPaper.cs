using Cdce.Campaign.Activities;
using Cdce.Campaign.Criteria;
using Cdce.Campaign.FairOMeter.Assessments;
using Cdce.Campaign.FairOMeter.Evidence;
using Cdce.Campaign.FairOMeter.Grids;
using Cdce.Campaign.FairOMeter.Scoring;
using Cdce.Campaign.FairOMeter.Statements;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.FairOMeter.Papers;

/// <summary>One question on paper.</summary>
/// <param name="Quota">Of a count: the number expected of the commune.</param>
/// <param name="Answer">Absent where the question is open, and on a blank paper.</param>
/// <param name="Evidence">What shows it, in words.</param>
/// <param name="Adds">What it adds to the score, in points to a tenth; absent on a blank paper.</param>
internal sealed record PaperQuestion(GridQuestion Question, LocalText Criterion, int? Quota, QuestionState? Answer, IReadOnlyList<string> Evidence, decimal? Adds);

/// <summary>An action of the commune's own, or what it told in its own words, on paper; it is read, and never taken back from a workbook.</summary>
/// <param name="Kind">What it is, in words.</param>
/// <param name="Title">Of an action.</param>
/// <param name="Evidence">What shows it, in words.</param>
/// <param name="On">When it was told; absent for an action.</param>
/// <param name="Reply">What the coordination says of it.</param>
internal sealed record PaperWord(string Kind, string? Title, string Text, IReadOnlyList<string> Evidence, DateOnly? On, string? Reply);

/// <summary>A commune's Fair-ô-mètre on paper, blank or filled.</summary>
/// <param name="Words">In the reader's language.</param>
/// <param name="Day">The day that it shows.</param>
/// <param name="Score">Absent on a blank paper.</param>
/// <param name="Actions">Actions of the commune's own; none on a blank paper.</param>
/// <param name="Statements">What the commune told in its own words; nothing on a blank paper.</param>
internal sealed record AssessmentPaper(string AssessmentId, LocalText Commune, LocalText Edition, PaperWords Words, DateOnly Day, int Grid, bool Example,
    AssessmentStatus Status, Score? Score, IReadOnlyList<PaperQuestion> Questions,
    IReadOnlyList<PaperWord> Actions, IReadOnlyList<PaperWord> Statements)
{
    public string Title => $"{Words["Fair-ô-mètre", "Fair-O-Meter"]}, {Words[Commune]}, {Words[Edition]}";

    /// <summary>When the answers were taken over from an edition that took place before; null where they were given here.</summary>
    public DateOnly? RecordedOn { get; init; }

    public string StatusInWords => Status switch
    {
        _ when RecordedOn is not null => Words["repris d’une édition passée", "aus einer vergangenen Ausgabe übernommen"],
        AssessmentStatus.NotStarted => Words["pas encore commencé", "noch nicht begonnen"],
        AssessmentStatus.InProgress => Words["en cours", "in Arbeit"],
        AssessmentStatus.Submitted => Words["envoyé, pas encore relu", "gesendet, noch nicht geprüft"],
        AssessmentStatus.Returned => Words["renvoyé par la coordination", "von der Koordination zurückgegeben"],
        _ => Words["validé par la coordination", "von der Koordination bestätigt"],
    };

    /// <summary>The result, and what it was worked out from; absent on a blank paper.</summary>
    public IReadOnlyList<string> Provenance => Score is not { } score ? [] :
    [
        Words.Grade(score),
        Words[$"État : {StatusInWords}. Situation au {Words.Day(Day)}.", $"Stand: {StatusInWords}, am {Words.Day(Day)}."],
        Words[$"{Questions.Count(q => q.Answer is not null)} questions répondues sur {Questions.Count}.", $"{Questions.Count(q => q.Answer is not null)} von {Questions.Count} Fragen beantwortet."],
        .. RecordedOn is { } recorded ? new[] { Words.TakenOver(recorded) } : [],
        .. Words.Removed(score) is { } removed ? new[] { removed } : [],
    ];

    /// <summary>What the commune tells beside the questions, and that it counts for nothing.</summary>
    public string BesideInWords => Words["La grille ne le demande pas : cela ne change ni les points ni la note.", "Das Raster fragt nicht danach: Es ändert weder Punkte noch Note."];

    public string GridInWords => Example
        ? Words[$"Grille {Grid}, un exemple qui n’est pas la grille de la campagne.", $"Raster {Grid}, ein Beispiel und nicht das Raster der Kampagne."]
        : Words[$"Grille {Grid}.", $"Raster {Grid}."];

    /// <summary>Who gave an answer, and when.</summary>
    public string? Origin(QuestionState answer)
    {
        var how = answer.Origin switch
        {
            AnswerOrigin.Accepted => Words["proposée par le journal et acceptée", "vom Journal vorgeschlagen und angenommen"],
            AnswerOrigin.Corrected => Words["proposée par le journal et corrigée", "vom Journal vorgeschlagen und berichtigt"],
            AnswerOrigin.Imported => Words["reprise d’un tableur d’une édition passée", "aus der Tabelle einer vergangenen Ausgabe übernommen"],
            AnswerOrigin.Reused => Words["reprise d’une édition précédente", "aus einer früheren Ausgabe übernommen"],
            _ => Words["donnée par la commune", "von der Gemeinde gegeben"],
        };
        return answer.GivenOn is { } on
            ? Words[$"Réponse {how}, le {Words.Day(on)}.", $"Antwort {how}, am {Words.Day(on)}."] : Words[$"Réponse {how}.", $"Antwort {how}."];
    }

    /// <summary>The paper in each of these languages.</summary>
    public static async Task<IReadOnlyList<AssessmentPaper>> LoadAsync(
        AssessmentRow row, bool blank, IReadOnlyList<PaperWords> languages, CampaignDb db, DateOnly day, CancellationToken ct)
    {
        var commune = await db.Communes.FirstAsync(c => c.NisCode == row.NisCode, ct);
        var edition = await db.FairOMeterEditions.FirstAsync(e => e.Code == row.Edition, ct);
        var grid = (await db.FairOMeterGrids.FirstAsync(g => g.Grid == row.Grid, ct)).ToContent();
        var ledger = (await CriterionSource.LoadAsync(db, [row.NisCode], day, ct))[row.NisCode];
        var assessment = row.ToAssessment();
        var actions = blank ? [] : assessment.StandingLocalActions;
        var statements = blank ? [] : await StatementRow.StandingAsync(db, row, ct);
        var ids = row.Questions.SelectMany(q => q.Facts).Concat(actions.SelectMany(a => a.Facts)).Distinct().ToArray();
        var facts = await db.Activities.Where(a => ids.Contains(a.ActivityId)).ToDictionaryAsync(a => a.ActivityId, ct);
        var files = await EvidenceTable.FindAsync(db, row.Questions.SelectMany(q => q.Files), ct);
        var score = blank ? null : Score.Of(grid, row.Status is AssessmentStatus.Validated ? assessment.Counting() : Assessment.Scored(row.Questions));
        return [.. languages.Select(InLanguage)];

        AssessmentPaper InLanguage(PaperWords say) => new(row.AssessmentId, commune.Name.ToText(), new LocalText(edition.LabelFr, edition.LabelDe), say, day,
            row.Grid, grid.Example, row.Status, score, [.. grid.Criteria.SelectMany(c => c.Questions.Select(q =>
            {
                var state = assessment.Of(q.Code);
                return new PaperQuestion(q, CriterionText.Of(c.Code).Name, state.Answered ? state.Quota : Proposal.QuotaOf(q, ledger, day),
                    state.Answered && !blank ? state : null, blank ? [] : [.. Evidence(state, say)],
                    score?.Contributions.FirstOrDefault(part => part.Question == q.Code)?.Adds);
            }))],
            [.. actions.Select(a => new PaperWord(say["Action propre à la commune", "Eigene Aktion der Gemeinde"], a.Title, a.Text, [.. Facts(a.Facts, say)], null,
                assessment.WordsOn(a)))],
            [.. statements.Select(s => new PaperWord(InWords(s.Kind, say), null, s.Text, [], s.MadeOn, s.Answer))])
        {
            RecordedOn = row.RecordedOn,
        };

        IEnumerable<string> Evidence(QuestionState state, PaperWords say)
        {
            foreach (var fact in Facts(state.Facts, say))
                yield return fact;
            if (state.EvidenceUrl is { } url)
                yield return url;
            foreach (var file in state.Files.Where(files.ContainsKey))
                yield return files[file].DownloadName;
        }

        IEnumerable<string> Facts(IEnumerable<Guid> shown, PaperWords say)
        {
            foreach (var fact in shown.Where(facts.ContainsKey).Select(id => facts[id]))
            {
                var kind = ActivityKinds.Find(fact.Kind)?.Label is { } label ? say[label] : null;
                var text = string.Join(", ", new[] { kind, say.Day(fact.On), fact.Summary }.Where(t => !string.IsNullOrEmpty(t)));
                yield return fact.Withdrawn ? $"{text} ({say["retiré depuis", "seither zurückgezogen"]})" : text;
            }
        }
    }

    private static string InWords(StatementKind kind, PaperWords say) => kind switch
    {
        StatementKind.Difficulty => say["Difficulté", "Schwierigkeit"],
        StatementKind.Need => say["Besoin", "Bedarf"],
        StatementKind.Effort => say["Effort", "Aufwand"],
        _ => say["Fierté", "Stolz"],
    };
}
