using Cdce.Campaign.Communes;

namespace Cdce.Campaign.TitleFiles;

/// <summary>What decides whether a step can stand where its date puts it.</summary>
internal static class TitleDecisions
{
    /// <summary>The last day of the period a date stands for, today at the latest: by then the step had happened.</summary>
    public static DateOnly LastDay(DateOnly on, DatePrecision precision, DateOnly today)
    {
        var last = precision switch
        {
            DatePrecision.Month => new DateOnly(on.Year, on.Month, DateTime.DaysInMonth(on.Year, on.Month)),
            DatePrecision.Year => new DateOnly(on.Year, 12, 31),
            _ => on,
        };
        return on <= today && last > today ? today : last;
    }

    /// <summary>Why the step cannot be part of the file; null when it can.</summary>
    public static Decision? Refuse(TitleFile file, CommuneLife? commune, TitleFact fact, DateOnly today)
    {
        var rules = TitleRules.Current;
        if (fact.On > today)
            return Decision.Refuse("step-in-future", "A step can be recorded once it has happened.");
        if (fact.FormerNisCode is null && CommuneLife.Refuse(commune, fact.On) is { } notThen)
            return notThen;
        if (rules.NeedReason.Contains(fact.Step) && string.IsNullOrWhiteSpace(fact.Reason))
            return Decision.Refuse("reason-required", "This step needs its reason.");
        if (rules.EvidenceOnly.Contains(fact.Step) && !fact.EvidenceOnly)
        {
            return Decision.Refuse("step-needs-evidence",
                "This step stands for evidence gathered; a commune takes other ones.", [.. Allowed(file, fact)]);
        }

        var others = file.Facts.Where(f => f.StepId != fact.StepId).ToList();
        if (fact is { Step: TitleStep.ApplicationSubmitted, OffPlatform: false } && Missing(others, fact.On) is { Length: > 0 } missing)
        {
            return Decision.Refuse("application-incomplete",
                "An application needs a council resolution and a committee; the order is free.", missing);
        }

        var path = TitlePath.Of([.. others, fact]);
        if (path.Illegal is null)
            return null;
        return path.Illegal.StepId == fact.StepId
            ? Decision.Refuse("step-not-allowed", "This step is not possible at that point.", [.. Allowed(file, fact)])
            : Decision.Refuse("step-contradicts-later", "With this step, a later one would not be possible any more.",
                [.. Allowed(file, fact)]);
    }

    /// <summary>The steps that could stand in the place of this one.</summary>
    public static IEnumerable<string> Allowed(TitleFile file, TitleFact fact)
    {
        var others = file.Facts.Where(f => f.StepId != fact.StepId).ToList();
        return Enum.GetValues<TitleStep>()
            .Where(step => TitleRules.Current.EvidenceOnly.Contains(step) == fact.EvidenceOnly
                || (fact.EvidenceOnly && step is TitleStep.Awarded))
            .Where(step => step is not TitleStep.ApplicationSubmitted || fact.OffPlatform || Missing(others, fact.On).Length == 0)
            .Where(step => TitlePath.Of([.. others, fact with { Step = step }]).Illegal is null)
            .Select(Code);
    }

    /// <summary>What an application on the platform needs and the file does not have by that day.</summary>
    public static string[] Missing(IReadOnlyCollection<TitleFact> facts, DateOnly by) =>
        [.. new[] { TitleStep.ResolutionVoted, TitleStep.CommitteeSetUp }
            .Where(step => !facts.Any(f => f.Step == step && f.Earliest <= by)).Select(Code)];

    /// <summary>A step as the api writes it.</summary>
    public static string Code(TitleStep step) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(step.ToString());
}
