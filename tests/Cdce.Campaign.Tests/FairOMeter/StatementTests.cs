using System.Net;
using System.Text;
using Cdce.Testing;

namespace Cdce.Campaign.Tests.FairOMeter;

/// <summary>What a commune tells in its own words, and what the coordination makes of it.</summary>
public class StatementTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Ours = "62063";
    private const string Theirs = "62096";

    [Fact]
    public async Task A_difficulty_waits_for_the_coordination_is_answered_and_closed_and_the_commune_reads_the_answer()
    {
        var coordination = await host.CoordinationAsync();
        var list = await OpenAsync(coordination, "dire");
        var secretary = await host.KeyAsync(Role.Secretary, Ours);
        await TellAsync(secretary, list, Ours, "difficulty", "Plus assez de bénévoles");
        await TellAsync(secretary, list, Ours, "difficulty", "Une pluie de mai", forInformation: true);
        await TellAsync(secretary, list, Ours, "pride", "Une fête pour tous");

        // Only the first one waits, and it stands at the top.
        var told = await coordination.GetJsonAsync(list);
        Assert.Equal(1, told.GetProperty("open").GetInt32());
        var first = told.GetProperty("items")[0];
        Assert.Equal(("Plus assez de bénévoles", true, true), (first.GetProperty("text").GetString(), first.GetProperty("followUp").GetBoolean(), first.GetProperty("open").GetBoolean()));
        Assert.Equal([false, false], told.GetProperty("items").EnumerateArray().Skip(1).Select(s => s.GetProperty("open").GetBoolean()));

        // The commune does not answer itself; a theme is one of the table, and nothing ends without an answer.
        var followUp = $"/campaign/fairOMeter/statements/{first.GetProperty("statementId").GetString()}/followUp";
        using var itself = await secretary.PutAsync(followUp, new { themes = new[] { "time" }, answer = "Oui", closed = true }, 1);
        Assert.Equal(HttpStatusCode.Forbidden, itself.StatusCode);
        using var unknown = await coordination.PutAsync(followUp, new { themes = new[] { "weather" } }, 1);
        Assert.Equal("themes", await unknown.WrongFieldAsync());
        using var silent = await coordination.PutAsync(followUp, new { themes = new[] { "time" }, closed = true }, 1);
        Assert.Equal("statement-unanswered", await silent.ProblemAsync(HttpStatusCode.Conflict));
        await DoAsync(coordination, followUp, new { themes = new[] { "time", "authority" } }, 1);
        Assert.Equal(1, (await coordination.GetJsonAsync(list)).GetProperty("open").GetInt32());
        await DoAsync(coordination, followUp, new { themes = new[] { "time", "authority" }, answer = "Nous passons lundi", closed = true }, 2);
        using var stale = await coordination.PutAsync(followUp, new { themes = new[] { "time" } }, 2);
        Assert.Equal("stale-version", await stale.ProblemAsync(HttpStatusCode.PreconditionFailed));

        var read = await secretary.GetJsonAsync($"{list}?nisCode={Ours}");
        var answered = read.GetProperty("items").EnumerateArray().Single(s => s.TryGetProperty("answer", out _));
        Assert.Equal(("Nous passons lundi", true, 0), (answered.GetProperty("answer").GetString(), answered.GetProperty("closed").GetBoolean(), read.GetProperty("open").GetInt32()));
        Assert.Equal(["makeStatement", "withdrawStatement"], read.GetProperty("allowedActions").EnumerateArray().Select(a => a.GetString()));

        // Taken up again, the answer stays.
        await DoAsync(coordination, followUp, new { themes = new[] { "time" }, answer = "Nous passons lundi" }, 3);
        Assert.Equal(1, (await coordination.GetJsonAsync(list)).GetProperty("open").GetInt32());
    }

    [Fact]
    public async Task What_nobody_answered_is_taken_back_waits_and_counts_no_more_and_can_be_told_again()
    {
        var coordination = await host.CoordinationAsync();
        var list = await OpenAsync(coordination, "retrait");
        var secretary = await host.KeyAsync(Role.Secretary, Ours);
        await TellAsync(secretary, list, Ours, "difficulty", "Plus assez de bénévoles");
        var told = (await coordination.GetJsonAsync(list)).GetProperty("items")[0];
        var statement = $"/campaign/fairOMeter/statements/{told.GetProperty("statementId").GetString()}";
        await DoAsync(coordination, $"{statement}/followUp", new { themes = new[] { "time" } }, 1);

        // Neither another commune nor an old page takes it back.
        using var foreign = await (await host.KeyAsync(Role.Secretary, Theirs)).PutAsync($"{statement}/withdrawal", new { withdrawn = true }, 2);
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        using var stale = await secretary.PutAsync($"{statement}/withdrawal", new { withdrawn = true }, 1);
        Assert.Equal("stale-version", await stale.ProblemAsync(HttpStatusCode.PreconditionFailed));
        using var wordy = await secretary.PutAsync($"{statement}/withdrawal", new { withdrawn = true, reason = new string('a', 501) }, 2);
        Assert.Equal("reason", await wordy.WrongFieldAsync());

        host.Clock.Advance(TimeSpan.FromDays(1));
        await DoAsync(secretary, $"{statement}/withdrawal", new { withdrawn = true, reason = " Déjà dit au téléphone " }, 2);
        var read = await coordination.GetJsonAsync(list);
        var item = read.GetProperty("items")[0];
        Assert.Equal((0, false, $"{host.Clock.Today():O}", "Déjà dit au téléphone"), (read.GetProperty("open").GetInt32(), item.GetProperty("open").GetBoolean(),
            item.GetProperty("withdrawnOn").GetString(), item.GetProperty("withdrawalReason").GetString()));
        Assert.Equal("retrait,time,Temps et bénévoles,Zeit und Freiwillige,0,0,0,0,0,0", await LineAsync(coordination, list, "time"));
        var dayBefore = (await coordination.GetJsonAsync($"{list}?asOf={host.Clock.Today().AddDays(-1):O}")).GetProperty("items")[0];
        Assert.True(dayBefore.GetProperty("open").GetBoolean());
        Assert.False(dayBefore.TryGetProperty("withdrawnOn", out _));
        using var answered = await coordination.PutAsync($"{statement}/followUp", new { themes = new[] { "time" }, answer = "Oui" }, 3);
        Assert.Equal("statement-withdrawn", await answered.ProblemAsync(HttpStatusCode.Conflict));

        // Told again, it waits as before, with its day and its theme.
        await DoAsync(secretary, $"{statement}/withdrawal", new { withdrawn = false }, 3);
        item = (await coordination.GetJsonAsync(list)).GetProperty("items")[0];
        Assert.True(item.GetProperty("open").GetBoolean());
        Assert.False(item.TryGetProperty("withdrawnOn", out _) || item.TryGetProperty("withdrawalReason", out _));
        Assert.Equal(told.GetProperty("madeOn").GetString(), item.GetProperty("madeOn").GetString());
        Assert.Equal("retrait,time,Temps et bénévoles,Zeit und Freiwillige,1,0,0,0,1,1", await LineAsync(coordination, list, "time"));

        // Once answered it stays, and so it does after the edition.
        await DoAsync(coordination, $"{statement}/followUp", new { themes = new[] { "time" }, answer = "Oui" }, 4);
        using var late = await secretary.PutAsync($"{statement}/withdrawal", new { withdrawn = true }, 5);
        Assert.Equal("statement-answered", await late.ProblemAsync(HttpStatusCode.Conflict));
        await TellAsync(secretary, list, Ours, "need", "Un local");
        var need = (await coordination.GetJsonAsync(list)).GetProperty("items").EnumerateArray().Single(s => s.GetProperty("kind").GetString() == "need");
        using var closed = await coordination.PostAsync("/campaign/fairOMeter/editions/retrait/closure", new { }, 1);
        await closed.ReadAsync(HttpStatusCode.NoContent);
        using var after = await secretary.PutAsync($"/campaign/fairOMeter/statements/{need.GetProperty("statementId").GetString()}/withdrawal", new { withdrawn = true }, 1);
        Assert.Equal("edition-not-open", await after.ProblemAsync(HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task Counts_by_theme_are_those_of_the_statements_also_as_CSV_and_outlive_another_table()
    {
        var coordination = await host.CoordinationAsync();
        var list = await OpenAsync(coordination, "themes");
        var (secretary, other) = (await host.KeyAsync(Role.Secretary, Ours), await host.KeyAsync(Role.Secretary, Theirs));
        foreach (var (who, nisCode, kind) in new[] { (secretary, Ours, "difficulty"), (secretary, Ours, "need"), (other, Theirs, "difficulty"), (other, Theirs, "effort"), (other, Theirs, "pride") })
            await TellAsync(who, list, nisCode, kind, $"{kind} de {nisCode}");
        foreach (var statement in (await coordination.GetJsonAsync(list)).GetProperty("items").EnumerateArray().Where(s => s.GetProperty("kind").GetString() != "pride"))
        {
            await DoAsync(coordination, $"/campaign/fairOMeter/statements/{statement.GetProperty("statementId").GetString()}/followUp",
                new { themes = statement.GetProperty("nisCode").GetString() == Ours ? new[] { "time", "money" } : ["time"], answer = "Vu", closed = statement.GetProperty("nisCode").GetString() == Ours }, 1);
        }

        Assert.Equal("themes,time,Temps et bénévoles,Zeit und Freiwillige,2,1,1,0,4,1", await LineAsync(coordination, list, "time"));
        Assert.Equal("themes,money,Budget et subsides,Budget und Zuschüsse,1,1,0,0,2,0", await LineAsync(coordination, list, "money"));
        Assert.Equal("themes,,,,0,0,0,1,1,0", await LineAsync(coordination, list, ""));
        // Each number is counted once more from what is listed.
        var told = await coordination.GetJsonAsync(list);
        foreach (var count in told.GetProperty("counts").EnumerateArray().Where(c => c.TryGetProperty("theme", out _)))
        {
            var about = told.GetProperty("items").EnumerateArray().Where(s => s.GetProperty("themes").EnumerateArray().Any(t => t.GetString() == count.GetProperty("theme").GetString())).ToList();
            foreach (var kind in new[] { "difficulty", "need", "effort", "pride" })
                Assert.Equal(about.Count(s => s.GetProperty("kind").GetString() == kind), count.GetProperty(kind).GetInt32());
            Assert.Equal(about.Count, count.GetProperty("total").GetInt32());
        }

        // A commune counts and reads its own alone; another's and none look the same.
        Assert.Equal("themes,time,Temps et bénévoles,Zeit und Freiwillige,1,1,0,0,2,0", await LineAsync(secretary, list, "time"));
        Assert.All((await secretary.GetJsonAsync(list)).GetProperty("items").EnumerateArray(), s => Assert.Equal(Ours, s.GetProperty("nisCode").GetString()));
        using var foreign = await secretary.GetAsync($"{list}?nisCode={Theirs}");
        using var nowhere = await secretary.GetAsync($"{list}?nisCode=99999");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (foreign.StatusCode, nowhere.StatusCode));
        using var instead = await secretary.PostAsync(list, new { nisCode = Theirs, kind = "need", text = "Essai" });
        Assert.Equal(HttpStatusCode.NotFound, instead.StatusCode);

        // The table that ships is an example; another one leaves what was sorted.
        Assert.True(told.GetProperty("example").GetBoolean());
        await DoAsync(coordination, "/campaign/fairOMeter/statementThemes", new { themes = new[] { new { code = "money", label = new { fr = "Argent" } } }, example = false }, told.GetProperty("version").GetInt64());
        Assert.False((await coordination.GetJsonAsync(list)).GetProperty("example").GetBoolean());
        Assert.Equal("themes,money,Argent,,1,1,0,0,2,0", await LineAsync(coordination, list, "money"));
        Assert.Equal("themes,time,,,2,1,1,0,4,1", await LineAsync(coordination, list, "time"));
    }

    [Theory]
    [InlineData("", "difficulty", "text")]
    [InlineData("Essai", "anger", "kind")]
    public async Task What_cannot_be_said_names_its_field(string text, string kind, string field)
    {
        var coordination = await host.CoordinationAsync();
        var list = await OpenAsync(coordination, $"champ{field}");
        using var refused = await coordination.PostAsync(list, new { nisCode = Ours, kind, text });
        Assert.Equal(field, await refused.WrongFieldAsync());
        using var stranger = await coordination.PostAsync(list, new { nisCode = "25072", kind = "need", text = "Essai" });
        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
        using var closed = await coordination.PostAsync($"/campaign/fairOMeter/editions/champ{field}/closure", new { }, 1);
        await closed.ReadAsync(HttpStatusCode.NoContent);
        using var late = await coordination.PostAsync(list, new { nisCode = Ours, kind = "need", text = "Essai" });
        Assert.Equal("edition-not-open", await late.ProblemAsync(HttpStatusCode.Conflict));
    }

    private async Task<string> OpenAsync(ApiClient coordination, string edition)
    {
        await FairOMeterOfCommune.OpenAsync(coordination, edition, [Ours, Theirs], host.Clock.Today());
        return $"/campaign/fairOMeter/editions/{edition}/statements";
    }

    private static async Task TellAsync(ApiClient who, string list, string nisCode, string kind, string text, bool forInformation = false)
    {
        using var told = await who.PostAsync(list, new { nisCode, kind, text, forInformation });
        await told.ReadAsync(HttpStatusCode.Created);
    }

    private static async Task DoAsync(ApiClient who, string path, object body, long version)
    {
        using var done = await who.PutAsync(path, body, version);
        await done.ReadAsync(HttpStatusCode.NoContent);
    }

    private static async Task<string?> LineAsync(ApiClient who, string list, string theme)
    {
        using var csv = await who.GetAsync($"{list}?format=csv");
        Assert.Equal("text/csv", csv.Content.Headers.ContentType?.MediaType);
        return Encoding.UTF8.GetString(await csv.Content.ReadAsByteArrayAsync()).Split("\r\n").SingleOrDefault(line => line.Split(',') is [_, var code, ..] && code == theme);
    }
}
