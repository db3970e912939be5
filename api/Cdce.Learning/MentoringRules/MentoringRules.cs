namespace Cdce.Learning.MentoringRules;

/// <summary>The coordination changed the points of the matching or the delays.</summary>
public sealed record MentoringRulesRevised(
    int Number, LocalText Label, MatchingWeights Weights, MentoringDelays Delays, DateOnly On);

/// <summary>Points that a pair of communes can earn. No such rule is public: these are the coordination's own.</summary>
/// <param name="Served">For being helped at all, so that more communes helped beats nearer mentors (0 to 1000).</param>
/// <param name="Language">Shared in full when mentor and mentee work in all of the mentee's languages (0 to 100).</param>
/// <param name="Distance">At 0 km; falls in a straight line to 0 at the mentor's own limit (0 to 100).</param>
/// <param name="Strengths">For a mentor's strength in the mentee's weakest criterion, the next one, … (0 to 100 each).</param>
/// <param name="ClaimedPercent">Share of these points for a strength that is offered but not shown by living evidence.</param>
/// <param name="SimilarSize">When both have the same population; the share of the smaller in the larger otherwise.</param>
/// <param name="Load">Lost for each mentee that the mentor has already (0 to 100).</param>
/// <param name="PlaceCosts">Lost in one proposal by a mentor's first, second, … new mentee: spreads the work. Never falling.</param>
public sealed record MatchingWeights(
    int Served, int Language, int Distance, IReadOnlyList<int> Strengths, int ClaimedPercent, int SimilarSize,
    int Load, IReadOnlyList<int> PlaceCosts);

/// <summary>Delays of mentoring, in days.</summary>
/// <param name="RemindAfterDays">After an offer, the communes that have not answered are reminded.</param>
/// <param name="ReassignAfterDays">After an offer, it is taken back and the request is open again.</param>
/// <param name="SessionRhythmDays">Between two sessions where the pair has agreed nothing else.</param>
/// <param name="NudgeGraceDays">Beyond the agreed rhythm before a pair is nudged.</param>
/// <param name="NoticeAfterNudgeDays">Between the nudge and the notice to the coordination.</param>
public sealed record MentoringDelays(
    int RemindAfterDays, int ReassignAfterDays, int SessionRhythmDays, int NudgeGraceDays, int NoticeAfterNudgeDays);

/// <summary>The rules in force; the example that ships is number 1, each revision counts on.</summary>
public sealed record RulesOfMentoring(int Number, LocalText Label, MatchingWeights Weights, MentoringDelays Delays, bool Example)
{
    public const string StreamKey = "mentoring-rules";

    /// <summary>The example values that hold until the coordination revises them.</summary>
    public static RulesOfMentoring Shipped { get; } = Read();

    public static RulesOfMentoring Create(MentoringRulesRevised e) => new(e.Number, e.Label, e.Weights, e.Delays, false);

    public RulesOfMentoring Apply(MentoringRulesRevised e) =>
        this with { Number = e.Number, Label = e.Label, Weights = e.Weights, Delays = e.Delays, Example = false };

    public static async Task<RulesOfMentoring> InForceAsync(IDocumentSession session, CancellationToken ct) =>
        await session.Events.AggregateStreamAsync<RulesOfMentoring>(StreamKey, token: ct) ?? Shipped;

    private static RulesOfMentoring Read()
    {
        var file = Reference.Read<File>("MentoringRules.reference.mentoring-rules.json");
        return new RulesOfMentoring(1, file.Label, file.Weights, file.Delays, true);
    }

    private sealed record File(LocalText Label, MatchingWeights Weights, MentoringDelays Delays);
}
