namespace Cdce.Campaign.Criteria;

/// <summary>Name and rule of a criterion, in the campaign's words.</summary>
internal sealed record CriterionText(int Number, string Code, LocalText Name, LocalText Rule)
{
    private static readonly Dictionary<string, CriterionText> ByCode = EmbeddedReference
        .Json<ReferenceFile>("Criteria.reference.criteria.json").Criteria.ToDictionary(c => c.Code, c => c with { Rule = Thresholds.Fill(c.Rule, CriterionRules.ByName) });

    public static CriterionText Of(string code) => ByCode[code];

    private sealed record ReferenceFile(IReadOnlyList<CriterionText> Criteria);
}
