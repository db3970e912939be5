using Cdce.Learning.MentoringRequests;
using Cdce.Testing;

namespace Cdce.Learning.Tests.MentoringRequests;

public class BarrierQuestionnaireTests
{
    private static readonly DateOnly Today = new(2026, 3, 14);
    private static readonly Guid Id = new("01956f2e-0000-7000-8000-000000000001");
    private static readonly BarrierQuestionnaire Questionnaire = BarrierQuestionnaire.Current;

    private static readonly MentoringRequest Open = Scenario<MentoringRequest>.Given(
        new MentoringRequested(Id, "55004", "momentum", ["silence"], ["shops"], new(2026, 3, 1)));

    [Fact]
    public void Every_cause_has_something_that_helps_and_a_criterion_for_its_mentor() => Assert.All(Questionnaire.Causes, cause =>
    {
        Assert.NotEmpty(cause.Suggestions);
        Assert.True(Criterion.Exists(cause.MentorCriterion));
        Assert.All(cause.Suggestions, s => Assert.Contains(s.Kind, new[] { "action", "kit", "practice" }));
    });

    [Fact]
    public void Everything_is_said_in_French_and_in_German() => Assert.All(
        Questionnaire.Causes
            .SelectMany(c => c.Questions.Select(q => q.Text).Concat(c.Suggestions.Select(s => s.Label)).Append(c.Label))
            .Concat(Questionnaire.Scale.Select(s => s.Label)).Append(Questionnaire.Label),
        text => Assert.False(string.IsNullOrWhiteSpace(text.Fr) || string.IsNullOrWhiteSpace(text.De)));

    [Fact]
    public void Codes_are_unique_and_signs_point_to_causes()
    {
        Assert.Equal(Questionnaire.Questions.Count(), Questionnaire.Questions.Distinct().Count());
        Assert.All(Questionnaire.AlertCauses.Values, cause => Assert.NotNull(Questionnaire.Cause(cause)));
    }

    [Fact]
    public void Causes_are_ranked_by_their_share_of_the_possible_points() => Assert.Equal(
        [new RankedCause("budget", 100), new RankedCause("governance", 63)],
        Questionnaire.Rank(new Dictionary<string, int> { ["governance1"] = 4, ["governance2"] = 1, ["budget1"] = 4, ["politics1"] = 0 }));

    [Fact]
    public void A_mentor_should_be_strong_where_the_causes_point_then_where_the_commune_is_weak() => Assert.Equal(
        ["committee", "authority", "shops"],
        Questionnaire.WantedStrengths(["governance", "majorityChanged", "silence"], ["shops", "committee"]));

    [Fact]
    public void A_diagnosis_is_recorded_with_its_ranked_causes()
    {
        var answers = new Dictionary<string, int> { ["governance1"] = 4 };

        RecordBarrierDiagnosis.Decide(Id, Open, new(1, answers), Today)
            .Then(new BarriersDiagnosed(Id, Id, "55004", 1, answers, [new RankedCause("governance", 100)], Today));
    }

    [Fact]
    public void Another_version_of_the_questionnaire_is_refused() =>
        RecordBarrierDiagnosis.Decide(Id, Open, new(99, new Dictionary<string, int>()), Today).ThenRefused("questionnaire-outdated");

    [Fact]
    public void An_unknown_question_is_refused() => RecordBarrierDiagnosis
        .Decide(Id, Open, new(1, new Dictionary<string, int> { ["weather"] = 1 }), Today).ThenRefused("question-unknown");

    [Fact]
    public void A_diagnosis_dated_tomorrow_is_refused() => RecordBarrierDiagnosis
        .Decide(Id, Open, new(1, new Dictionary<string, int>(), Today.AddDays(1)), Today).ThenRefused("mentoring-in-future");

    [Fact]
    public void Two_diagnoses_are_compared_cause_by_cause()
    {
        var before = Diagnosis(1, new RankedCause("governance", 100), new RankedCause("budget", 50));
        var after = Diagnosis(1, new RankedCause("budget", 75));

        var compared = ComparedDiagnoses.Of([before, after]);

        Assert.True(compared?.Comparable);
        Assert.Equal(new Dictionary<string, int> { ["governance"] = -100, ["budget"] = 25 }, compared?.Changes);
    }

    [Fact]
    public void Diagnoses_of_different_versions_are_not_compared() =>
        Assert.False(ComparedDiagnoses.Of([Diagnosis(1), Diagnosis(2)])?.Comparable);

    private static BarriersDiagnosed Diagnosis(int questionnaire, params RankedCause[] causes) =>
        new(Id, Id, "55004", questionnaire, new Dictionary<string, int>(), causes, Today);
}
