namespace Cdce.Campaign.Criteria;

/// <summary>
/// Numbers behind the states of the criteria. Two come from the public text (two products; one action a year), the others are
/// ours and provisional; all stand in one reference file.
/// </summary>
internal sealed record CriterionRules(int Version, bool Provisional, int ProductsNeeded, int AwarenessMonths,
    int CommunicationMonths, int CommunicationsNeeded, int MeetingMonths, int InformationMonths, int InitiativeMonths)
{
    public static readonly CriterionRules Current =
        EmbeddedReference.Json<CriterionRules>("Criteria.reference.criteria-rules.json");
}
