namespace Cdce.Campaign.Activities;

/// <summary>A kind of fact that the ledger knows.</summary>
/// <param name="Criterion">The criterion it speaks for unless another is chosen; null where it speaks for none.</param>
internal sealed record ActivityKind(string Code, string? Criterion, LocalText Label);

/// <summary>The kinds of facts, from the module's reference file.</summary>
internal static class ActivityKinds
{
    public const string CommitteeMeeting = "committeeMeeting";
    public const string CouncilResolution = "councilResolution";
    public const string LabelledProduct = "labelledProduct";
    public const string PartnerPledge = "partnerPledge";
    public const string PartnerPledgeRenewed = "partnerPledgeRenewed";

    private static readonly Dictionary<string, ActivityKind> ByCode = EmbeddedReference
        .Json<ReferenceFile>("Activities.reference.activity-kinds.json").Kinds.ToDictionary(kind => kind.Code);

    public static IReadOnlyCollection<ActivityKind> All => ByCode.Values;

    public static ActivityKind? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>Whether facts of this kind say that a partner takes part.</summary>
    public static bool CountsPartners(string code) => code is PartnerPledge or PartnerPledgeRenewed;

    private sealed record ReferenceFile(IReadOnlyList<ActivityKind> Kinds);
}
