using Cdce.Campaign.Criteria;
using Cdce.Campaign.FairOMeter.Grids;
using Cdce.Campaign.Targets;

namespace Cdce.Campaign.FairOMeter.Assessments;

/// <summary>What the ledger proposes as an answer; it becomes one when a person accepts it.</summary>
/// <param name="Facts">Where it comes from, newest first.</param>
/// <param name="IsNew">A proposal was rejected or taken back before; this one rests on a new fact.</param>
internal sealed record Proposal(int Value, IReadOnlyList<Guid> Facts, bool IsNew)
{
    /// <summary>The proposal for a question: none where a person has answered, none where nothing is new since one was dismissed.</summary>
    public static Proposal? For(GridQuestion question, QuestionState state, CriterionFacts ledger, DateOnly day)
    {
        if (state.Answered)
            return null;
        var facts = FactsFor(question, ledger, day);
        if (facts.Count == 0 || facts.All(state.Dismissed.Contains) || ValueOf(question, facts.Count) is not { } value)
            return null;
        return new Proposal(value, facts, state.Dismissed.Count > 0);
    }

    /// <summary>The facts of the ledger that answer a question, newest first.</summary>
    public static IReadOnlyList<Guid> FactsFor(GridQuestion question, CriterionFacts ledger, DateOnly day)
    {
        if (question.Facts is not { } rule)
            return [];
        var facts = rule.PartnerKind is { } partner
            ? ledger.PartnersOn(day, partner)
            : ledger.Of(day, rule.Months ?? 12_000, [.. rule.Kinds]);
        return [.. facts.OrderByDescending(f => f.On).ThenBy(f => f.Id).Select(f => f.Id)];
    }

    /// <summary>The number expected of the commune; null for questions that do not count.</summary>
    public static int? QuotaOf(GridQuestion question, CriterionFacts ledger, DateOnly day) => question.Kind is not QuestionKind.Count
        ? null
        : question.Target is { } target ? ledger.TargetOn(day).Number(target) : question.Quota;

    private static int? ValueOf(GridQuestion question, int facts) => question.Kind switch
    {
        QuestionKind.YesNo => 1,
        QuestionKind.Count => facts,
        _ => question.Options?.Where(o => o.FromFacts <= facts).OrderByDescending(o => o.FromFacts).FirstOrDefault()?.Value,
    };
}
