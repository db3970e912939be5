using System.Text.Json;

namespace Cdce.Partners.Pledges;

/// <summary>How long a pledge holds where its form says nothing; an example, for no such rule is public.</summary>
/// <param name="ValidityMonths">From the day of the pledge or its renewal.</param>
internal sealed record PledgeRules(int Number, bool Example, LocalText Label, int ValidityMonths)
{
    public static PledgeRules Shipped { get; } = Read();

    /// <summary>The last day on which a pledge of that day holds.</summary>
    public DateOnly ValidUntil(DateOnly since) => since.AddMonths(ValidityMonths);

    private static PledgeRules Read()
    {
        using var stream = typeof(PledgeRules).Assembly
            .GetManifestResourceStream("Cdce.Partners.Pledges.reference.pledge-rules.json")
            ?? throw new InvalidOperationException("The reference file pledge-rules.json is not in the module.");
        return JsonSerializer.Deserialize<PledgeRules>(stream, JsonSerializerOptions.Web)
            ?? throw new InvalidOperationException("The reference file pledge-rules.json is empty.");
    }
}
