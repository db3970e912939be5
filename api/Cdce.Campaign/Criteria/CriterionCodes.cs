namespace Cdce.Campaign.Criteria;

/// <summary>Codes of the six criteria, in their official order.</summary>
internal static class CriterionCodes
{
    public const string Authority = "authority";
    public const string Shops = "shops";
    public const string Organisations = "organisations";
    public const string Communication = "communication";
    public const string Committee = "committee";
    public const string LocalProducts = "localProducts";

    public static readonly IReadOnlyList<string> All =
        [Authority, Shops, Organisations, Communication, Committee, LocalProducts];
}
