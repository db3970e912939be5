using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Cdce.Testing.Dates;

/// <summary>How long a run is.</summary>
/// <param name="Days">Days over which the commands are spread.</param>
/// <param name="Recorded">Days of which every answer is kept, to be asked for again.</param>
/// <param name="Filtered">Days that the log is cut down to and folded anew for.</param>
/// <param name="OfEach">Answers kept of each question about one thing.</param>
public sealed record AnyDatePlan(int Seed, int Commands, int Days, int Recorded, int Filtered, int OfEach);

/// <summary>What a run found.</summary>
/// <param name="Differences">Each with its day, its question and the first line that differs.</param>
/// <param name="Controls">Answers that differed where they had to: asked of another day. None would mean that nothing was compared.</param>
public sealed record AnyDateOutcome(
    IReadOnlyDictionary<string, int> Accepted, IReadOnlyDictionary<string, int> Refused, int Compared,
    IReadOnlySet<string> Operations, IReadOnlyList<string> Differences, int Controls);

/// <summary>
/// Lives through random days and shows that a past day answers as it did: what was known then against what was answered on that day,
/// what was true then against a log that holds the facts of that time and nothing else, in a database of its own.
/// </summary>
public sealed partial class AnyDate(AnyDatePlan plan, Action<string> say)
{
    private static readonly DateOnly FirstDay = new(2026, 11, 20);
    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    /// <summary>
    /// Whether a fact is still to be expected depends on the day on which one looks back, which is today for what was true then:
    /// these are asked of the cut log for the past day from today.
    /// </summary>
    private static readonly HashSet<string> JudgedFromToday = ["exportCommunes", "getCampaignReport", "getProgrammeReport", "getCommune", "getMomentum", "listCommunes"];

    private readonly Random random = new(plan.Seed);
    private readonly Dictionary<DateOnly, Asked> live = [];
    private readonly HashSet<string> operations = [];
    private readonly List<string> differences = [];
    private int compared;
    private int controls;

    public async Task<AnyDateOutcome> RunAsync()
    {
        await using var host = await ApiHost.OwnAsync();
        var api = await host.CoordinationAsync();
        var life = new RandomLife(api, plan.Seed, await CommunesAsync(api));
        await LiveAsync(host, api, life);
        say($"seed {plan.Seed}: {life.Sent} commands, {life.Accepted.Values.Sum()} of them accepted");

        var (first, kept) = live.MinBy(l => l.Key);
        foreach (var (address, text) in kept.Answers.Where(a => a.Key.Contains("pageSize=500", StringComparison.Ordinal)))
            controls += (await AskAsync(api, At(address, first.AddDays(-1), "knownThen"))).Text == text ? 0 : 1;
        var last = live[live.Keys.Max()].Links;
        foreach (var (day, then) in live)
        {
            await CompareAsync($"known on {day:yyyy-MM-dd}", then.Answers, address => AskAsync(api, At(address, day, "knownThen")));
            // What no list named then, below any of its addresses, did not exist yet.
            var named = then.Links.Select(Thing).ToHashSet();
            var later = Sample(last.Where(link => link.Contains('-', StringComparison.Ordinal) && !named.Contains(Thing(link))));
            await CompareAsync($"not known on {day:yyyy-MM-dd}", later.ToDictionary(link => link, _ => "404"),
                address => AskAsync(api, At(address, day, "knownThen")));
        }

        await CompareCutAsync(host, api, life);
        return new(life.Accepted, life.Refused, compared, operations, differences, controls);
    }

    /// <summary>Communes of several sizes and both languages, two of them neighbours that may merge.</summary>
    private static async Task<IReadOnlyList<string>> CommunesAsync(ApiClient api)
    {
        var page = await api.GetJsonAsync("/campaign/communes?pageSize=500");
        var all = page.GetProperty("items").EnumerateArray().Select(c => c.GetProperty("nisCode").GetString() ?? "").Order(StringComparer.Ordinal).ToList();
        return [.. Enumerable.Range(0, 12).Select(i => all[i * all.Count / 12])];
    }

    private async Task LiveAsync(ApiHost host, ApiClient api, RandomLife life)
    {
        var recorded = Enumerable.Range(0, plan.Days - 1).OrderBy(_ => random.Next()).Take(plan.Recorded).ToHashSet();
        for (var index = 0; index < plan.Days; index++)
        {
            var day = FirstDay.AddDays(index);
            life.Begin(day);
            if (index == 0)
                await Steering.PlayAsync(api, life.Communes[0], day, async (command, send) => (await send()).EnsureSuccessStatusCode());
            var commands = plan.Commands * (index + 1) / plan.Days - plan.Commands * index / plan.Days;
            // From the first minutes of the day in Brussels to its last.
            var moments = Enumerable.Range(0, commands).Select(_ => random.Next(1, 24 * 60)).Order().ToList();
            host.Clock.MoveTo(Moment(day, 1));
            await host.WaitForNonStaleDataAsync();
            if (index % 7 == 6)
                await life.EvaluateAsync();
            foreach (var minute in moments)
            {
                host.Clock.MoveTo(Moment(day, minute));
                await life.StepAsync();
            }

            await host.WaitForNonStaleDataAsync();
            if (recorded.Contains(index))
                live[day] = await EverythingAsync(address => AskAsync(api, address), life);
        }
    }

    private async Task CompareCutAsync(ApiHost host, ApiClient api, RandomLife life)
    {
        var today = FirstDay.AddDays(plan.Days - 1);
        // Days of the run and days before it, of which everything was entered late.
        var days = Enumerable.Range(0, plan.Filtered).Select(i => i % 2 == 0 ? today.AddDays(-random.Next(1, plan.Days)) : FirstDay.AddDays(-random.Next(1, 600))).ToList();
        var past = new Dictionary<DateOnly, Asked>();
        foreach (var day in days)
            past[day] = await EverythingAsync(address => AskAsync(api, At(address, day, "trueThen")), life);
        await host.SealAsync();
        foreach (var (day, asked) in past)
        {
            await using var cut = await host.CopyAsync(Moment(day, 720), $"""
                update store.generations set state = 'retired', changed_at = now();
                delete from store.events where type <> 'campaign.reference_loaded'
                    and coalesce(happened_on, (recorded_at at time zone 'Europe/Brussels')::date) > '{day:yyyy-MM-dd}';
                """);
            var then = await cut.CoordinationAsync();
            await CompareAsync($"true on {day:yyyy-MM-dd}", Those(judged: false), address => AskAsync(then, address));
            cut.Clock.MoveTo(host.Clock.GetUtcNow());
            await CompareAsync($"true on {day:yyyy-MM-dd}", Those(judged: true), address => AskAsync(then, At(address, day, "trueThen")));

            Dictionary<string, string> Those(bool judged) =>
                asked.Answers.Where(a => JudgedFromToday.Contains(Questions.OperationAt(a.Key) ?? "") == judged).ToDictionary();
        }
    }

    /// <summary>Asks everything there is, and follows links and pages.</summary>
    private async Task<Asked> EverythingAsync(Func<string, Task<Answer>> ask, RandomLife life)
    {
        var answers = new Dictionary<string, string>();
        var links = new HashSet<string>();
        foreach (var root in Questions.Roots([.. life.Communes.Take(plan.OfEach)], life.SomePartner))
        {
            var pages = root.Contains("pageSize=500", StringComparison.Ordinal) ? 100 : 3;
            for (var address = root; address is not null && pages > 0; pages--)
            {
                var answer = await ask(address);
                answers[address] = answer.Text;
                links.UnionWith(answer.Links);
                address = answer.Next;
            }
        }

        links.UnionWith(life.Made);
        links.UnionWith(links.Where(link => Questions.OperationAt(link) == "getAssessment").SelectMany(link => new[] { $"{link}/review", $"{link}/evidence", $"{link}/consistency" }).ToList());
        links.RemoveWhere(link => Questions.OperationAt(link) is null);
        foreach (var of in links.Where(link => !answers.ContainsKey(link)).GroupBy(Questions.OperationAt))
        {
            foreach (var address in Sample(of))
                answers[address] = (await ask(address)).Text;
        }

        return new(answers, links);
    }

    /// <summary>What was answered, and every address below which something about the past was named.</summary>
    private sealed record Asked(Dictionary<string, string> Answers, HashSet<string> Links);

    private async Task CompareAsync(string when, Dictionary<string, string> answers, Func<string, Task<Answer>> ask)
    {
        foreach (var (address, before) in answers)
        {
            var now = (await ask(address)).Text;
            compared++;
            if (Questions.OperationAt(address) is { } operation)
                operations.Add(operation);
            if (now != before)
                differences.Add($"{when}: {address}: {Answer.Difference(before, now)}");
        }
    }

    private static async Task<Answer> AskAsync(ApiClient api, string address)
    {
        using var response = await api.GetAsync(address);
        return await Answer.OfAsync(response);
    }

    // The same ones in every run of a seed, whatever order they come in: ids differ from run to run, and are drawn by chance.
    private IEnumerable<string> Sample(IEnumerable<string> addresses) => addresses
        .OrderBy(a => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(a))), StringComparer.Ordinal).Take(plan.OfEach);

    private static string Thing(string link) => Identity().Match(link) is { Success: true } id ? id.Value : link;

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Identity();

    private static string At(string address, DateOnly day, string reading) =>
        $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}asOf={day:yyyy-MM-dd}&asOfReading={reading}";

    private static DateTimeOffset Moment(DateOnly day, int minute)
    {
        var local = day.ToDateTime(TimeOnly.MinValue).AddMinutes(minute);
        return new DateTimeOffset(local, Brussels.GetUtcOffset(local)).ToUniversalTime();
    }
}
