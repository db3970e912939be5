using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Cdce.Testing;

namespace Cdce.Campaign.Tests.FairOMeter;

public class ReviewApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task The_review_sees_what_was_sent_while_the_commune_goes_on_and_what_differs_is_shown()
    {
        const string commune = "62063";
        var (coordination, secretary, path) = await SentAsync("gel", commune);
        await AnswerAsync(secretary, path, "charter", 1);

        var review = await coordination.GetJsonAsync($"{path}/review");
        var charter = Answer(review, "charter");
        Assert.Equal((0, 1, true, 1), (charter.GetProperty("sent").GetProperty("value").GetInt32(), charter.GetProperty("draft").GetProperty("value").GetInt32(),
            charter.GetProperty("changed").GetBoolean(), review.GetProperty("changes").GetInt32()));
        Assert.False(Answer(review, "renewal").GetProperty("changed").GetBoolean());
        Assert.Equal(0m, review.GetProperty("before").GetProperty("contributions").EnumerateArray().Single(c => c.GetProperty("question").GetString() == "charter").GetProperty("adds").GetDecimal());

        // Reviews of answers that are sent again as they were stay; of changed ones they go.
        await ReviewAsync(coordination, path, "charter", new { outcome = "accepted" });
        await ReviewAsync(coordination, path, "renewal", new { outcome = "accepted" });
        await PostAsync(coordination, path, "return", new { reason = "La date ?" });
        await PostAsync(secretary, path, "submission", new { confirmed = true });
        var again = await coordination.GetJsonAsync($"{path}/review");
        Assert.Equal((2, 0), (again.GetProperty("submissions").GetInt32(), again.GetProperty("changes").GetInt32()));
        Assert.False(Answer(again, "charter").TryGetProperty("review", out _));
        Assert.Equal("accepted", Answer(again, "renewal").GetProperty("review").GetProperty("outcome").GetString());

        // Whoever looked at the answers that were sent before is told.
        using var stale = await coordination.PutAsync($"{path}/reviews/charter", new { outcome = "accepted" }, charter.GetProperty("version").GetInt64());
        Assert.Equal("stale-version", await stale.ProblemAsync(HttpStatusCode.PreconditionFailed));
    }

    [Fact]
    public async Task What_changed_tells_of_a_fair_o_meter_only_to_whoever_may_open_it()
    {
        const string commune = "62003";
        var (coordination, secretary, path) = await SentAsync("ouvert", commune);
        await host.WaitForNonStaleDataAsync();
        var address = $"/campaign/changes?from={host.Clock.Today().AddDays(-1):yyyy-MM-dd}&pageSize=100";
        async Task<List<string>> ChangesAsync(ApiClient caller) =>
            [.. (await caller.GetJsonAsync(address)).GetProperty("items").EnumerateArray().Select(c => c.GetProperty("id").GetString() ?? "")
                .Where(id => id.StartsWith("fair-o-meter", StringComparison.Ordinal) && id.Contains("ouvert", StringComparison.Ordinal))];

        var told = await ChangesAsync(coordination);
        Assert.Equal(["fair-o-meter-edition.ouvert", $"fair-o-meter.ouvert-{commune}"], told.Select(id => id[..id.LastIndexOf('.')]).Order(StringComparer.Ordinal));
        Assert.Equal(told, await ChangesAsync(secretary));
        var volunteer = await host.KeyAsync(Role.Volunteer, commune);
        Assert.Equal([], await ChangesAsync(volunteer));
        foreach (var id in told)
        {
            using var closed = await volunteer.GetAsync($"/campaign/changes/{id}");
            Assert.Equal(HttpStatusCode.NotFound, closed.StatusCode);
            await secretary.GetJsonAsync($"/campaign/changes/{id}");
        }
    }

    [Fact]
    public async Task An_adjusted_answer_shows_both_values_reviewer_and_reason_and_is_contested_once()
    {
        const string commune = "25112";
        var (_, secretary, path) = await SentAsync("revue", commune);
        var reviewer = await host.SignedInAsync("relectrice", "regionalCoordinator", "25");

        // A value needs to be possible and another one, and a reason goes with it.
        using var silent = await reviewer.PutAsync($"{path}/reviews/charter", new { outcome = "adjusted", value = 1 }, version: 1);
        Assert.Equal("reason", await silent.WrongFieldAsync());
        using var same = await reviewer.PutAsync($"{path}/reviews/charter", new { outcome = "adjusted", value = 0, reason = "Vu" }, version: 1);
        Assert.Equal("not-an-answer", await same.ProblemAsync(HttpStatusCode.Conflict));
        using var applies = await reviewer.PutAsync($"{path}/reviews/charter", new { outcome = "refused", reason = "Vu" }, version: 1);
        Assert.Equal("review-not-possible", await applies.ProblemAsync(HttpStatusCode.Conflict));
        await ReviewAsync(reviewer, path, "charter", new { outcome = "adjusted", value = 1, reason = "La charte est en ligne" });
        await ReviewAsync(reviewer, path, "renewal", new { outcome = "adjusted", value = 1, reason = "Renouvelée en mars" });
        await ReviewAsync(reviewer, path, "producers", new { outcome = "refused", reason = "Il y a des producteurs" });
        var charter = Answer(await secretary.GetJsonAsync($"{path}/review"), "charter");
        Assert.Equal((0, 1, "La charte est en ligne", "relectrice"), (charter.GetProperty("sent").GetProperty("value").GetInt32(),
            charter.GetProperty("review").GetProperty("value").GetInt32(), charter.GetProperty("review").GetProperty("reason").GetString(),
            charter.GetProperty("review").GetProperty("reviewer").GetString()));

        // A question is answered before the next one is asked.
        using var asked = await reviewer.PostAsync($"{path}/questions/shops", new { text = "Combien de cafés ?" }, version: 0);
        await asked.ReadAsync(HttpStatusCode.NoContent);
        using var more = await reviewer.PostAsync($"{path}/questions/shops", new { text = "Et de bars ?" }, version: 1);
        Assert.Equal("question-open", await more.ProblemAsync(HttpStatusCode.Conflict));
        using var answered = await secretary.PostAsync($"{path}/questions/shops/answer", new { text = "Quatre." }, version: 1);
        await answered.ReadAsync(HttpStatusCode.NoContent);

        // Only what was adjusted is contested, after the review, once.
        using var early = await secretary.PostAsync($"{path}/contest", FairOMeterOfCommune.Contest("charter", "Non"), await VersionAsync(secretary, path));
        Assert.Equal("fair-o-meter-not-validated", await early.ProblemAsync(HttpStatusCode.Conflict));
        await PostAsync(reviewer, path, "validation", new { });
        using var untouched = await secretary.PostAsync($"{path}/contest", FairOMeterOfCommune.Contest("press", "Non"), await VersionAsync(secretary, path));
        Assert.Equal("not-adjusted", await untouched.ProblemAsync(HttpStatusCode.Conflict));
        await PostAsync(secretary, path, "contest", new { answers = new[] { new { question = "charter", text = "Retirée du site" }, new { question = "renewal", text = "En avril" } } });
        using var waiting = await secretary.GetAsync($"{path}/feedback");
        Assert.Equal("fair-o-meter-not-final", await waiting.ProblemAsync(HttpStatusCode.Conflict));
        using var tooSoon = await secretary.PutAsync($"{path}/publication", new { choice = "gradeOnly" }, await VersionAsync(secretary, path));
        Assert.Equal("contest-open", await tooSoon.ProblemAsync(HttpStatusCode.Conflict));
        using var partly = await reviewer.PostAsync($"{path}/contest/decision", FairOMeterOfCommune.Decisions("charter", true, "Vu"), await VersionAsync(secretary, path));
        Assert.Equal("decisions-missing", await partly.ProblemAsync(HttpStatusCode.Conflict));
        await PostAsync(reviewer, path, "contest/decision",
            new { decisions = new[] { new { question = "charter", accepted = true, reason = "En effet" }, new { question = "renewal", accepted = false, reason = "Avril compte" } } });
        using var twice = await secretary.PostAsync($"{path}/contest", FairOMeterOfCommune.Contest("producers", "Non"), await VersionAsync(secretary, path));
        Assert.Equal("contested-before", await twice.ProblemAsync(HttpStatusCode.Conflict));

        // Both values stay; the final score counts the own one where it was accepted, and adds up to the last point.
        var final = await secretary.GetJsonAsync($"{path}/review");
        Assert.Equal((0, 1), (Answer(final, "charter").GetProperty("sent").GetProperty("value").GetInt32(), Answer(final, "charter").GetProperty("review").GetProperty("value").GetInt32()));
        Assert.Equal((0m, true, 0m), (Answer(final, "charter").GetProperty("adds").GetDecimal(), Answer(final, "renewal").GetProperty("adds").GetDecimal() > 0,
            final.GetProperty("before").GetProperty("value").GetDecimal()));
        var after = final.GetProperty("after");
        Assert.Equal((after.GetProperty("value").GetDecimal(), 0m), (final.GetProperty("answers").EnumerateArray().Sum(a => a.GetProperty("adds").GetDecimal()), after.GetProperty("removed").GetDecimal()));
        Assert.Equal(after.GetRawText(), (await secretary.GetJsonAsync(path)).GetProperty("score").GetRawText());
    }

    [Theory]
    [InlineData("25112", "lettre", "fr", "Prochains pas", "Certificat du Fair-ô-mètre")]
    [InlineData("63023", "brief", "de", "Nächste Schritte", "Zertifikat des Fair-O-Meters")]
    public async Task The_letter_and_the_certificate_say_what_the_API_says_in_the_commune_s_language_and_can_be_read_aloud(
        string commune, string edition, string language, string steps, string title)
    {
        var (coordination, secretary, path) = await SentAsync(edition, commune);
        await ReviewAsync(coordination, path, "charter", new { outcome = "adjusted", value = 1, reason = "En ligne" });
        await ReviewAsync(coordination, path, "producers", new { outcome = "accepted" });
        await PostAsync(coordination, path, "validation", new { });
        var told = await secretary.GetJsonAsync($"{path}/feedback");
        Assert.Equal(language, told.GetProperty("language").GetString());
        Assert.Equal((await secretary.GetJsonAsync(path)).GetProperty("score").GetProperty("value").GetDecimal(), told.GetProperty("score").GetDecimal());
        Assert.Equal(3, told.GetProperty("nextSteps").GetArrayLength());
        Assert.Single(told.GetProperty("strengths").EnumerateArray());

        var culture = System.Globalization.CultureInfo.GetCultureInfo(language == "de" ? "de-BE" : "fr-BE");
        var renewal = DateOnly.Parse(told.GetProperty("renewalOn").GetString() ?? "", System.Globalization.CultureInfo.InvariantCulture).ToString(language == "de" ? "d. MMMM yyyy" : "d MMMM yyyy", culture);
        foreach (var (format, heading) in new[] { ("letter", language == "de" ? "Rückmeldung zum Fair-O-Meter" : "Lettre de retour du Fair-ô-mètre"), ("certificate", title) })
        {
            using var answer = await secretary.GetAsync($"{path}/feedback?format={format}");
            Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            Assert.Equal(told.GetProperty(format).GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(bytes)));
            // Another day, the same paper.
            host.Clock.Advance(TimeSpan.FromDays(1));
            using var again = await secretary.GetAsync($"{path}/feedback?format={format}");
            Assert.Equal(bytes, await again.Content.ReadAsByteArrayAsync());

            var pdf = new PdfReading(bytes);
            Assert.Contains($"/Lang ({language})", pdf.Catalog, StringComparison.Ordinal);
            Assert.Contains("/Marked true", pdf.Catalog, StringComparison.Ordinal);
            Assert.Contains("/DisplayDocTitle true", pdf.Catalog, StringComparison.Ordinal);
            Assert.Contains("<pdfuaid:part>1</pdfuaid:part>", pdf.Metadata, StringComparison.Ordinal);
            Assert.Equal(heading, Assert.Single(pdf.Read, r => r.Tag == "H1").Text);
            Assert.Empty(pdf.FontsLeftOut);
            Assert.Empty(pdf.Untagged);
            Assert.Contains($"Note {told.GetProperty("grade").GetString()}", pdf.Text.Replace("note", "Note", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Contains(told.GetProperty("score").GetDecimal().ToString("0.#", culture), pdf.Text, StringComparison.Ordinal);
            Assert.Contains(renewal, pdf.Text, StringComparison.Ordinal);
            Assert.Contains(told.GetProperty("communeName").GetProperty(language).GetString() ?? "", pdf.Text, StringComparison.Ordinal);
            if (format == "certificate")
                continue;

            var read = pdf.Read.ToList();
            var entries = read.Skip(read.FindIndex(r => r.Text == steps)).Where(r => r.Tag == "LBody").Select(r => r.Text).ToList();
            Assert.Equal(3, entries.Count);
            foreach (var (said, step) in entries.Zip(told.GetProperty("nextSteps").EnumerateArray()))
            {
                Assert.StartsWith(step.GetProperty("text").GetProperty(language).GetString() ?? "", said, StringComparison.Ordinal);
                Assert.Contains(step.GetProperty("gain").GetDecimal().ToString("0.#", culture), said, StringComparison.Ordinal);
            }

            Assert.Contains(told.GetProperty("strengths")[0].GetProperty("text").GetProperty(language).GetString() ?? "", pdf.Text, StringComparison.Ordinal);
            Assert.Equal(["Lbl", "LBody"], read.Where(r => r.Tag is "Lbl" or "LBody").Select(r => r.Tag).Take(2));
        }
    }

    // Everything answered with no, none or the first level; one question does not apply.
    private async Task<(ApiClient Coordination, ApiClient Secretary, string Path)> SentAsync(string edition, string commune)
    {
        var coordination = await host.CoordinationAsync();
        var secretary = await host.KeyAsync(Role.Secretary, commune);
        var path = (await FairOMeterOfCommune.OpenAsync(coordination, edition, commune, host.Clock.Today())).Path;
        foreach (var question in (await secretary.GetJsonAsync(path)).GetProperty("questions").EnumerateArray())
        {
            var code = question.GetProperty("code").GetString() ?? "";
            using var answered = await secretary.PutAsync($"{path}/answers/{code}", code == "producers" ? new { notApplicable = "Pas d’agriculture" } : new { value = 0 }, version: 0);
            await answered.ReadAsync(HttpStatusCode.NoContent);
        }

        await PostAsync(secretary, path, "submission", new { confirmed = true });
        return (coordination, secretary, path);
    }

    private static async Task AnswerAsync(ApiClient api, string path, string question, int value)
    {
        var version = (await api.GetJsonAsync(path)).GetProperty("questions").EnumerateArray().Single(q => q.GetProperty("code").GetString() == question).GetProperty("version").GetInt64();
        using var answered = await api.PutAsync($"{path}/answers/{question}", new { value }, version);
        await answered.ReadAsync(HttpStatusCode.NoContent);
    }

    private static async Task ReviewAsync(ApiClient api, string path, string question, object body)
    {
        var version = Answer(await api.GetJsonAsync($"{path}/review"), question).GetProperty("version").GetInt64();
        using var reviewed = await api.PutAsync($"{path}/reviews/{question}", body, version);
        await reviewed.ReadAsync(HttpStatusCode.NoContent);
    }

    private static async Task PostAsync(ApiClient api, string path, string what, object body)
    {
        using var sent = await api.PostAsync($"{path}/{what}", body, await VersionAsync(api, path));
        await sent.ReadAsync(HttpStatusCode.NoContent);
    }

    private static async Task<long> VersionAsync(ApiClient api, string path) => (await api.GetJsonAsync(path)).GetProperty("version").GetInt64();

    private static JsonElement Answer(JsonElement review, string question) =>
        review.GetProperty("answers").EnumerateArray().Single(a => a.GetProperty("question").GetString() == question);
}
