namespace Cdce.Learning;

/// <summary>Codes of the campaign's six criteria, as the messages between modules use them.</summary>
internal static class Criterion
{
    public static readonly IReadOnlyList<string> Codes =
        ["authority", "shops", "organisations", "communication", "committee", "localProducts"];

    public static bool Exists(string code) => Codes.Contains(code);
}
