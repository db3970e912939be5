using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cdce.Campaign.Onboarding;

/// <summary>A step of a commune on its way to the title.</summary>
/// <param name="ExpectedDays">Days after the step before it, 0 to 2,000.</param>
/// <param name="Kinds">Codes of facts or of steps of the title file; the first one recorded shows that it was done.</param>
public sealed record OnboardingStep(string Code, LocalText Label, int ExpectedDays, IReadOnlyList<string> Kinds);

/// <summary>What a new commune's plan is made from, from that day on. Editable: the campaign has published neither steps nor durations.</summary>
public sealed record OnboardingRevised(int Revision, DateOnly ValidFrom, LocalText Label, IReadOnlyList<OnboardingStep> Steps,
    [property: FreeText] string? Reason = null);

/// <summary>One version of the steps.</summary>
public sealed record OnboardingRules(int Revision, DateOnly ValidFrom, LocalText Label, IReadOnlyList<OnboardingStep> Steps, string? Reason) : IDatedVersion
{
    int IDatedVersion.Number => Revision;

    /// <summary>Codes of all facts that the steps speak of.</summary>
    public IReadOnlyCollection<string> AllKinds() => [.. Steps.SelectMany(s => s.Kinds).Distinct()];
}

/// <summary>How often the steps were revised.</summary>
public sealed record OnboardingPlan(int Revisions)
{
    public const string Stream = "onboarding";

    public static OnboardingPlan Create(OnboardingRevised e) => new(e.Revision);

    public OnboardingPlan Apply(OnboardingRevised e) => new(e.Revision);
}

/// <summary>The steps that the module ships, labelled as an example.</summary>
internal static class OnboardingReference
{
    public static OnboardingRevised Event()
    {
        var file = EmbeddedReference.Json<ReferenceFile>("Onboarding.reference.onboarding.json");
        return new OnboardingRevised(1, file.ValidFrom, file.Label, file.Steps);
    }

    private sealed record ReferenceFile(DateOnly ValidFrom, LocalText Label, IReadOnlyList<OnboardingStep> Steps);
}

/// <summary>One version of the steps as it is shown.</summary>
public sealed class OnboardingRulesRow
{
    /// <summary>Number of the version, from 1.</summary>
    public int Revision { get; set; }

    public DateOnly ValidFrom { get; set; }
    public required string LabelFr { get; set; }
    public string? LabelDe { get; set; }
    public IReadOnlyList<OnboardingStep> Steps { get; set; } = [];
    public string? Reason { get; set; }
    public long Version { get; set; }

    public OnboardingRules ToRules() => new(Revision, ValidFrom, new LocalText(LabelFr, LabelDe), Steps, Reason);

    internal static void Map(EntityTypeBuilder<OnboardingRulesRow> row)
    {
        row.ToTable("onboarding_rules").ShownToAll("Rules of the campaign, without communes.").HasKey(r => r.Revision);
        row.Property(r => r.Revision).ValueGeneratedNever();
        row.Property(r => r.Steps).AsJson();
    }
}

/// <summary>Keeps the versions of the steps.</summary>
public sealed class OnboardingRulesProjection
{
    public void On(IEvent<OnboardingRevised> e, CampaignDb db) => db.OnboardingRules.Add(new OnboardingRulesRow
    {
        Revision = e.Data.Revision,
        ValidFrom = e.Data.ValidFrom,
        LabelFr = e.Data.Label.Fr,
        LabelDe = e.Data.Label.De,
        Steps = e.Data.Steps,
        Reason = e.Data.Reason,
        Version = e.Version,
    });
}
