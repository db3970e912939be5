using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Cdce.Campaign.TitleFiles;

/// <summary>How a council voted, and which products the administration buys (criterion 1).</summary>
/// <param name="Products">Codes such as coffee, tea, juice; criterion 1 wants two, coffee and one other.</param>
public sealed record CouncilVote(int? InFavour, int? Against, int? Abstentions, IReadOnlyList<string> Products);

/// <summary>A dated step of a title file with its source.</summary>
/// <param name="On">The day by which it had happened: the last of the month or year where no more is known.</param>
/// <param name="Precision">How exactly that day is known.</param>
/// <param name="KnownBy">Known only to have happened by then, perhaps long before.</param>
/// <param name="OffPlatform">It happened on paper or before the commune joined.</param>
/// <param name="EvidenceOnly">Gathered from public sources, not from the campaign's own list.</param>
/// <param name="Reason">Why, where the step needs saying why; no names of people.</param>
/// <param name="PublicNote">What the public register says beside it.</param>
/// <param name="FormerNisCode">The commune's code on that day, where a merger gave it another since.</param>
public sealed record TitleFact(Guid StepId, TitleStep Step, DateOnly On, DatePrecision Precision = DatePrecision.Day,
    bool KnownBy = false, bool OffPlatform = false, bool EvidenceOnly = false, string? SourceUrl = null,
    [property: FreeText] string? SourceText = null, [property: FreeText] string? Reason = null, [property: FreeText] string? PublicNote = null,
    CouncilVote? Vote = null, string? FormerNisCode = null)
{
    /// <summary>The first day on which it may have happened.</summary>
    [JsonIgnore]
    public DateOnly Earliest => KnownBy ? DateOnly.MinValue : Precision switch
    {
        DatePrecision.Month => new DateOnly(On.Year, On.Month, 1),
        DatePrecision.Year => new DateOnly(On.Year, 1, 1),
        _ => On,
    };
}

public sealed record TitleStepRecorded(string NisCode, TitleFact Fact);

/// <summary>The step was described wrongly; from its own day on it reads like this.</summary>
public sealed record TitleStepCorrected(string NisCode, TitleFact Fact, [property: FreeText] string Reason);

/// <summary>The step was not so, as of the day it was said to have happened.</summary>
public sealed record TitleStepWithdrawn(string NisCode, Guid StepId, DateOnly On, [property: FreeText] string Reason, string? FormerNisCode = null);

/// <summary>The day by which somebody has to act; null takes it away.</summary>
public sealed record TitleDeadlineSet(string NisCode, DateOnly? DueOn, [property: FreeText] string? Reason);

/// <summary>One commune's way to the title and after: the steps that stand.</summary>
public sealed record TitleFile(string NisCode, ImmutableList<TitleFact> Facts, DateOnly? DueOn = null)
{
    /// <summary>A file in which nothing has been recorded yet.</summary>
    public static TitleFile Empty(string nisCode) => new(nisCode, []);

    public static TitleFile Create(TitleStepRecorded e) => Empty(e.NisCode).Apply(e);

    public static TitleFile Create(TitleDeadlineSet e) => Empty(e.NisCode).Apply(e);

    public TitlePath Path => TitlePath.Of(Facts);

    public TitleFact? Find(Guid stepId) => Facts.Find(f => f.StepId == stepId);

    public TitleFile Apply(TitleStepRecorded e) => this with { Facts = Facts.Add(e.Fact) };

    public TitleFile Apply(TitleStepCorrected e) =>
        this with { Facts = Facts.RemoveAll(f => f.StepId == e.Fact.StepId).Add(e.Fact) };

    public TitleFile Apply(TitleStepWithdrawn e) => this with { Facts = Facts.RemoveAll(f => f.StepId == e.StepId) };

    public TitleFile Apply(TitleDeadlineSet e) => this with { DueOn = e.DueOn };
}
