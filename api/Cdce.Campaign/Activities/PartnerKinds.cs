namespace Cdce.Campaign.Activities;

/// <summary>The kinds of partners that the targets of criteria 2 and 3 count.</summary>
internal static class PartnerKinds
{
    public const string Shop = "shop";
    public const string Horeca = "horeca";
    public const string Company = "company";
    public const string Organisation = "organisation";
    public const string School = "school";
    public const string Producer = "producer";

    public static readonly IReadOnlyList<string> All = [Shop, Horeca, Company, Organisation, School, Producer];

    /// <summary>The criterion that a pledge of this kind of partner speaks for.</summary>
    public static string Criterion(string kind) => kind switch
    {
        Shop or Horeca => Criteria.CriterionCodes.Shops,
        Producer => Criteria.CriterionCodes.LocalProducts,
        _ => Criteria.CriterionCodes.Organisations,
    };
}
