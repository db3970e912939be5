using System.Text.Json;
using System.Text.RegularExpressions;
using Cdce.Campaign.Criteria;
using Cdce.Campaign.FairOMeter.Grids;
using Cdce.Testing;

namespace Cdce.Campaign.Tests.Criteria;

/// <summary>A threshold of the title stands in one record: guide, form and check read it there, and no text or code says it once more.</summary>
public sealed partial class ThresholdTests
{
    private const string Number = @"(?:\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf)";
    private const string Unit = @"(?:produits?|produkte?n?|commerces?|geschäfte?n?|horeca|entreprises?|unternehmen|organisations?|écoles?|schulen?|partenaires?|partnern?|actions?|aktion(?:en)?"
        + @"|réunions?|sitzung(?:en)?|communications?|initiatives?|initiativen?|résolutions?)";

    /// <summary>Texts of the criteria and the grid with a number that is no threshold, each with its reason.</summary>
    private static readonly Dictionary<string, string> NoThreshold = new()
    {
        ["aux cinq objectifs internationaux"] = "how many goals the movement has",
        ["die fünf internationalen Ziele"] = "how many goals the movement has",
        ["Deux milieux"] = "an answer that is the number itself",
        ["Zwei Bereiche"] = "an answer that is the number itself",
        ["Trois milieux ou plus"] = "an answer that is the number itself",
        ["Drei Bereiche oder mehr"] = "an answer that is the number itself",
    };

    /// <summary>Words of the client and the program with a number beside what criteria count, each with its reason.</summary>
    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        ["celui d’Eupen, au moins 4 commerces et 2 établissements horeca"] = "what one commune published, beside the table that counts",
        ["jenes von Eupen, mindestens 4 Geschäfte und 2 Horeca-Betriebe"] = "what one commune published, beside the table that counts",
        ["zwei Partner zusammenführen"] = "two records of one partner are joined",
    };

    [Fact]
    public void No_text_of_the_criteria_or_the_grid_holds_a_number_of_its_own()
    {
        foreach (var file in new[] { "Criteria/reference/criteria.json", "FairOMeter/Grids/reference/example-grid.json" })
            Assert.Empty(NumbersIn(Texts(JsonDocument.Parse(File.ReadAllText(InRepository($"api/Cdce.Campaign/{file}"))).RootElement)));
    }

    [Fact]
    public void No_words_of_the_client_or_the_program_say_how_many_a_criterion_asks_for()
    {
        var client = Directory.EnumerateFiles(InRepository("web-client/src"), "*.ts*", SearchOption.AllDirectories).Where(f => !f.Contains(".test.", StringComparison.Ordinal));
        var program = Directory.EnumerateFiles(InRepository("api"), "*.*", SearchOption.AllDirectories)
            .Where(f => Path.GetExtension(f) is ".cs" or ".json" or ".csv")
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
            // Held against stricter rules above; and the record of the targets itself, with what communes published.
            .Where(f => Path.GetFileName(f) is not ("criteria.json" or "example-grid.json" or "targets.json"));
        var found = client.Concat(program).SelectMany(file => File.ReadLines(file).Where(line => !Comment().IsMatch(line)).SelectMany(line => SaidIn(line))
            .Select(said => $"{Path.GetFileName(file)}: {said}"));
        Assert.Empty(found);
    }

    [Fact]
    public void The_check_of_the_criteria_takes_every_number_from_its_record()
    {
        var code = File.ReadLines(InRepository("api/Cdce.Campaign/Criteria/CriterionState.cs")).SkipWhile(l => !l.Contains(" RequirementsOf(string", StringComparison.Ordinal))
            .TakeWhile(l => !l.Contains("private static Requirement Needed", StringComparison.Ordinal)).ToList();
        Assert.True(code.Count > 50, $"{code.Count} lines of the check were found");
        Assert.Empty(LiteralsIn(code));
    }

    [Theory]
    [InlineData("L’administration consomme au moins deux produits équitables.")]
    [InlineData("Je sechs Monate eine Sitzung")]
    [InlineData("Au moins 12 mois")]
    public void A_number_in_a_text_of_the_grid_is_caught(string planted) => Assert.NotEmpty(NumbersIn([planted]));

    [Theory]
    [InlineData("  hint: { fr: 'Au moins deux produits', de: '' },")]
    [InlineData("\"Vier Geschäfte werden erwartet.\"")]
    [InlineData("au moins une action ouverte au public")]
    [InlineData("Ein Partner jeder Art wird erwartet.")]
    public void A_threshold_in_other_words_is_caught(string planted) => Assert.NotEmpty(SaidIn(planted));

    [Fact]
    public void A_number_in_the_check_is_caught() => Assert.NotEmpty(LiteralsIn(["Facts(\"meeting\", 3, facts.Of(day, rules.MeetingMonths))"]));

    [Fact]
    public void Guide_and_form_show_the_number_that_the_check_uses()
    {
        var rules = CriterionRules.Current;
        Assert.Contains($"au moins {rules.ProductsNeeded} produits", CriterionText.Of(CriterionCodes.Authority).Rule.Fr, StringComparison.Ordinal);
        Assert.Contains($"mindestens {rules.AwarenessNeeded} je {rules.AwarenessMonths} Monate", CriterionText.Of(CriterionCodes.Communication).Rule.De ?? "", StringComparison.Ordinal);

        var source = GridReference.Example;
        var purchases = source.Find("purchases") ?? throw new InvalidOperationException("No such question.");
        var changed = purchases with { Facts = purchases.Facts! with { Months = 7 } };
        var read = GridWords.Fill(source with { Criteria = [.. source.Criteria.Select(c => c with { Questions = [.. c.Questions.Select(q => q.Code == "purchases" ? changed : q)] })] });
        Assert.Contains("ces 7 derniers mois", read.Find("purchases")?.Text.Fr ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain(Texts(JsonSerializer.SerializeToElement(read)), text => text.Contains('{', StringComparison.Ordinal));
        Assert.Contains($"au moins {rules.ProductsNeeded} produits", read.Find("shops")?.Help.Examples.Fr ?? "", StringComparison.Ordinal);
        Assert.Equal(["Aucune", "Jusqu’à 1", "Jusqu’à 3", "Au moins 4"], read.Find("visits")?.Options?.Select(o => o.Label.Fr));
    }

    private static string InRepository(string path) => Path.Combine(Repository.Root, path);

    private static IEnumerable<string> NumbersIn(IEnumerable<string> texts) => texts
        .Select(text => NoThreshold.Keys.Aggregate(text, (rest, known) => rest.Replace(known, "", StringComparison.Ordinal))).Where(text => AnyNumber().IsMatch(text));

    private static IEnumerable<string> SaidIn(string line) => Said().Matches(Elsewhere.Keys.Aggregate(line, (rest, known) => rest.Replace(known, "", StringComparison.Ordinal))).Select(m => m.Value);

    private static IEnumerable<string> LiteralsIn(IEnumerable<string> code) => code.Where(line => Literal().IsMatch(line));

    /// <summary>Every text in French and German, below whatever it stands.</summary>
    private static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p =>
            p.Name is "fr" or "de" or "Fr" or "De" && p.Value.ValueKind is JsonValueKind.String ? [p.Value.GetString() ?? ""] : Texts(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        _ => [],
    };

    [GeneratedRegex($@"\b{Number}\b", RegexOptions.IgnoreCase)]
    private static partial Regex AnyNumber();

    [GeneratedRegex($@"(?:\b{Number}|\b(?:au moins|minimum|mindestens|wenigstens) (?:une?|einen?|eine)) (?:\w+ )?{Unit}\b|\b(?:un partenaire de chaque|ein Partner jeder)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Said();

    [GeneratedRegex(@"(?<![\w.])[1-9]\d*(?!\w)")]
    private static partial Regex Literal();

    [GeneratedRegex(@"^\s*(//|\*|/\*)")]
    private static partial Regex Comment();
}
