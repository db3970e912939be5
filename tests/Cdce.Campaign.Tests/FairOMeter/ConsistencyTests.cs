using Cdce.Campaign.Criteria;
using Cdce.Campaign.FairOMeter.Assessments;
using Cdce.Campaign.FairOMeter.Consistency;
using Cdce.Campaign.FairOMeter.Grids;
using Xunit.Abstractions;

namespace Cdce.Campaign.Tests.FairOMeter;

/// <summary>Simulated communes that record most of what they do and answer honestly, but for ten of them.</summary>
public class ConsistencyTests(ITestOutputHelper output)
{
    private const int Communes = 60;
    private const double Recorded = 0.85;
    private static readonly DateOnly Day = new(2026, 11, 20);
    private static readonly GridContent Grid = GridReference.Example;
    private static readonly IReadOnlyList<GridQuestion> Asked = [.. Grid.Questions().Where(q => q.Facts is not null)];

    [Fact]
    public void Of_ten_planted_inconsistencies_at_least_nine_are_found_and_no_commune_is_asked_in_vain_more_than_once_in_twenty()
    {
        var (found, worst, mean) = Judge(2027, ConsistencyRules.Current);
        output.WriteLine($"seed 2027: {found} of 10 planted inconsistencies found; false alarms per commune: {worst:P1} of its answers at most, {mean:P2} on average");
        Assert.InRange(found, 9, 10);
        Assert.InRange(worst, 0, 0.05);
    }

    [Fact]
    public void Other_simulated_years_say_the_same()
    {
        var judged = Enumerable.Range(1, 40).Select(seed => Judge(seed, ConsistencyRules.Current)).ToList();
        output.WriteLine($"40 seeds: {judged.Average(j => j.Found):0.0} of 10 found on average, {judged.Min(j => j.Found)} at least; "
            + $"false alarms per commune: {judged.Average(j => j.Mean):P2} of its answers on average, {judged.Max(j => j.Worst):P1} at most");
        Assert.True(judged.Average(j => j.Found) >= 9);
        Assert.True(judged.Average(j => j.Mean) <= 0.05);
    }

    [Fact]
    public void Rules_that_ask_too_little_or_too_much_are_caught()
    {
        var blind = Judge(2027, ConsistencyRules.Current with { MoreThanRecorded = 500, Levels = 9, MoreThanPeers = 500 });
        var nervous = Judge(2027, ConsistencyRules.Current with { TimesRecorded = 1, MoreThanRecorded = 1, Levels = 1 });
        output.WriteLine($"planted: rules that ask too little find {blind.Found} of 10, rules that ask too much ask {nervous.Worst:P1} in vain");
        Assert.True(blind.Found < 9);
        Assert.True(nervous.Worst > 0.05);
    }

    private static (int Found, double Worst, double Mean) Judge(int seed, ConsistencyRules rules)
    {
        var random = new Random(seed);
        var communes = Enumerable.Range(0, Communes).Select(_ => Live(random)).ToList();
        var planted = Enumerable.Range(0, Communes).OrderBy(_ => random.Next()).Take(10).ToDictionary(c => c, c => Plant(communes[c], random));
        var (found, shares) = (0, new List<double>());
        for (var c = 0; c < Communes; c++)
        {
            var others = communes.Where((_, other) => other != c).ToList();
            var asked = ConsistencyQuestion.Of(Grid, communes[c].Answers.Values, communes[c].Ledger(), Day,
                kind => ConsistencySource.Limit(others.Select(o => o.Ledger().PartnersOn(Day, kind).Count)), rules);
            var wrong = planted.GetValueOrDefault(c);
            found += asked.Any(a => a.Question == wrong) ? 1 : 0;
            shares.Add((double)asked.Count(a => a.Question != wrong) / Grid.Questions().Count());
        }

        return (found, shares.Max(), shares.Average());
    }

    // What the commune did, what of it stands in the ledger, and what it answers.
    private static SimulatedCommune Live(Random random)
    {
        var commune = new SimulatedCommune([], []);
        foreach (var question in Asked)
        {
            var did = question.Kind is QuestionKind.YesNo ? random.Next(3) > 0 ? 1 : 0 : Math.Max(0, (int)Math.Round(3 + 2 * Normal(random)));
            var noted = Enumerable.Range(0, did).Count(_ => random.NextDouble() < Recorded);
            for (var fact = 0; fact < noted; fact++)
                commune.Facts.Add(Fact(question));
            // One in ten counts one too many or too few; who has noted nothing gives a page that shows it.
            var says = question.Kind is QuestionKind.Count && random.Next(10) == 0 ? Math.Max(0, did + random.Next(2) * 2 - 1) : did;
            commune.Answers[question.Code] = Answer(question, Option(question, says), random.NextDouble() < (noted == 0 ? 0.8 : 0.3));
        }

        return commune;
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    // One of the ways in which answers go astray: wishes, oversights, what does not apply, and far too many partners in both places.
    private static string Plant(SimulatedCommune commune, Random random)
    {
        var ways = Asked.SelectMany(q => new (GridQuestion Question, string Way)[] { (q, "wish"), (q, "oversight"), (q, "none of it"), (q, "too many") })
            .Where(w => w.Way == "wish" ? w.Question.Kind is QuestionKind.Count || Noted(w.Question) == 0
                : w.Way == "too many" ? w.Question.Facts?.PartnerKind is not null
                : Noted(w.Question) >= (w.Question.Kind is QuestionKind.YesNo ? 1 : 3)).ToList();
        var (question, way) = ways[random.Next(ways.Count)];
        if (way == "too many")
            commune.Facts.AddRange(Enumerable.Range(0, 30).Select(_ => Fact(question)));
        commune.Answers[question.Code] = way switch
        {
            "wish" => Answer(question, Option(question, question.Kind is QuestionKind.Count ? 3 * Noted(question) + random.Next(2, 6) : 9), linked: false),
            "oversight" => Answer(question, Option(question, 0), linked: false),
            "none of it" => Answer(question, null, linked: false),
            _ => Answer(question, Noted(question), linked: false),
        };
        return question.Code;

        int Noted(GridQuestion of) => Proposal.FactsFor(of, commune.Ledger(), Day).Count;
    }

    private static int Option(GridQuestion question, int did) => question.Kind switch
    {
        QuestionKind.YesNo => Math.Min(did, 1),
        QuestionKind.Count => did,
        _ => (question.Options ?? []).Last(o => (o.FromFacts ?? 0) <= did).Value,
    };

    private static QuestionState Answer(GridQuestion question, int? value, bool linked) => QuestionState.Untouched(question.Code) with
    {
        Answered = true,
        Value = value,
        NotApplicable = value is null ? "Sans objet" : null,
        EvidenceUrl = linked ? "https://example.org/" : null,
    };

    private static CriterionFact Fact(GridQuestion question) => new(Guid.CreateVersion7(), question.Facts?.PartnerKind is null ? question.Facts?.Kinds[0] ?? "" : "partnerPledge",
        null, Day.AddDays(-30), question.Facts?.PartnerKind, null, null, null);

    private sealed record SimulatedCommune(List<CriterionFact> Facts, Dictionary<string, QuestionState> Answers)
    {
        public CriterionFacts Ledger() => new(Facts, [], null, []);
    }
}
