namespace Cdce.Partners;

/// <summary>The kinds of partners and what each speaks for.</summary>
internal static class PartnerKind
{
    public const string Shop = "shop";
    public const string Horeca = "horeca";

    public static readonly IReadOnlyList<string> All =
    [
        Shop, Horeca, "company", "school", "organisation", "institution", "producer", "media", "youth", "religious", "care",
        "unspecified",
    ];

    /// <summary>The kinds that targets are set for.</summary>
    public static readonly IReadOnlyList<string> WithTargets = [Shop, Horeca, "company", "organisation", "school"];

    public static bool Exists(string kind) => All.Contains(kind);

    /// <summary>Code of the criterion that a pledge speaks for; null where the kind is not known.</summary>
    public static string? Criterion(string kind) => kind switch
    {
        Shop or Horeca => "shops",
        "producer" => "localProducts",
        "unspecified" => null,
        _ => "organisations",
    };

    /// <summary>The kind under which targets count it; criterion 3 names companies, institutions, associations and schools.</summary>
    public static string? Target(string kind) => kind switch
    {
        Shop or Horeca or "company" or "school" => kind,
        "organisation" or "institution" or "media" or "youth" or "religious" or "care" => "organisation",
        _ => null,
    };

    /// <summary>Kind under which the campaign's ledger counts it; null where it counts none.</summary>
    public static string? Counted(string kind) => kind == "producer" ? kind : Target(kind);
}
