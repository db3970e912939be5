using Cdce.Campaign.Criteria;
using Cdce.Campaign.FairOMeter.Assessments;
using Cdce.Campaign.FairOMeter.Grids;

namespace Cdce.Campaign.FairOMeter.Consistency;

/// <summary>Why an answer raises a question; none of it says that the answer is wrong.</summary>
public enum ConsistencyKind
{
    /// <summary>The answer says clearly more than the ledger, and no page shows it.</summary>
    MoreThanRecorded,

    /// <summary>The ledger says clearly more than the answer, or than that the question does not apply.</summary>
    LessThanRecorded,

    /// <summary>Answer and ledger say many more partners than similar communes have.</summary>
    FarAbovePeers,
}

/// <summary>What a commune says to such a question, in one click.</summary>
public enum ConsistencyReply
{
    /// <summary>It is so: not everything stands in the ledger, or the answer looks at something else.</summary>
    AsAnswered,

    /// <summary>What is missing will be recorded.</summary>
    WillRecord,

    /// <summary>The answer will be changed.</summary>
    WillCorrect,
}

/// <summary>The commune replied to a question about the consistency of one answer.</summary>
/// <param name="Value">The answer it was asked about; null where it did not apply.</param>
/// <param name="Recorded">How many facts the ledger knew.</param>
public sealed record ConsistencyAnswered(string Edition, string NisCode, string Question, ConsistencyKind Kind, int? Value, int Recorded,
    ConsistencyReply Reply, DateOnly On) : IAssessmentEvent;

/// <summary>A reply as it stands; it holds as long as answer and ledger say the same.</summary>
public sealed record GivenReply(string Question, ConsistencyKind Kind, int? Value, int Recorded, ConsistencyReply Reply, DateOnly On);

/// <summary>From where on an answer raises a question. The campaign has published no such rules: ours, provisional, in one reference file.</summary>
/// <param name="TimesRecorded">More is so many times as many,</param>
/// <param name="MoreThanRecorded">and so many besides.</param>
/// <param name="Levels">Of a scale: so many levels apart.</param>
/// <param name="TimesPeers">Far above is so many times the number that a quarter of similar communes exceeds,</param>
/// <param name="MoreThanPeers">and so many besides.</param>
internal sealed record ConsistencyRules(int Version, bool Provisional, LocalText Note, int TimesRecorded, int MoreThanRecorded, int Levels, int TimesPeers,
    int MoreThanPeers)
{
    public static readonly ConsistencyRules Current = EmbeddedReference.Json<ConsistencyRules>("FairOMeter.Consistency.reference.consistency-rules.json");
}

/// <summary>A question to the commune about one of its answers: a pure function of the answers and of what was recorded.</summary>
/// <param name="Value">The answer; null where it does not apply.</param>
/// <param name="Recorded">How many facts the ledger knows.</param>
/// <param name="Peers">The number that a quarter of similar communes exceeds, where it goes by that.</param>
internal sealed record ConsistencyQuestion(string Question, ConsistencyKind Kind, int? Value, int Recorded, int? Peers)
{
    /// <summary>In the order of the grid, at most one for each answer; of questions that only people know nothing is asked.</summary>
    /// <param name="peers">Of a kind of partner: the number that a quarter of similar communes exceeds; null where there are too few of them.</param>
    public static IReadOnlyList<ConsistencyQuestion> Of(GridContent grid, IEnumerable<QuestionState> answers, CriterionFacts ledger, DateOnly day,
        Func<string, int?> peers, ConsistencyRules rules)
    {
        var given = answers.Where(a => a.Answered).ToDictionary(a => a.Question);
        return [.. grid.Questions().Where(q => q.Facts is not null && given.ContainsKey(q.Code)).SelectMany(q =>
        {
            var (answer, recorded) = (given[q.Code], Proposal.FactsFor(q, ledger, day).Count);
            var limit = q is { Kind: QuestionKind.Count, Facts.PartnerKind: { } partner } ? peers(partner) : null;
            ConsistencyKind? kind = (answer.Value is { } value ? Apart(q, value, recorded, rules) : -Math.Min(recorded, 1)) switch
            {
                > 0 when answer.EvidenceUrl is null => ConsistencyKind.MoreThanRecorded,
                < 0 => ConsistencyKind.LessThanRecorded,
                _ when answer.Value > limit * rules.TimesPeers + rules.MoreThanPeers => ConsistencyKind.FarAbovePeers,
                _ => null,
            };
            return kind is { } found
                ? new[] { new ConsistencyQuestion(q.Code, found, answer.Value, recorded, found is ConsistencyKind.FarAbovePeers ? limit : null) } : [];
        })];
    }

    // Above 0 where the answer says clearly more, below 0 where the ledger does.
    private static int Apart(GridQuestion question, int value, int recorded, ConsistencyRules rules)
    {
        switch (question.Kind)
        {
            case QuestionKind.YesNo:
                return value.CompareTo(Math.Min(recorded, 1));
            case QuestionKind.Count:
                return IsMore(value, recorded) ? 1 : IsMore(recorded, value) ? -1 : 0;
            default:
                var options = (question.Options ?? []).ToList();
                var apart = options.FindIndex(o => o.Value == value) - Math.Max(0, options.FindLastIndex(o => o.FromFacts <= recorded));
                return Math.Abs(apart) >= rules.Levels ? Math.Sign(apart) : 0;
        }

        bool IsMore(int number, int than) => number >= than * rules.TimesRecorded + rules.MoreThanRecorded;
    }
}
