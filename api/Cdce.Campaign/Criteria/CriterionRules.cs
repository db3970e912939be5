namespace Cdce.Campaign.Criteria;

/// <summary>
/// Numbers behind the states of the criteria. Two come from the public text (two products; one action a year), the others are
/// ours and provisional; all stand in one reference file.
/// </summary>
/// <param name="PartnersWithoutTarget">Partners of each kind asked of a commune whose population is not known.</param>
internal sealed record CriterionRules(int Version, bool Provisional, int ProductsNeeded, int ResolutionsNeeded, int AwarenessNeeded, int AwarenessMonths,
    int CommunicationMonths, int CommunicationsNeeded, int CommitteesNeeded, int MeetingsNeeded, int MeetingMonths, int InformationMonths,
    int InitiativesNeeded, int InitiativeMonths, int PartnersWithoutTarget)
{
    public static readonly CriterionRules Current =
        EmbeddedReference.Json<CriterionRules>("Criteria.reference.criteria-rules.json");

    /// <summary>What texts may name, as <c>{productsNeeded}</c>.</summary>
    public static readonly IReadOnlyDictionary<string, int> ByName = typeof(CriterionRules).GetProperties()
        .Where(p => p.PropertyType == typeof(int) && p.Name != nameof(Version))
        .ToDictionary(p => char.ToLowerInvariant(p.Name[0]) + p.Name[1..], p => p.GetValue(Current) is int number ? number : 0);
}
