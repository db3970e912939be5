using System.Text.Json;

namespace Cdce.Api.Demo;

/// <summary>
/// Plays a simulated history: moves the clock from command to command, sends each through the API, and once a month does what
/// the coordination and the communes do about the warnings that follow.
/// </summary>
/// <param name="moveClock">Puts the clock of the program that takes the commands.</param>
/// <param name="settle">Waits until messages are delivered and lists are up to date.</param>
/// <param name="say">Tells how far it is.</param>
internal sealed class DemoRun(
    DemoApi api, Action<DateTimeOffset> moveClock, Func<CancellationToken, Task> settle, Action<string> say)
{
    private static readonly string[] FirstProducts = ["coffee", "chocolate"];
    private static readonly string[] ResolutionProducts = ["coffee", "tea"];

    // Public sources name these as titled or candidate (press and campaign pages, 2006 to 2024): their evidence may be imported
    // at any time and must not meet a simulated file.
    private static readonly HashSet<string> NamedInPublic =
    [
        "21002", "21003", "21004", "21008", "21009", "21010", "21013", "21016", "21017", "21018", "25050", "25072",
        "25091", "25112", "25121", "51067", "53053", "55004", "55040", "55050", "57081", "58001", "61031", "61079",
        "62063", "63023", "63035", "63057", "63061", "63067", "63080", "63089", "81001", "81004", "81013", "82005",
        "82009", "82014", "82032", "82036", "82038", "82039", "83012", "83028", "83031", "83034", "83049", "84009",
        "84010", "84029", "84043", "84050", "84059", "84075", "85009", "85039", "85046", "91114", "92035", "92094",
        "92101", "92138", "93022",
    ];

    private readonly Dictionary<string, long> titleVersions = [];
    private readonly Dictionary<string, (string Id, string? Pledge, string Kind)> partners = [];

    /// <summary>Communes of which nothing real is known or to be expected: the only ones a demonstration may use.</summary>
    public async Task<IReadOnlyList<CommuneTraits>> CandidatesAsync(CancellationToken ct) =>
    [
        .. (await api.ListAsync("/campaign/communes", ct))
            .Where(c => !NamedInPublic.Contains(NisCode(c)) && c.GetProperty("titleStatus").GetString() == "unaware"
                && !c.TryGetProperty("lastActivityOn", out _))
            .Select(c => new CommuneTraits(NisCode(c), NameOf(c), Population(c),
                c.GetProperty("languageRegime").GetString() == "de" ? "de" : "fr")),
    ];

    /// <summary>Plays the history to its last day.</summary>
    public async Task PlayAsync(int seed, SimulatedHistory history, DateOnly from, DateOnly until, CancellationToken ct)
    {
        var mentoring = new DemoMentoring(api, seed, moveClock, settle);
        var nextMonth = new DateOnly(from.Year, from.Month, 1).AddMonths(1);
        foreach (var command in history.Commands)
        {
            for (; DayOf(command.RecordedAt) >= nextMonth; nextMonth = nextMonth.AddMonths(1))
                await TurnMonthAsync(mentoring, nextMonth, ct);
            moveClock(command.RecordedAt);
            await SendAsync(command, ct);
        }

        for (; nextMonth <= until; nextMonth = nextMonth.AddMonths(1))
            await TurnMonthAsync(mentoring, nextMonth, ct);
        await settle(ct);
    }

    // The first morning of the month: everything of the month before is known, then all communes are judged.
    private async Task TurnMonthAsync(DemoMentoring mentoring, DateOnly month, CancellationToken ct)
    {
        moveClock(At(month, 5));
        await settle(ct);
        await api.PostAsync("/campaign/momentum/evaluations", new { day = month }, null, ct);
        await settle(ct);
        await mentoring.WorkAsync(month, ct);
        if (month.Month is 1 or 7)
            say($"{month:yyyy-MM}: {api.Sent} commands sent");
    }

    private Task SendAsync(SimulatedCommand command, CancellationToken ct) => command switch
    {
        RecordFact fact => api.PostAsync("/campaign/activities", new
        {
            nisCode = fact.NisCode,
            kind = fact.Kind,
            on = fact.On,
            criterion = fact.Criterion ?? "none",
            summary = fact.Note,
        }, null, ct),
        TakeTitleStep step => TakeStepAsync(step, ct),
        EnterPartner partner => EnterAsync(partner, ct),
        ConfirmPledge pledge => PledgeAsync(pledge, ct),
        OfferToMentor offer => OfferAsync(offer, ct),
        AnnouncePause pause => PauseAsync(pause, ct),
        CallForHelp call => api.PostAsync($"/campaign/communes/{call.NisCode}/helpCalls",
            new { causes = new[] { HelpCause(call.Cause) }, wish = "callBack" }, null, ct),
        _ => throw new InvalidOperationException($"{command.GetType()} cannot be sent."),
    };

    private async Task TakeStepAsync(TakeTitleStep step, CancellationToken ct)
    {
        var version = titleVersions.GetValueOrDefault(step.NisCode);
        var file = $"/campaign/communes/{step.NisCode}/titleFile";
        var answer = step.Step == "resolutionVoted"
            ? await api.PostAsync($"{file}/resolutions", new { on = step.On, products = ResolutionProducts, sourceText = step.Note }, version, ct)
            : await api.PostAsync($"{file}/steps", new { step = step.Step, on = step.On, sourceText = step.Note, reason = step.Note }, version, ct);
        if (answer is { } created)
            titleVersions[step.NisCode] = created.GetProperty("version").GetInt64();
    }

    private async Task EnterAsync(EnterPartner partner, CancellationToken ct)
    {
        var answer = await api.PostAsync("/partners/partners",
            new { kind = partner.Kind, name = partner.Name, nisCode = partner.NisCode, notADuplicate = true, on = partner.On }, null, ct);
        if (answer is { } created)
            partners[partner.Partner] = (created.GetProperty("id").GetString() ?? "", null, partner.Kind);
    }

    private async Task PledgeAsync(ConfirmPledge pledge, CancellationToken ct)
    {
        if (!partners.TryGetValue(pledge.Partner, out var partner))
            return;
        if (partner.Pledge is null)
        {
            var answer = await api.PostAsync("/partners/pledges",
                new { partnerId = partner.Id, products = FirstProducts, visibilityShown = true, since = pledge.On, validUntil = pledge.Until }, null, ct);
            if (answer is { } created)
                partners[pledge.Partner] = partner with { Pledge = created.GetProperty("id").GetString() };
            return;
        }

        // Its version may have moved without us: a pledge that runs out is noted by the program itself.
        await settle(ct);
        var held = await api.GetAsync($"/partners/pledges/{partner.Pledge}", ct);
        await api.PostAsync($"/partners/pledges/{partner.Pledge}/renewal",
            new { products = FirstProducts, visibilityShown = true, validUntil = pledge.Until, on = pledge.On }, held.GetProperty("version").GetInt64(), ct);
    }

    private async Task OfferAsync(OfferToMentor offer, CancellationToken ct)
    {
        var profile = await api.GetAsync($"/learning/mentoringProfiles/{offer.NisCode}", ct);
        await api.PostAsync($"/learning/mentoringProfiles/{offer.NisCode}/offer", new
        {
            canGive = offer.CanGive.Split(' '),
            capacity = offer.Capacity,
            languages = new[] { offer.Language },
            maxDistanceKm = offer.MaxDistanceKm,
            consent = true,
            on = offer.On,
        }, profile.GetProperty("version").GetInt64(), ct);
    }

    private async Task PauseAsync(AnnouncePause pause, CancellationToken ct)
    {
        await settle(ct);
        var watch = await api.GetAsync($"/campaign/communes/{pause.NisCode}/momentum", ct);
        await api.PostAsync($"/campaign/communes/{pause.NisCode}/watchPause",
            new { until = pause.Until, reason = "agreedBreak" }, watch.GetProperty("version").GetInt64(), ct);
    }

    private static string HelpCause(string cause) => cause switch
    {
        "membersLeft" => "ageing",
        "budgetCut" => "budget",
        "majorityChanged" or "aldermanLostInterest" => "politics",
        _ => "resources",
    };

    private static string NisCode(JsonElement commune) => commune.GetProperty("nisCode").GetString() ?? "";

    private static string NameOf(JsonElement commune)
    {
        var name = commune.GetProperty("name");
        return commune.GetProperty("languageRegime").GetString() == "de" && name.TryGetProperty("de", out var german)
            ? german.GetString() ?? ""
            : name.GetProperty("fr").GetString() ?? "";
    }

    private static int Population(JsonElement commune) =>
        commune.TryGetProperty("population", out var population) ? population.GetInt32() : 8_000;

    private static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(moment.UtcDateTime);

    internal static DateTimeOffset At(DateOnly day, int hour) => new(day.ToDateTime(new TimeOnly(hour, 0)), TimeSpan.Zero);
}
