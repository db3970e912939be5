using System.Globalization;
using System.Net;
using Cdce.Campaign.Criteria;
using Cdce.Campaign.Labels;
using Cdce.Testing;

namespace Cdce.Campaign.Tests.Labels;

/// <summary>A product with a recognised label counts for criterion 6 while both hold.</summary>
public sealed class LabelTests
{
    private const string Commune = "25072";

    /// <summary>A product labelled from 1 March 2026 to 31 October, by a label that is recognised from 1 January 2020.</summary>
    [Theory]
    [InlineData("2026-02-28", false)]
    [InlineData("2026-03-01", true)]
    [InlineData("2026-10-31", true)]
    [InlineData("2026-11-01", false)]
    public void It_counts_from_its_label_date_to_its_last_day(string day, bool counts) =>
        Assert.Equal(counts, Counts(day, Product("2026-03-01", "2026-10-31"), Label("2020-01-01", null)));

    [Theory]
    [InlineData("2026-03-31", false)] // carried before the label counted
    [InlineData("2026-04-01", true)]
    [InlineData("2026-09-30", true)]
    [InlineData("2026-10-01", false)]
    public void It_counts_on_the_days_on_which_the_label_does(string day, bool counts) =>
        Assert.Equal(counts, Counts(day, Product("2026-03-01", null), Label("2026-04-01", "2026-09-30")));

    [Fact]
    public void A_list_holds_from_its_day_and_the_earlier_one_before_it()
    {
        var without = new RecognisedLabels(2, Day("2026-06-01"), new LocalText("Liste"), [], null);
        Assert.True(Counts("2026-05-31", Product("2026-03-01", null), Label("2020-01-01", null), without));
        Assert.False(Counts("2026-06-01", Product("2026-03-01", null), Label("2020-01-01", null), without));
        Assert.False(Counts("2026-05-31", Product("2026-03-01", null) with { Label = "other" }, Label("2020-01-01", null)));
    }

    [Fact]
    public async Task A_labelled_product_is_recorded_meets_criterion_6_and_names_its_label()
    {
        await using var host = await ApiHost.OwnAsync();
        var (coordination, secretary) = (await host.CoordinationAsync(), await host.KeyAsync(Role.Secretary, Commune));
        var criterion = $"/campaign/communes/{Commune}/criteria/localProducts";
        Assert.Equal("notStarted", (await secretary.GetJsonAsync(criterion)).GetProperty("status").GetString());

        await RefusedAsync(new { nisCode = Commune, kind = "labelledProduct", on = "2026-03-01", summary = "Lait" }, "label");
        await RefusedAsync(new { nisCode = Commune, kind = "labelledProduct", on = "2026-03-01", label = "unheardOf" }, "label");
        await RefusedAsync(new { nisCode = Commune, kind = "committeeMeeting", on = "2026-03-01", label = "prixJusteProducteur" }, "label");
        using var recorded = await secretary.PostAsync("/campaign/activities",
            new { nisCode = Commune, kind = "labelledProduct", on = "2026-03-01", summary = "Lait de la ferme", label = "prixJusteProducteur" });
        await recorded.ReadAsync(HttpStatusCode.Created);

        var met = await secretary.GetJsonAsync(criterion);
        Assert.Equal("met", met.GetProperty("status").GetString());
        var fact = met.GetProperty("facts").EnumerateArray().Single();
        Assert.Equal(("prixJusteProducteur", "Lait de la ferme"), (fact.GetProperty("label").GetString(), fact.GetProperty("summary").GetString()));
        Assert.Equal("notStarted", (await secretary.GetJsonAsync($"{criterion}?asOf=2026-02-28")).GetProperty("status").GetString());

        // No longer recognised: it counts no more, and did before.
        var list = await coordination.GetJsonAsync("/campaign/labels");
        Assert.Contains("Exemple", list.GetProperty("inForce").GetProperty("note").GetProperty("fr").GetString(), StringComparison.Ordinal);
        using var forbidden = await secretary.PutAsync("/campaign/labels", Steering.Labels(new(2026, 10, 1)), 1);
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
        using var backwards = await coordination.PutAsync("/campaign/labels", new
        {
            validFrom = "2026-10-01",
            note = new { fr = "Notre liste" },
            labels = new[] { new { code = "un", name = new { fr = "Un" }, recognisedBy = "Un", from = "2026-02-01", until = "2026-01-01", sourceUrl = "ftp://un" } },
        }, 1);
        var issues = (await backwards.ReadAsync(HttpStatusCode.BadRequest)).GetRawText();
        Assert.Contains("labels[0].until", issues, StringComparison.Ordinal);
        Assert.Contains("labels[0].sourceUrl", issues, StringComparison.Ordinal);
        using var emptied = await coordination.PutAsync("/campaign/labels", new { validFrom = "2026-10-01", note = new { fr = "Notre liste" }, labels = Array.Empty<object>() },
            list.GetProperty("version").GetInt64());
        await emptied.ReadAsync(HttpStatusCode.NoContent);
        Assert.Equal("metBefore", (await secretary.GetJsonAsync(criterion)).GetProperty("status").GetString());
        Assert.Equal("met", (await secretary.GetJsonAsync($"{criterion}?asOf=2026-09-30")).GetProperty("status").GetString());

        async Task RefusedAsync(object body, string field)
        {
            using var refused = await secretary.PostAsync("/campaign/activities", body);
            Assert.Equal(field, (await refused.ReadAsync(HttpStatusCode.BadRequest)).GetProperty("issues")[0].GetProperty("name").GetString());
        }
    }

    private static bool Counts(string day, CriterionFact product, params RecognisedLabels[] lists) =>
        CriterionState.Of(CriterionCodes.LocalProducts, Commune, new CriterionFacts([product], [], null, [], lists), Day(day)).Status is CriterionStatus.Met;

    private static CriterionFact Product(string on, string? until) =>
        new(Guid.CreateVersion7(), "labelledProduct", CriterionCodes.LocalProducts, Day(on), null, null, until is null ? null : Day(until), null, "label");

    private static RecognisedLabels Label(string from, string? until) => new(1, new DateOnly(2006, 1, 1), new LocalText("Liste"),
        [new RecognisedLabel("label", new LocalText("Label"), "Un organisme", Day(from), until is null ? null : Day(until))], null);

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
