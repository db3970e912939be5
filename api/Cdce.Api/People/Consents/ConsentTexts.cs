using System.Text.Json;

namespace Cdce.Api.People.Consents;

/// <summary>What people are asked to agree to. A text that changes gets the next version, and counts for nobody until it was agreed to anew.</summary>
internal static class ConsentTexts
{
    /// <summary>Showing one's address and telephone number on the pages of one's committees.</summary>
    public const string CommitteeContact = "committeeContact";

    /// <summary>All texts there are and were.</summary>
    public static readonly IReadOnlyList<ConsentText> All = Read();

    /// <summary>The texts that hold today.</summary>
    public static IEnumerable<ConsentText> Current => All.GroupBy(t => t.Purpose).Select(versions => versions.MaxBy(t => t.Version)).OfType<ConsentText>();

    /// <summary>The text for a purpose; null where there is no such purpose.</summary>
    public static ConsentText? For(string purpose) => Current.SingleOrDefault(t => t.Purpose == purpose);

    private static ConsentText[] Read()
    {
        using var stream = typeof(ConsentTexts).Assembly.GetManifestResourceStream("Cdce.Api.People.Consents.consents.json")
            ?? throw new InvalidOperationException("consents.json is missing.");
        return JsonSerializer.Deserialize<ConsentText[]>(stream, JsonSerializerOptions.Web) ?? [];
    }
}

/// <summary>A text to agree to.</summary>
internal sealed record ConsentText(string Purpose, int Version, LocalText Text);
