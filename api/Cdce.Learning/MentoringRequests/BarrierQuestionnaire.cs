namespace Cdce.Learning.MentoringRequests;

/// <summary>The questions that find out what holds a commune back. The one that ships is an example.</summary>
/// <param name="Version">Diagnoses of the same version can be compared.</param>
/// <param name="Scale">The answers to every question, from 0 (not at all).</param>
/// <param name="AlertCauses">The cause that a sign of a momentum alert points to, where it points to one.</param>
/// <param name="Causes">What the questions are about.</param>
internal sealed record BarrierQuestionnaire(
    int Version, bool Example, LocalText Label, IReadOnlyList<ScaleStep> Scale,
    IReadOnlyDictionary<string, string> AlertCauses, IReadOnlyList<BarrierCause> Causes)
{
    public static BarrierQuestionnaire Current { get; } =
        Reference.Read<BarrierQuestionnaire>("MentoringRequests.reference.barrier-questionnaire.json");

    public IEnumerable<string> Questions => Causes.SelectMany(c => c.Questions).Select(q => q.Code);

    public BarrierCause? Cause(string code) => Causes.FirstOrDefault(c => c.Code == code);

    /// <summary>
    /// Causes with points, strongest first: the answers to a cause's questions as a share of the most they could be, in
    /// per cent, rounded. An unanswered question counts neither way; a cause with 0 points is left out.
    /// </summary>
    public IReadOnlyList<RankedCause> Rank(IReadOnlyDictionary<string, int> answers)
    {
        var most = Scale.Max(s => s.Value);
        return
        [
            .. from cause in Causes
               let given = cause.Questions.Where(q => answers.ContainsKey(q.Code)).Select(q => answers[q.Code]).ToList()
               where given.Count > 0
               let points = (int)Math.Round(100m * given.Sum() / (given.Count * most), MidpointRounding.AwayFromZero)
               where points > 0
               orderby points descending
               select new RankedCause(cause.Code, points),
        ];
    }

    /// <summary>
    /// Criteria in which a mentor should be strong: those of the causes first, strongest cause first, then the criteria
    /// that the alert found weak. A cause that is itself the code of a criterion stands for it.
    /// </summary>
    public IReadOnlyList<string> WantedStrengths(IEnumerable<string> causes, IEnumerable<string> weakCriteria) =>
    [
        .. causes.Select(code => Criterion.Exists(code) ? code : Cause(AlertCauses.GetValueOrDefault(code, code))?.MentorCriterion)
            .OfType<string>()
            .Concat(weakCriteria.Where(Criterion.Exists)).Distinct(),
    ];
}

/// <summary>One answer of the scale.</summary>
internal sealed record ScaleStep(int Value, LocalText Label);

/// <summary>A cause that can hold a commune back, with its questions and what helps.</summary>
/// <param name="MentorCriterion">The criterion in which a mentor for this cause should be strong.</param>
internal sealed record BarrierCause(
    string Code, LocalText Label, string MentorCriterion, IReadOnlyList<BarrierQuestion> Questions,
    IReadOnlyList<BarrierSuggestion> Suggestions);

/// <summary>A statement that the commune agrees with more or less.</summary>
internal sealed record BarrierQuestion(string Code, LocalText Text);

/// <summary>Something that helps against a cause.</summary>
/// <param name="Kind">action, kit or practice</param>
internal sealed record BarrierSuggestion(string Kind, string Code, LocalText Label);
