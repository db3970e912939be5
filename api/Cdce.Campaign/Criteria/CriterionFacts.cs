using Cdce.Campaign.Activities;
using Cdce.Campaign.Labels;
using Cdce.Campaign.Targets;
using Cdce.Campaign.TitleFiles;

namespace Cdce.Campaign.Criteria;

/// <summary>A fact of the ledger as far as criteria look at it.</summary>
internal sealed record CriterionFact(Guid Id, string Kind, string? Criterion, DateOnly On, string? PartnerKind,
    string? SourcePath, DateOnly? ValidUntil, DateOnly? EndedOn, string? Label = null)
{
    public bool HoldsOn(DateOnly day) => On <= day && !(EndedOn <= day) && !(ValidUntil < day);
}

/// <summary>All that the state of a commune's criteria is computed from.</summary>
/// <param name="Facts">Facts that were not withdrawn.</param>
/// <param name="Steps">The steps of the title file.</param>
/// <param name="Population">Inhabitants; null where unknown.</param>
/// <param name="Targets">All tables of targets.</param>
/// <param name="Labels">All lists of recognised labels.</param>
internal sealed record CriterionFacts(IReadOnlyList<CriterionFact> Facts, IReadOnlyList<TitleFact> Steps, int? Population,
    IReadOnlyList<TargetTable> Targets, IReadOnlyList<RecognisedLabels>? Labels = null)
{
    public TargetBracket? TargetOn(DateOnly day) =>
        Population is { } population ? Targets.InForceOn(day)?.For(population) : null;

    /// <summary>The resolution in force on a day: a later one takes the place of an earlier one.</summary>
    public TitleFact? ResolutionOn(DateOnly day) => Steps
        .Where(s => s.Step is TitleStep.ResolutionVoted && s.On <= day).OrderBy(s => s.On).LastOrDefault();

    public IEnumerable<CriterionFact> Of(string criterion, DateOnly day) =>
        Facts.Where(f => f.Criterion == criterion && f.On <= day);

    public IEnumerable<CriterionFact> Of(DateOnly day, int months, params string[] kinds) =>
        Facts.Where(f => f.On <= day && f.On > day.AddMonths(-months) && kinds.Contains(f.Kind));

    public IEnumerable<CriterionFact> OfEver(DateOnly day, params string[] kinds) => Facts.Where(f => f.On <= day && kinds.Contains(f.Kind));

    /// <summary>Products that carry, on a day, a label that is recognised on that day.</summary>
    public IEnumerable<CriterionFact> LabelledOn(DateOnly day)
    {
        var labels = (Labels ?? []).InForceOn(day);
        return Facts.Where(f => f.Kind == ActivityKinds.LabelledProduct && f.HoldsOn(day) && f.Label is { } label && labels?.IsRecognised(label, day) is true);
    }

    /// <summary>Partners of a kind whose pledge holds on a day; a partner counts once, however often it pledged.</summary>
    public IReadOnlyList<CriterionFact> PartnersOn(DateOnly day, string kind) =>
        [.. Facts.Where(f => ActivityKinds.CountsPartners(f.Kind) && f.PartnerKind == kind && f.HoldsOn(day))
            .GroupBy(f => f.SourcePath ?? f.Id.ToString()).Select(group => group.OrderBy(f => f.On).ThenBy(f => f.Id).Last())];
}
