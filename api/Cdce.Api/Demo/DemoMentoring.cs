using System.Globalization;
using System.Text.Json;

namespace Cdce.Api.Demo;

/// <summary>
/// What the coordination and the communes of a demonstration do about warnings: take them, look for mentors, answer, meet, end.
/// Chance is drawn from the seed, the commune and the month, so that the same history is played the same way.
/// </summary>
internal sealed class DemoMentoring(DemoApi api, int seed, Action<DateTimeOffset> moveClock, Func<CancellationToken, Task> settle)
{
    private static readonly string[] Refusals = ["noTime", "noStaff", "tooFar", "otherPriority"];
    private static readonly string[] Meetings = ["visit", "video", "meeting", "call"];

    /// <summary>One month's work, on its first ten days.</summary>
    public async Task WorkAsync(DateOnly month, CancellationToken ct)
    {
        moveClock(DemoRun.At(month, 8));
        await TakeAlertsAsync(month, ct);
        await ProposeAsync(month, ct);
        moveClock(DemoRun.At(month, 15));
        await AnswerAsync(month, ct);
        await settle(ct);
        await MeetAsync(month, ct);
    }

    private async Task TakeAlertsAsync(DateOnly month, CancellationToken ct)
    {
        foreach (var alert in await OursAsync("/campaign/momentumAlerts?owner=none", ct))
        {
            if (Text(alert, "state") == "open" && Chance(month, alert, "alert").Chance(0.8))
                await api.PostAsync($"/campaign/momentumAlerts/{Text(alert, "alertId")}/acknowledgement", new { }, Version(alert), ct);
        }
    }

    private async Task ProposeAsync(DateOnly month, CancellationToken ct)
    {
        // A commune that waits for an answer or has a mentor already gets no other proposal.
        var waiting = (await OursAsync("/learning/mentoringRequests", ct)).Where(r => Text(r, "state") != "closed")
            .GroupBy(r => Text(r.GetProperty("mentee"), "nisCode"));
        if (!waiting.Any(c => c.All(r => Text(r, "state") == "open")))
            return;
        if (await api.PostAsync("/learning/mentoringProposals", new { on = month }, null, ct) is null)
            return;
        foreach (var request in await OursAsync("/learning/mentoringRequests?state=open", ct))
        {
            if (request.TryGetProperty("proposed", out var proposed) && proposed.TryGetProperty("mentor", out _)
                && Chance(month, request, "approval").Chance(0.7))
            {
                await api.PostAsync($"/learning/mentoringRequests/{Text(request, "requestId")}/approval",
                    new { proposalId = Text(proposed, "proposalId"), on = month }, Version(request), ct);
            }
        }
    }

    private async Task AnswerAsync(DateOnly month, CancellationToken ct)
    {
        foreach (var request in await OursAsync("/learning/mentoringRequests?state=offered", ct))
        {
            var address = $"/learning/mentoringRequests/{Text(request, "requestId")}";
            var chance = Chance(month, request, "answer");
            var version = Version(request);
            foreach (var (side, accepted) in new[] { ("mentor", "mentorAccepted"), ("mentee", "menteeAccepted") })
            {
                if (request.GetProperty(accepted).GetBoolean())
                    continue;
                if (!chance.Chance(0.85))
                {
                    await api.PostAsync($"{address}/refusal", new { reason = chance.Pick(Refusals), side, on = month }, version, ct);
                    break;
                }

                await api.PostAsync($"{address}/acceptance", new { side, on = month }, version, ct);
                version++;
            }
        }
    }

    private async Task MeetAsync(DateOnly month, CancellationToken ct)
    {
        foreach (var pair in await OursAsync("/learning/mentoringPairs?running=true", ct))
        {
            var address = $"/learning/mentoringPairs/{Text(pair, "pairId")}";
            var chance = Chance(month, pair, "pair");
            var met = pair.GetProperty("sessionCount").GetInt32();
            var months = MonthsSince(pair, month);
            if (months == 0)
                continue;
            if (months >= 10 || met >= 5)
            {
                await api.PostAsync($"{address}/end", met >= 2
                    ? new { outcome = "completed", reason = (string?)null, on = month }
                    : new { outcome = "cancelled", reason = (string?)chance.Pick(["noTime", "noFit"]), on = month }, Version(pair), ct);
            }
            else if (chance.Chance(0.6))
            {
                await api.PostAsync($"{address}/sessions",
                    new { on = month, kind = chance.Pick(Meetings), outcome = chance.Chance(0.8) ? "progress" : "informed" }, Version(pair), ct);
            }
        }
    }

    private async Task<List<JsonElement>> OursAsync(string path, CancellationToken ct) =>
        [.. (await api.ListAsync(path, ct)).Where(i => i.TryGetProperty("simulated", out var simulated) && simulated.GetBoolean())];

    private SeededRandom Chance(DateOnly month, JsonElement item, string what)
    {
        var commune = item.TryGetProperty("mentee", out var mentee) ? Text(mentee, "nisCode") : Text(item, "nisCode");
        return SeededRandom.For(seed, $"{what}/{commune}/{month:O}");
    }

    private static int MonthsSince(JsonElement pair, DateOnly month)
    {
        var started = DateOnly.Parse(Text(pair, "startedOn"), CultureInfo.InvariantCulture);
        return (month.Year - started.Year) * 12 + month.Month - started.Month;
    }

    private static string Text(JsonElement item, string name) => item.GetProperty(name).GetString() ?? "";

    private static long Version(JsonElement item) => item.GetProperty("version").GetInt64();
}
