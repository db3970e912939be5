using System.Net;
using System.Text.Json;
using Cdce.Testing;

namespace Cdce.Campaign.Tests.FairOMeter;

public class ConsistencyApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Commune = "62063";

    [Fact]
    public async Task An_answer_far_from_the_ledger_is_asked_about_and_the_reply_is_shown_to_the_reviewer_as_long_as_both_say_the_same()
    {
        var coordination = await host.CoordinationAsync();
        var secretary = await host.KeyAsync(Role.Secretary, Commune);
        var filled = await FairOMeterOfCommune.OpenAsync(coordination, "coherence", Commune, host.Clock.Today());
        Assert.Empty(await ItemsAsync(secretary));
        await filled.ClipAsync();
        await AnswerAsync("shops", new { value = 12 });
        await AnswerAsync("charter", new { value = 1 });
        await AnswerAsync("resolution", new { value = 1, evidenceUrl = "https://example.org/resolution" });
        await AnswerAsync("press", new { notApplicable = "Pas de presse locale" });
        await AnswerAsync("meetings", new { value = 1 });

        var items = await ItemsAsync(secretary);
        Assert.Equal([("shops", "moreThanRecorded", 0), ("press", "lessThanRecorded", 1), ("charter", "moreThanRecorded", 0)],
            items.Select(i => (Text(i, "question"), Text(i, "kind"), i.GetProperty("recorded").GetInt32())));
        var score = (await secretary.GetJsonAsync(filled.Path)).GetProperty("score").GetRawText();

        // One click replies, another one changes the reply, and the points stay.
        await ReplyAsync("shops", "willRecord");
        await ReplyAsync("shops", "asAnswered");
        await ReplyAsync("charter", "asAnswered");
        Assert.Equal(score, (await secretary.GetJsonAsync(filled.Path)).GetProperty("score").GetRawText());
        using var stale = await secretary.PutAsync($"{filled.Path}/consistency/shops", new { reply = "willCorrect" }, version: 1);
        Assert.Equal("stale-version", await stale.ProblemAsync(HttpStatusCode.PreconditionFailed));
        using var unasked = await secretary.PutAsync($"{filled.Path}/consistency/meetings", new { reply = "willCorrect" }, version: 1);
        Assert.Equal("nothing-asked", await unasked.ProblemAsync(HttpStatusCode.Conflict));

        // The reviewer reads the replies to what was sent; a reply to another answer does not hold.
        await AnswerAsync("charter", new { value = 0 });
        await filled.SubmitAsync();
        var reviewer = await host.KeyAsync(Role.RegionalCoordinator, "6");
        var read = await ItemsAsync(reviewer);
        Assert.Equal([("shops", "asAnswered"), ("press", null)], read.Select(i => (Text(i, "question"), i.TryGetProperty("reply", out var reply) ? reply.GetString() : null)));
        await AnswerAsync("shops", new { value = 1 });
        Assert.Equal(12, (await ItemsAsync(reviewer))[0].GetProperty("value").GetInt32());

        using var review = await coordination.PutAsync($"{filled.Path}/reviews/press", new { outcome = "accepted" }, await filled.ReviewVersionAsync("press"));
        await review.ReadAsync(HttpStatusCode.NoContent);
        using var validated = await coordination.PostAsync($"{filled.Path}/validation", new { }, await filled.AcceptAllAsync());
        await validated.ReadAsync(HttpStatusCode.NoContent);
        using var late = await secretary.PutAsync($"{filled.Path}/consistency/press", new { reply = "willCorrect" }, version: 1);
        Assert.Equal("fair-o-meter-validated", await late.ProblemAsync(HttpStatusCode.Conflict));

        async Task AnswerAsync(string question, object body)
        {
            using var answered = await secretary.PutAsync($"{filled.Path}/answers/{question}", body, await filled.VersionOfAsync(question));
            await answered.ReadAsync(HttpStatusCode.NoContent);
        }

        async Task ReplyAsync(string question, string reply)
        {
            var version = (await ItemsAsync(secretary)).Single(i => Text(i, "question") == question).GetProperty("version").GetInt64();
            using var replied = await secretary.PutAsync($"{filled.Path}/consistency/{question}", new { reply }, version);
            await replied.ReadAsync(HttpStatusCode.NoContent);
            Assert.Equal(reply, Text((await ItemsAsync(secretary)).Single(i => Text(i, "question") == question), "reply"));
        }

        async Task<List<JsonElement>> ItemsAsync(ApiClient api) => [.. (await api.GetJsonAsync($"{filled.Path}/consistency")).GetProperty("items").EnumerateArray()];
    }

    private static string? Text(JsonElement item, string name) => item.GetProperty(name).GetString();
}
