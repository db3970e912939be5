using Cdce.Campaign.Criteria;
using Cdce.Campaign.FairOMeter.Assessments;
using Cdce.Campaign.FairOMeter.Editions;
using Cdce.Campaign.FairOMeter.Grids;
using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace Cdce.Campaign.Tests.FairOMeter;

/// <summary>Automation proposes and never overwrites a person, in whatever order facts arrive and people answer.</summary>
public class ProposalProperties(ITestOutputHelper output)
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly GridContent Grid = GridReference.Example;
    private static readonly GridQuestion Meetings = Grid.Questions().Single(q => q.Code == "meetings");
    private static readonly Edition Edition = new("2027", 1, Today, Today.AddDays(60), ["62063"], null);

    private enum Move
    {
        FactRecorded,
        FactWithdrawn,
        Accept,
        Correct,
        Clear,
        Reject,
    }

    private static readonly Gen<Move[]> Lives = Gen.Elements(Enum.GetValues<Move>()).ArrayOf();

    [Fact]
    public void No_human_value_changes_without_a_human_and_a_dismissed_proposal_returns_with_a_new_fact_only() => Holds(Proposal.For);

    [Fact]
    public void A_proposal_that_forgets_what_was_dismissed_is_caught() => Caught(
        (question, state, ledger, day) => Proposal.For(question, state with { Dismissed = [] }, ledger, day),
        "planted: a proposal forgets that it was rejected -> caught by random orders of facts and edits");

    [Fact]
    public void A_proposal_for_an_answered_question_is_caught() => Caught(
        (question, state, ledger, day) => Proposal.For(question, state with { Answered = false }, ledger, day),
        "planted: a proposal is made where a person answered -> caught by random orders of facts and edits");

    private void Caught(Func<GridQuestion, QuestionState, CriterionFacts, DateOnly, Proposal?> broken, string line)
    {
        var caught = false;
        try
        {
            Holds(broken);
        }
        catch (Exception)
        {
            caught = true;
        }

        Assert.True(caught);
        output.WriteLine(line);
    }

    private static void Holds(Func<GridQuestion, QuestionState, CriterionFacts, DateOnly, Proposal?> propose) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1_000).WithReplay(20261123UL, 7_654_321UL),
            Prop.ForAll(Lives.ToArbitrary(), moves => Live(moves, propose)));

    // Plays a life and says whether every step kept the rule. The test keeps its own record of what people did.
    private static bool Live(Move[] moves, Func<GridQuestion, QuestionState, CriterionFacts, DateOnly, Proposal?> propose)
    {
        var facts = new List<CriterionFact>();
        var assessment = Assessment.New("2027", "62063");
        var dismissed = new HashSet<Guid>();
        IReadOnlyList<Guid> shown = [];
        int? human = null;
        var serial = 0;
        foreach (var move in moves)
        {
            var ledger = new CriterionFacts(facts, [], null, []);
            var found = new AssessmentCase(assessment, Edition, Grid, Today);
            var offered = propose(Meetings, assessment.Of("meetings"), ledger, Today);
            Decision? decision = null;
            if (move is Move.Accept or Move.Correct && offered is not null)
                shown = offered.Facts;
            switch (move)
            {
                case Move.FactRecorded:
                    var id = new Guid(++serial, 0, 0, new byte[8]);
                    facts.Add(new CriterionFact(id, "committeeMeeting", "committee", Today.AddDays(-serial), null, null, null, null));
                    break;
                case Move.FactWithdrawn when facts.Count > 0:
                    facts.RemoveAt(facts.Count / 2);
                    break;
                case Move.Accept when offered is not null:
                    decision = AnswerQuestion.Decide(found, Meetings, ledger, new AnswerQuestion.Request(offered.Value));
                    human = offered.Value;
                    break;
                case Move.Correct:
                    decision = AnswerQuestion.Decide(found, Meetings, ledger, new AnswerQuestion.Request(++serial));
                    human = serial;
                    break;
                case Move.Clear when human is not null:
                    decision = ClearAnswer.Decide(found, Meetings, ledger);
                    dismissed.UnionWith([.. shown, .. facts.Select(f => f.Id)]);
                    (human, shown) = (null, []);
                    break;
                case Move.Reject when offered is not null:
                    decision = RejectProposal.Decide(found, Meetings, ledger, new RejectProposal.Request("Deux fois la même"));
                    dismissed.UnionWith(facts.Select(f => f.Id));
                    break;
            }

            foreach (var e in decision?.Events ?? [])
            {
                assessment = e switch
                {
                    AnswerGiven given => assessment.Apply(given),
                    AnswerCleared cleared => assessment.Apply(cleared),
                    ProposalRejected rejected => assessment.Apply(rejected),
                    _ => assessment,
                };
            }

            var state = assessment.Of("meetings");
            var now = propose(Meetings, state, new CriterionFacts(facts, [], null, []), Today);
            var fresh = facts.Any(f => !dismissed.Contains(f.Id));
            if (state.Answered != (human is not null) || state.Value != human)
                return false;
            if (now is not null && (human is not null || !fresh || now.IsNew != (dismissed.Count > 0)))
                return false;
            if (now is null && human is null && fresh)
                return false;
        }

        return true;
    }
}
