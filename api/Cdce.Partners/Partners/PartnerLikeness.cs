namespace Cdce.Partners.Partners;

/// <summary>Tells by rule whether two entries may mean the same partner; people decide.</summary>
internal static class PartnerLikeness
{
    public const string EnterpriseNumber = "enterpriseNumber";
    public const string NameAndCommune = "nameAndCommune";
    public const string NameAndAddress = "nameAndAddress";

    /// <summary>
    /// <c>enterpriseNumber</c>: the same number; <c>nameAndCommune</c>: the same name in the same commune;
    /// <c>nameAndAddress</c>: the same name at the same address, whatever the commune; null: nothing points to it.
    /// </summary>
    public static string? Rule(PartnerDescription one, PartnerDescription other)
    {
        if (one.EnterpriseNumber is not null && one.EnterpriseNumber == other.EnterpriseNumber)
            return EnterpriseNumber;
        if (PlainText.OfName(one.Name) != PlainText.OfName(other.Name))
            return null;
        if (one.NisCode == other.NisCode)
            return NameAndCommune;
        return SameAddress(one, other) ? NameAndAddress : null;
    }

    /// <summary>
    /// Whether a row of a file is that entry: the same name in the same commune, and no two addresses that differ, so that
    /// two branches of a chain in one town stay two.
    /// </summary>
    public static bool IsTheSame(PartnerDescription one, PartnerDescription other) =>
        one.NisCode == other.NisCode && PlainText.Of(one.Name) == PlainText.Of(other.Name)
        && (one.Address is not { } a || other.Address is not { } b || PlainText.Of(a) == PlainText.Of(b));

    private static bool SameAddress(PartnerDescription one, PartnerDescription other) =>
        one.Address is { } a && other.Address is { } b && PlainText.Of(a) == PlainText.Of(b)
        && (one.Postcode is null || other.Postcode is null || one.Postcode == other.Postcode);
}
