namespace Cdce.Campaign.Targets;

/// <summary>The numbers of a bracket by name.</summary>
internal static class TargetNumbers
{
    public static readonly IReadOnlyList<string> Names = ["shops", "horeca", "companies", "organisations", "schools"];

    /// <summary>The number of that name; 1 where the population is unknown, as for the criteria.</summary>
    public static int Number(this TargetBracket? bracket, string name) => bracket is null ? 1 : name switch
    {
        "shops" => bracket.Shops,
        "horeca" => bracket.Horeca,
        "companies" => bracket.Companies,
        "organisations" => bracket.Organisations,
        "schools" => bracket.Schools,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };
}
