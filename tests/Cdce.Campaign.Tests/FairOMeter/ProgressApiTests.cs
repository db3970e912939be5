using System.Net;
using Cdce.Testing;

namespace Cdce.Campaign.Tests.FairOMeter;

public class ProgressApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static readonly string[] Communes = ["25112", "62063", "63023", "92094"];

    [Fact]
    public async Task Communes_are_listed_by_their_progress_and_the_progress_comes_with_every_grade()
    {
        var coordination = await host.KeyAsync(Role.NationalCoordinator);
        await OpenAsync(coordination, "avant", Communes[..3]);
        // A low level that rises, a high one that stays, and one that falls; the fourth has no edition before.
        await SendAsync(coordination, "avant", Communes[0], ["charter"]);
        await SendAsync(coordination, "avant", Communes[1], ["charter", "resolution", "renewal"]);
        await SendAsync(coordination, "avant", Communes[2], ["charter", "resolution"]);
        host.Clock.Advance(TimeSpan.FromDays(1));
        await OpenAsync(coordination, "apres", Communes);
        await SendAsync(coordination, "apres", Communes[0], ["charter", "resolution"]);
        await SendAsync(coordination, "apres", Communes[1], ["charter", "resolution", "renewal"]);
        await SendAsync(coordination, "apres", Communes[2], ["charter"]);
        await SendAsync(coordination, "apres", Communes[3], ["charter", "resolution", "renewal"]);

        var list = await coordination.GetJsonAsync("/campaign/fairOMeter/editions/apres/progress");
        var items = list.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(Communes, items.Select(i => i.GetProperty("nisCode").GetString()));
        Assert.Equal([1, 0, -1], items[..3].Select(i => Math.Sign(i.GetProperty("index").GetDecimal())));
        Assert.False(items[3].TryGetProperty("index", out _));
        Assert.Equal("resolution", Assert.Single(items[0].GetProperty("gains").EnumerateArray()).GetProperty("question").GetString());
        Assert.All(items[..3], i => Assert.Equal(i.GetProperty("index").GetDecimal(), i.GetProperty("gains").EnumerateArray().Sum(g => g.GetProperty("gained").GetDecimal())));

        // No other order can be asked for, and the same index stands beside every grade.
        using var byLevel = await coordination.GetAsync("/campaign/fairOMeter/editions/apres/progress?sort=-grade");
        Assert.True(byLevel.StatusCode is HttpStatusCode.BadRequest
            || (await byLevel.ReadAsync(HttpStatusCode.OK)).GetProperty("items").GetRawText() == list.GetProperty("items").GetRawText());
        var path = $"/campaign/fairOMeter/assessments/apres-{Communes[0]}";
        using var validated = await coordination.PostAsync($"{path}/validation", new { }, await VersionAsync(coordination, path));
        await validated.ReadAsync(HttpStatusCode.NoContent);
        using var published = await coordination.PutAsync($"{path}/publication", new { choice = "gradeOnly" }, await VersionAsync(coordination, path));
        await published.ReadAsync(HttpStatusCode.NoContent);
        var index = items[0].GetProperty("index").GetDecimal();
        foreach (var graded in new[] { path, $"{path}/review", $"{path}/feedback" })
        {
            var progress = (await coordination.GetJsonAsync(graded)).GetProperty("progress");
            Assert.Equal((index, "avant"), (progress.GetProperty("index").GetDecimal(), progress.GetProperty("edition").GetString()));
        }

        var shown = Assert.Single((await coordination.GetJsonAsync("/campaign/fairOMeter/publishedGrades")).GetProperty("items").EnumerateArray());
        Assert.Equal((index, "avant"), (shown.GetProperty("progress").GetDecimal(), shown.GetProperty("since").GetString()));
        // The portfolio shows it to everybody, and none of an earlier day.
        await host.WaitForNonStaleDataAsync();
        var stranger = await host.KeyAsync(Role.Volunteer, Communes[3]);
        foreach (var (day, grades) in new[] { (host.Clock.Today(), 1), (host.Clock.Today().AddDays(-1), 0) })
        {
            var listed = (await stranger.GetJsonAsync($"/campaign/communes?pageSize=500&asOf={day:yyyy-MM-dd}")).GetProperty("items").EnumerateArray()
                .Where(c => c.TryGetProperty("grade", out _)).ToList();
            Assert.Equal(grades, listed.Count);
            Assert.All(listed, c => Assert.Equal((Communes[0], index, shown.GetProperty("grade").GetString()),
                (c.GetProperty("nisCode").GetString(), c.GetProperty("grade").GetProperty("progress").GetDecimal(), c.GetProperty("grade").GetProperty("value").GetString())));
        }

        foreach (var paper in new[] { "letter", "certificate" })
        {
            using var answer = await coordination.GetAsync($"{path}/feedback?format={paper}");
            var text = new PdfReading(await answer.Content.ReadAsByteArrayAsync()).Text;
            Assert.InRange(text.IndexOf("Progrès depuis « Édition avant » : +", StringComparison.Ordinal), 1, text.LastIndexOf("ote ", StringComparison.Ordinal));
        }

        // A commune reads its own line and no other.
        var secretary = await host.KeyAsync(Role.Secretary, Communes[2]);
        var own = await secretary.GetJsonAsync("/campaign/fairOMeter/editions/apres/progress");
        Assert.Equal(Communes[2], Assert.Single(own.GetProperty("items").EnumerateArray()).GetProperty("nisCode").GetString());
    }

    private async Task OpenAsync(ApiClient coordination, string code, string[] nisCodes)
    {
        var today = host.Clock.Today();
        using var opened = await coordination.PostAsync("/campaign/fairOMeter/editions",
            new { code, label = new { fr = $"Édition {code}" }, grid = 1, opensOn = today, closesOn = today.AddDays(90), nisCodes });
        await opened.ReadAsync(HttpStatusCode.Created);
    }

    // These are answered with yes, all others with no, none or the first level.
    private static async Task SendAsync(ApiClient coordination, string edition, string commune, string[] yes)
    {
        var path = $"/campaign/fairOMeter/assessments/{edition}-{commune}";
        foreach (var question in (await coordination.GetJsonAsync(path)).GetProperty("questions").EnumerateArray())
        {
            var code = question.GetProperty("code").GetString() ?? "";
            using var answered = await coordination.PutAsync($"{path}/answers/{code}", new { value = yes.Contains(code) ? 1 : 0 }, version: 0);
            await answered.ReadAsync(HttpStatusCode.NoContent);
        }

        using var sent = await coordination.PostAsync($"{path}/submission", new { confirmed = true }, await VersionAsync(coordination, path));
        await sent.ReadAsync(HttpStatusCode.NoContent);
    }

    private static async Task<long> VersionAsync(ApiClient api, string path) => (await api.GetJsonAsync(path)).GetProperty("version").GetInt64();
}
