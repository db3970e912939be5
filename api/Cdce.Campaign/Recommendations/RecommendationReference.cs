namespace Cdce.Campaign.Recommendations;

/// <summary>The management response of December 2025, from the module's reference file.</summary>
internal static class RecommendationReference
{
    // The evaluation's final report, which the response answers, bears this date.
    private static readonly DateOnly ReportedOn = new(2025, 12, 15);

    public static IEnumerable<RecommendationAnswered> Events() => EmbeddedReference
        .Json<ReferenceFile>("Recommendations.reference.management-response.json").Recommendations
        .Select(r => new RecommendationAnswered(r.Code, r.Chapter, r.Category, r.Answer, r.Title, r.Rationale,
            r.KeyActions, ReportedOn));

    private sealed record ReferenceFile(IReadOnlyList<Entry> Recommendations);

    private sealed record Entry(string Code, int Chapter, int Category, string Answer, LocalText Title, LocalText Rationale,
        IReadOnlyList<KeyAction> KeyActions);
}
