using Cdce.Campaign.FairOMeter.Assessments;

namespace Cdce.Campaign.FairOMeter.PastEditions;

/// <summary>An edition that took place before, with the answers that a spreadsheet holds. Nobody is asked or told anything.</summary>
/// <param name="Edition">Code of the edition, such as 2019.</param>
/// <param name="Questions">How many questions the grid has.</param>
/// <param name="Communes">NIS codes of those whose answers are known.</param>
/// <param name="On">Its first day, or the day on which the grid was published where that came later: it is shown from then on.</param>
public sealed record PastEditionRecorded(string Edition, LocalText Label, int Grid, int Questions, DateOnly OpensOn, DateOnly ClosesOn,
    IReadOnlyList<string> Communes, DateOnly On);

/// <summary>The edition is not held to have taken place so, with all answers that were recorded with it.</summary>
/// <param name="On">The day from which it was shown.</param>
public sealed record PastEditionWithdrawn(string Edition, IReadOnlyList<string> Communes, [property: FreeText] string Reason, DateOnly On);

/// <summary>What a commune had answered in an edition that took place before; it counts as reviewed.</summary>
/// <param name="GivenOn">The last day of the edition.</param>
/// <param name="On">The same, or the day from which the edition is shown where that comes later.</param>
public sealed record PastAnswersRecorded(string Edition, string NisCode, [property: FreeText("notApplicable")] IReadOnlyList<PastAnswer> Answers,
    DateOnly GivenOn, DateOnly On) : IAssessmentEvent;

/// <summary>One answer of a past edition.</summary>
/// <param name="NotApplicable">Why the question did not apply; no names of people. Absent where there is a value.</param>
/// <param name="Quota">Of a count: the number expected of the commune on the last day, by the targets of that day and the population known.</param>
public sealed record PastAnswer(string Question, int? Value, string? NotApplicable, int? Quota);
