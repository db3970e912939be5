using Cdce.Campaign.FairOMeter.Assessments;
using Cdce.Campaign.FairOMeter.Editions;
using Cdce.Campaign.FairOMeter.Grids;
using Cdce.Campaign.FairOMeter.Reviews;
using Cdce.Campaign.FairOMeter.Scoring;
using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace Cdce.Campaign.Tests.FairOMeter;

/// <summary>
/// Whatever the coordination and the commune do and in whatever order: the commune's own values stay as they were sent, the final score comes
/// from reviewed values only, the commune contests at most once.
/// </summary>
public class ReviewProperties(ITestOutputHelper output)
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly GridContent Grid = GridReference.Example;
    private static readonly GridQuestion[] Questions = [.. Grid.Questions()];
    private static readonly Edition Edition = new("2027", 1, Today, Today.AddDays(60), ["62063"], null);

    private enum Act
    {
        Answer,
        AnswerNotApplicable,
        Submit,
        Accept,
        Adjust,
        Refuse,
        Ask,
        Explain,
        Return,
        AcceptAll,
        Validate,
        Contest,
        Decide,
        Publish,
    }

    /// <param name="At">Which question, and which value or choice.</param>
    private sealed record Move(Act Act, int At);

    private static readonly Gen<Move[]> Lives =
        (from act in Gen.Elements(Enum.GetValues<Act>())
         from at in Gen.Choose(0, 999)
         select new Move(act, at)).ArrayOf();

    [Fact]
    public void Any_order_of_the_review_keeps_the_own_values_scores_reviewed_ones_and_lets_a_commune_contest_once()
    {
        var reached = new HashSet<Type>();
        Holds((a, e) => Fold(a, e), ContestReview.Decide, a => Score.Of(Grid, a.Counting()), reached);

        // Each kind of event did occur, so that something was looked at.
        Assert.Equal(11, reached.Count);
    }

    [Fact]
    public void A_review_that_changes_the_commune_s_own_value_is_caught() => Caught(
        (a, e) => e is AnswerReviewed { Value: { } value } reviewed
            ? Fold(a with { Sent = [.. a.Sent.Select(q => q.Question == reviewed.Question ? q with { Value = value } : q)] }, e) : Fold(a, e),
        ContestReview.Decide, a => Score.Of(Grid, a.Counting()),
        "planted: an adjustment takes the place of the commune's own value -> caught by random orders of the review");

    [Fact]
    public void A_final_score_of_the_commune_s_own_values_is_caught() => Caught(
        (a, e) => Fold(a, e), ContestReview.Decide, a => Score.Of(Grid, Assessment.Scored(a.Sent)),
        "planted: the final score is that of the answers as they were sent -> caught by random orders of the review");

    [Fact]
    public void A_second_contest_is_caught() => Caught(
        (a, e) => Fold(a, e), (found, request) => ContestReview.Decide(found with { Assessment = found.Assessment with { Contested = [] } }, request),
        a => Score.Of(Grid, a.Counting()),
        "planted: a commune contests a second time -> caught by random orders of the review");

    [Fact]
    public void A_draft_that_reaches_what_was_sent_is_caught() => Caught(
        (a, e) => Fold(a, e) is var after && e is AnswerGiven ? after with { Sent = a.Sent.Count == 0 ? [] : [.. after.Questions.Where(q => q.Answered)] } : after,
        ContestReview.Decide, a => Score.Of(Grid, a.Counting()),
        "planted: the review sees the draft instead of what was sent -> caught by random orders of the review");

    private void Caught(Func<Assessment, object, Assessment> fold, Func<AssessmentCase, ContestReview.Request, Decision> contest, Func<Assessment, Score> final, string line)
    {
        var caught = false;
        try
        {
            Holds(fold, contest, final, []);
        }
        catch (Exception)
        {
            caught = true;
        }

        Assert.True(caught);
        output.WriteLine(line);
    }

    private static void Holds(Func<Assessment, object, Assessment> fold, Func<AssessmentCase, ContestReview.Request, Decision> contest,
        Func<Assessment, Score> final, HashSet<Type> reached) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(600).WithEndSize(160).WithReplay(20261123UL, 3_141_593UL),
            Prop.ForAll(Lives.ToArbitrary(), moves => Life.Play(moves, fold, contest, final, reached)));

    private static Assessment Fold(Assessment a, object e) => e switch
    {
        AnswerGiven x => a.Apply(x),
        AssessmentSubmitted x => a.Apply(x),
        AssessmentReturned x => a.Apply(x),
        AssessmentValidated x => a.Apply(x),
        AnswerReviewed x => a.Apply(x),
        CriterionAskedAbout x => a.Apply(x),
        CriterionExplained x => a.Apply(x),
        ReviewContested x => a.Apply(x),
        ContestDecided x => a.Apply(x),
        PublicationChosen x => a.Apply(x),
        _ => throw new InvalidOperationException($"{e.GetType()}"),
    };

    /// <summary>Plays a life beside a record of its own of what people did, and compares after each step.</summary>
    private sealed class Life
    {
        private readonly Dictionary<string, int?> draft = [];
        private Dictionary<string, int?> sent = [];
        private readonly Dictionary<string, (ReviewOutcome Outcome, int? Value)> said = [];
        private readonly HashSet<string> won = [];
        private int contests;

        public static bool Play(Move[] moves, Func<Assessment, object, Assessment> fold, Func<AssessmentCase, ContestReview.Request, Decision> contest,
            Func<Assessment, Score> final, HashSet<Type> reached)
        {
            var life = new Life();
            // Every life begins with a full draft, so that random moves get far.
            var assessment = Assessment.New("2027", "62063");
            foreach (var question in Questions)
                assessment = life.Take(assessment, new AnswerGiven("2027", "62063", question.Code, 1, null, 7, AnswerOrigin.Own, [], null, Today), fold);
            foreach (var move in moves)
            {
                if (life.Decide(new AssessmentCase(assessment, Edition, Grid, Today), move, contest) is not { } decision)
                    continue;
                foreach (var e in decision.Events)
                {
                    reached.Add(e is AnswerReviewed { Outcome: ReviewOutcome.Refused } ? typeof(ReviewOutcome) : e.GetType());
                    assessment = life.Take(assessment, e, fold);
                    if (!life.Holds(assessment, e, final))
                        return false;
                }
            }

            return true;
        }

        private Decision? Decide(AssessmentCase found, Move move, Func<AssessmentCase, ContestReview.Request, Decision> contest)
        {
            var question = Questions[move.At % Questions.Length];
            var changed = said.Where(s => s.Value.Outcome is not ReviewOutcome.Accepted).Select(s => s.Key).Order(StringComparer.Ordinal).ToList();
            return move.Act switch
            {
                Act.Answer when found.RefuseChange() is null => Given(move.At / 20 % 2, null),
                Act.AnswerNotApplicable when found.RefuseChange() is null => Given(null, "Sans objet"),
                Act.Submit => SubmitAssessment.Decide(found),
                Act.Accept => ReviewAnswer.Decide(found, question, new(ReviewOutcome.Accepted), null),
                Act.Adjust => ReviewAnswer.Decide(found, question, new(ReviewOutcome.Adjusted, move.At / 20 % 2, "Vu autrement"), null),
                Act.Refuse => ReviewAnswer.Decide(found, question, new(ReviewOutcome.Refused, null, "S'applique"), null),
                Act.Ask => AskAboutCriterion.Decide(found, Grid.Criteria[move.At % 6].Code, new("Quand ?")),
                Act.Explain => ExplainCriterion.Decide(found, Grid.Criteria[move.At % 6].Code, new("Hier")),
                Act.Return => ReturnAssessment.Decide(found, new("Une date")),
                // Whoever reviews has read all that does not apply.
                Act.AcceptAll when found.Assessment.Sent.FirstOrDefault(q => q.Value is null && !said.ContainsKey(q.Question)) is { } unread =>
                    ReviewAnswer.Decide(found, Questions.Single(q => q.Code == unread.Question), new(ReviewOutcome.Accepted), null),
                Act.Validate => ValidateAssessment.Decide(found),
                Act.Contest when changed.Count > 0 => contest(found, new([new(changed[move.At % changed.Count], "Voici la preuve")])),
                Act.Decide when found.Assessment.Contested.Count > 0 =>
                    DecideContest.Decide(found, new([.. found.Assessment.Contested.Select(c => new ContestedDecision(c.Question, move.At % 2 == 0, "Vu"))]), null),
                Act.Publish => ChoosePublication.Decide(found, new((Publication)(move.At % 3)), null),
                _ => null,
            };

            Decision Given(int? value, string? notApplicable) => Decision.Accept(
                new AnswerGiven("2027", "62063", question.Code, value, notApplicable, 7, AnswerOrigin.Own, [], null, Today));
        }

        private Assessment Take(Assessment assessment, object e, Func<Assessment, object, Assessment> fold)
        {
            switch (e)
            {
                case AnswerGiven x:
                    draft[x.Question] = x.Value;
                    break;
                case AssessmentSubmitted:
                    foreach (var changed in draft.Where(d => sent.TryGetValue(d.Key, out var before) && before != d.Value))
                        said.Remove(changed.Key);
                    sent = new(draft);
                    break;
                case AnswerReviewed x:
                    said[x.Question] = (x.Outcome, x.Value);
                    break;
                case ReviewContested:
                    contests++;
                    break;
                case ContestDecided x:
                    won.UnionWith(x.Decisions.Where(d => d.Accepted).Select(d => d.Question));
                    break;
            }

            return fold(assessment, e);
        }

        private bool Holds(Assessment assessment, object e, Func<Assessment, Score> final)
        {
            if (contests > 1 || assessment.Sent.Count != sent.Count || assessment.Sent.Any(q => q.Value != sent[q.Question])
                || assessment.Questions.Any(q => q.Value != draft[q.Question]))
            {
                return false;
            }

            if (assessment.Status is not AssessmentStatus.Validated)
                return e is not (ReviewContested or ContestDecided or PublicationChosen);
            var counts = new Dictionary<string, ScoredAnswer>();
            foreach (var (question, own) in sent)
            {
                var (outcome, value) = won.Contains(question) ? (ReviewOutcome.Accepted, null) : said.GetValueOrDefault(question);
                if (outcome is not ReviewOutcome.Refused)
                    counts[question] = new ScoredAnswer(outcome is ReviewOutcome.Adjusted ? value : own, 7);
            }

            var (expected, found) = (Score.Of(Grid, counts), final(assessment));
            return found.Value == expected.Value && found.Removed == expected.Removed && found.Contributions.Sum(c => c.Adds) == found.Value
                && found.Contributions.SequenceEqual(expected.Contributions)
                && (e is not PublicationChosen { Grade: { } grade } || grade == expected.Grade)
                && (e is not PublicationChosen { Criteria: { } criteria } || criteria.Sum(c => c.Earned) == expected.Value);
        }
    }
}
