using System.Globalization;
using System.Text.RegularExpressions;
using Cdce.Api.Backups;
using Cdce.Api.Notices;
using Cdce.Campaign.Activities;
using Cdce.Governance.Committees;
using Cdce.Platform.Notices;
using Cdce.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Cdce.Api.Tests.Notices;

/// <summary>
/// Plays days of a clock with random facts, wishes, roles, pauses and ends of the program, and says of every mail what is wrong with it. It
/// knows nothing of how mails are made: it reads them, as people do.
/// </summary>
internal sealed partial class NoticeYear : IAsyncDisposable
{
    public const int PerMinute = 3;

    private static readonly string[] Communes = ["25072", "62063", "53053"];
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-BE");
    private static readonly string[] Edits = ["activityRecorded", "activityCorrected", "activityWithdrawn"];

    private readonly ApiHost host;
    private readonly ApiHost second;
    private readonly ApiClient coordination;
    private readonly NpgsqlConnection connection;
    private readonly int people;
    private readonly List<Player> players = [];
    private readonly List<Deed> deeds = [];
    private readonly Dictionary<DateOnly, Guid> mandates = [];
    private readonly Dictionary<string, DateOnly> pausedUntil = [];
    private readonly List<(DateTimeOffset At, string To)> written = [];
    private readonly HashSet<string> wrong = [];
    private Random random = new(0);
    private int serial;
    private int lines;
    private int ends;

    private NoticeYear(ApiHost host, ApiHost second, ApiClient coordination, NpgsqlConnection connection, int people) =>
        (this.host, this.second, this.coordination, this.connection, this.people) = (host, second, coordination, connection, people);

    /// <summary>What was found wrong: the kind first.</summary>
    public IReadOnlyCollection<string> Wrong => wrong;

    /// <summary>How much there was to find something in.</summary>
    public string Played => $"{written.Count} mails with {lines} lines, {deeds.Count} facts, {ends} ends of the program in the middle of a mail";

    public int Mails => written.Count;

    public static async Task<NoticeYear> OpenAsync(int people)
    {
        var host = await ApiHost.OwnAsync();
        var second = await host.SecondNodeAsync();
        foreach (var node in new[] { host, second })
        {
            var options = node.Services.GetRequiredService<NoticeOptions>();
            (options.Runs, options.PerMinute, options.MorningMinutes) = (false, PerMinute, 3);
        }
        var year = new NoticeYear(host, second, await host.CoordinationAsync(),
            await TableCopy.OpenAsync(host.ConnectionString, CancellationToken.None), people);
        await year.EnterAsync();
        return year;
    }

    /// <summary>Begins anew, as if nothing had been told yet.</summary>
    public async Task BeginAsync(int seed)
    {
        random = new(seed);
        wrong.Clear();
        await TickAsync();
        await RunAsync("truncate notice.items, notice.settings, notice.mails, notice.offs, notice.reminders, notice.pauses, notice.rules; delete from mail.mails");
        deeds.Clear();
        written.Clear();
        pausedUntil.Clear();
        foreach (var player in players)
            player.Forget();
    }

    /// <param name="quietFrom">From this day on nothing changes but facts, and the list of that day is compared with what is sent.</param>
    /// <param name="changeEvery">Of so many days, something changes on one.</param>
    /// <param name="onQuiet">What happens once that list was published.</param>
    public async Task PlayAsync(int days, int quietFrom, int changeEvery, Func<Task>? onQuiet = null)
    {
        List<(DateOnly On, string Kind, DateOnly Day, string Nis)>? published = null;
        List<(DateOnly On, string To, string What, DateOnly Day)> reminded = [];
        for (var day = 0; day < days; day++)
        {
            var today = host.Clock.Today().AddDays(1);
            host.Clock.MoveTo(today.StartInBrussels().AddHours(6));
            var quiet = day >= quietFrom;
            for (var minute = 0; minute == 0 || (await AreDueAsync() && minute < 60); minute++)
            {
                host.Clock.MoveTo(today.StartInBrussels().AddHours(7).AddMinutes(minute + 3));
                reminded.AddRange(await MailsAsync());
            }
            Missing(today);
            if (day == quietFrom)
            {
                published = [.. await PublishedAsync(today)];
                reminded.Clear();
                if (onQuiet is not null)
                    await onQuiet();
            }
            host.Clock.MoveTo(today.StartInBrussels().AddHours(10));
            if (!quiet && random.Next(changeEvery) == 0)
                await ChangeAsync(today);
            await DoAsync();
            reminded.AddRange(await MailsAsync());
        }
        if (published is not null)
            Compare(published, reminded, host.Clock.Today());
    }

    public Task RunAsync(string sql) => NoticeTable.ExecuteAsync(connection, sql, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        await second.StopAsync();
        await host.DisposeAsync();
    }

    private async Task EnterAsync()
    {
        for (var number = 0; number < people; number++)
        {
            var nis = Communes[number % Communes.Length];
            var role = number == 0 ? Role.NationalCoordinator : number <= Communes.Length ? Role.Secretary : Role.Member;
            var (name, code) = ($"year{number}", char.ToLowerInvariant($"{role}"[0]) + $"{role}"[1..]);
            using var made = await coordination.PostAsync("/accounts",
                new { userName = name, role = code, communes = number == 0 ? [] : new[] { nis }, email = $"{name}@example.org" });
            var id = (await made.ReadAsync(System.Net.HttpStatusCode.Created)).GetProperty("id").GetString() ?? "";
            players.Add(new(Guid.Parse(id), $"{name}@example.org", role, number == 0 ? "" : nis));
        }
        for (var number = 0; number < 24; number++)
        {
            // Each on a day of its own, by which a line in a mail is known.
            var until = host.Clock.Today().AddDays(20 + (number * 17));
            using var given = await coordination.PostAsync("/governance/mandates",
                new { area = Communes[number % Communes.Length], role = "volunteer", person = new { displayName = $"Volontaire {number}" }, until });
            mandates[until] = Guid.Parse((await given.ReadAsync(System.Net.HttpStatusCode.Created)).GetProperty("id").GetString() ?? "");
        }
        await host.WaitForNonStaleDataAsync();
    }

    /// <summary>Facts of a day: now and then ten edits of one.</summary>
    private async Task DoAsync()
    {
        for (var number = random.Next(4); number > 0; number--)
        {
            var old = deeds.Count > 0 && random.Next(2) == 0 ? deeds[random.Next(deeds.Count)] : null;
            var times = old is not null && random.Next(4) == 0 ? 10 : 1;
            if (old is null)
            {
                // Each happened on a day of its own.
                var on = new DateOnly(1960, 1, 1).AddDays(++serial);
                old = new(Guid.CreateVersion7(), Communes[random.Next(Communes.Length)], on);
                deeds.Add(old);
            }
            for (; times > 0; times--)
                await AppendAsync(old);
        }
    }

    private async Task AppendAsync(Deed deed)
    {
        var state = deed.Version == 0 ? Edits[0] : Edits[1 + random.Next(2)];
        var fact = new Fact("committeeMeeting", null, deed.On);
        await using var session = host.Services.GetRequiredService<IDocumentStore>().LightweightSession();
        if (deed.Version == 0)
        {
            session.Events.StartStream<Activity>($"activity/{deed.Id}", new ActivityRecorded(deed.Id, deed.Nis, fact));
        }
        else
        {
            session.Events.Append($"activity/{deed.Id}", deed.Version, state == Edits[1]
                ? new ActivityCorrected(deed.Id, deed.Nis, fact, "year")
                : new ActivityWithdrawn(deed.Id, deed.Nis, deed.On, "year"));
        }
        var by = random.Next(6) == 0 ? players[random.Next(players.Count)] : null;
        session.LastModifiedBy = by is null ? "key:year" : $"account:{by.Id}";
        await session.SaveChangesAsync();
        (deed.Version, deed.State) = (deed.Version + 1, state);
        by?.Knows(deed);
        foreach (var player in players.Where(p => p != by && p.Holds && p.Nis == deed.Nis))
        {
            player.New[deed] = deed.Version;
            if (player.Journal != Rhythm.Off)
                player.Expected.Add(deed);
        }
    }

    /// <summary>Somebody wishes something else, leaves or comes back, or an object is paused or resumed.</summary>
    private async Task ChangeAsync(DateOnly today)
    {
        var player = players[random.Next(players.Count)];
        switch (random.Next(5))
        {
            case 0 or 1:
                player.Journal = Enum.GetValues<Rhythm>()[random.Next(4)];
                await NoticeTable.WishAsync(connection, player.Id, Topics.Journal, player.Journal, null, CancellationToken.None);
                if (player.Journal == Rhythm.Off)
                    player.Expected.Clear();
                break;
            case 2:
                player.Reminders = random.Next(2) == 0;
                await NoticeTable.WishAsync(connection, player.Id, Topics.Reminders, player.Reminders ? Rhythm.Daily : Rhythm.Off, null, CancellationToken.None);
                break;
            case 3 when player.Role == Role.Member:
                await LeaveOrReturnAsync(player, today);
                break;
            default:
                var due = mandates.Keys.Where(day => day >= today.AddDays(5) && day <= today.AddDays(70)).ToList();
                if (due.Count == 0)
                    break;
                var key = $"mandate:{mandates[due[random.Next(due.Count)]]}";
                var pause = pausedUntil.GetValueOrDefault(key) < today;
                var until = today.AddDays(1 + random.Next(20));
                using (var answer = await coordination.PostAsync(pause ? "/reminders/pauses" : "/reminders/resumptions",
                    pause ? new { @object = key, until } : new { @object = key }))
                {
                    Assert.True(answer.IsSuccessStatusCode || !pause, await answer.Content.ReadAsStringAsync());
                }
                pausedUntil[key] = pause ? until : today.AddDays(-1);
                break;
        }
    }

    private async Task LeaveOrReturnAsync(Player player, DateOnly today)
    {
        player.Holds = !player.Holds;
        player.Expected.Clear();
        await using var session = host.Services.GetRequiredService<IDocumentStore>().LightweightSession();
        var stream = await session.Events.FetchForWriting<Committee>(Committee.StreamKey(player.Nis));
        if (player.Holds)
        {
            stream.AppendOne(new MandateGiven(Guid.CreateVersion7(), player.Id, player.Nis, Role.Member, today));
        }
        else
        {
            stream.AppendMany((stream.Aggregate?.Mandates ?? []).Where(m => m.PersonId == player.Id && m.HoldsOn(today))
                .Select(m => new MandateEnded(m.MandateId, player.Id, player.Nis, m.Role, today, "left")));
        }
        await session.SaveChangesAsync();
        await host.WaitForNonStaleDataAsync();
    }

    /// <summary>Both nodes look for what is due at the same time; now and then one ends before it has committed.</summary>
    private async Task TickAsync()
    {
        var cut = random.Next(12) == 0;
        if (cut)
        {
            await RunAsync("""
                create or replace function notice.cut() returns trigger language plpgsql as $$ begin raise exception 'cut off'; end $$;
                create constraint trigger cut after insert on notice.mails deferrable initially deferred for each row execute function notice.cut();
                """);
        }
        await ReadAsync();
        await Task.WhenAll(random.Next(4) == 0 ? [TickAsync(host), TickAsync(second)] : [TickAsync(host)]);
        if (cut)
        {
            await RunAsync("drop trigger cut on notice.mails");
            await TickAsync(host);
        }
    }

    /// <summary>Reads to the end of the log; by either node.</summary>
    private Task ReadAsync() => NoticeReading.ToEndAsync(random.Next(10) == 0 ? second : host, connection);

    private async Task TickAsync(ApiHost node)
    {
        try
        {
            await node.Services.GetRequiredService<NoticeSender>().SendDueAsync(CancellationToken.None);
        }
        catch (PostgresException)
        {
            ends++;
        }
    }

    private async Task<bool> AreDueAsync() => await NoticeTable.AskAsync<long>(connection, """
        select count(distinct i.person_id) from notice.items i
        where i.mail = 'waiting' and not exists (select from notice.mails m where m.person_id = i.person_id and m.day = $1 and m.number = 0)
        """, CancellationToken.None, host.Clock.Today()) > 0;

    /// <summary>Reads the mails that were written now.</summary>
    private async Task<IReadOnlyList<(DateOnly On, string To, string What, DateOnly Day)>> MailsAsync()
    {
        await TickAsync();
        var (now, today) = (host.Clock.GetUtcNow(), host.Clock.Today());
        var mails = new List<(string To, string Text)>();
        await using (var command = new NpgsqlCommand("delete from mail.mails returning recipient, text", connection))
        await using (var row = await command.ExecuteReaderAsync())
        {
            while (await row.ReadAsync())
                mails.Add((row.GetString(0), row.GetString(1)));
        }

        var reminded = new List<(DateOnly, string, string, DateOnly)>();
        foreach (var (to, text) in mails)
        {
            written.Add((now, to));
            var player = players.Single(p => p.Email == to);
            var found = Line().Matches(text);
            lines += found.Count;
            if (found.Count == 0)
                wrong.Add($"empty: {to} on {today}");
            foreach (Match line in found)
            {
                var day = DateOnly.ParseExact(line.Groups["day"].Value, "d MMMM yyyy", French);
                if (line.Groups["reminder"].Success)
                {
                    reminded.Add((today, to, line.Groups["what"].Value, day));
                    Reminded(player, line.Groups["what"].Value, day, today);
                }
                else if (deeds.SingleOrDefault(d => d.On == day) is { } deed)
                {
                    Told(player, deed, line.Groups["what"].Value, today, found.Count(l => l.Groups["day"].Value == line.Groups["day"].Value));
                }
            }
        }
        var minute = written.Count(m => m.At > now - TimeSpan.FromMinutes(1));
        if (minute > PerMinute)
            wrong.Add($"burst: {minute} in the minute before {now:u}");
        return reminded;
    }

    private void Told(Player player, Deed deed, string what, DateOnly today, int inThisMail)
    {
        if (player.Journal == Rhythm.Off)
            wrong.Add($"off: {player.Email} is told of {deed.On} on {today}");
        if (!player.Holds)
            wrong.Add($"role: {player.Email} is told of {deed.On} on {today}");
        if (inThisMail > 1)
            wrong.Add($"grouped: {player.Email} is told of {deed.On} {inThisMail} times in one mail on {today}");
        if (!player.New.Remove(deed))
            wrong.Add($"twice: {player.Email} is told of {deed.On} again on {today}");
        if (what != NoticeWords.What(deed.State, "fr"))
            wrong.Add($"latest: {player.Email} is told that {what} of {deed.On} on {today}");
        player.Expected.Remove(deed);
    }

    private void Reminded(Player player, string what, DateOnly day, DateOnly today)
    {
        if (!player.Reminders)
            wrong.Add($"off: {player.Email} is reminded of {day} on {today}");
        if (what != NoticeWords.What(ReminderKinds.MandateEnd, "fr") || !mandates.TryGetValue(day, out var mandate))
            return;
        if (pausedUntil.GetValueOrDefault($"mandate:{mandate}") >= today)
            wrong.Add($"paused: {player.Email} is reminded of {day} on {today}");
        // The rule that ships says sixty and fourteen days before.
        var periods = new[] { day.AddDays(-60), day.AddDays(-14) }.Count(period => period <= today);
        player.Reminded[day] = player.Reminded.GetValueOrDefault(day) + 1;
        if (player.Reminded[day] > periods || !player.RemindedOn.Add((day, today)) || player.RemindedOn.Contains((day, today.AddDays(-1))))
            wrong.Add($"reminder: {player.Email} is reminded of {day} on {today} once more");
    }

    /// <summary>After the mails of a morning, nothing that was to be in one of them may be left.</summary>
    private void Missing(DateOnly today)
    {
        foreach (var player in players.Where(p => p.Holds))
        {
            var due = player.Journal is Rhythm.Daily or Rhythm.AtOnce || (player.Journal == Rhythm.Weekly && today.DayOfWeek == DayOfWeek.Monday);
            if (due && player.Expected.Count > 0)
                wrong.Add($"missing: {player.Email} was not told of {player.Expected.First().On} by {today}");
            if (due)
                player.Expected.Clear();
        }
    }

    private async Task<IEnumerable<(DateOnly On, string Kind, DateOnly Day, string Nis)>> PublishedAsync(DateOnly today)
    {
        var list = await coordination.GetJsonAsync("/reminders?days=60");
        return list.GetProperty("items").EnumerateArray().Select(item => (Day(item, "dueOn"), item.GetProperty("kind").GetString() ?? "",
            Day(item, "day"), item.GetProperty("area").GetString() ?? "")).Where(item => item.Item1 > today);

        static DateOnly Day(System.Text.Json.JsonElement item, string name) =>
            DateOnly.Parse(item.GetProperty(name).GetString() ?? "", CultureInfo.InvariantCulture);
    }

    // The coordination is reminded of key actions, secretaries of mandates of their commune.
    private void Compare(List<(DateOnly On, string Kind, DateOnly Day, string Nis)> published,
        List<(DateOnly On, string To, string What, DateOnly Day)> reminded, DateOnly until)
    {
        foreach (var player in players.Where(p => p.Reminders && p.Role is Role.NationalCoordinator or Role.Secretary))
        {
            var kind = player.Role is Role.Secretary ? ReminderKinds.MandateEnd : ReminderKinds.KeyAction;
            var said = published.Where(r => r.Kind == kind && r.Nis == player.Nis && r.On <= until).Select(r => $"{r.On:O} {r.Day:O}").Order(StringComparer.Ordinal);
            var sent = reminded.Where(r => r.To == player.Email && r.What.StartsWith(NoticeWords.What(kind, "fr"), StringComparison.Ordinal)).Select(r => $"{r.On:O} {r.Day:O}").Order(StringComparer.Ordinal);
            if (!said.SequenceEqual(sent))
                wrong.Add($"list: {player.Email} was promised [{string.Join(", ", said)}] and got [{string.Join(", ", sent)}]");
        }
    }

    [GeneratedRegex(@"^(?<reminder>Rappel, )?(?<place>[^:\n]+) : (?<what>[^\n]+) \((?<day>\d+ \S+ \d{4})\)\r?$", RegexOptions.Multiline)]
    private static partial Regex Line();

    /// <summary>A fact and what was last said of it.</summary>
    private sealed class Deed(Guid id, string nis, DateOnly on)
    {
        public Guid Id => id;
        public string Nis => nis;
        public DateOnly On => on;
        public long Version { get; set; }
        public string State { get; set; } = "";
    }

    /// <summary>Somebody who gets mails, and what is to be expected of them.</summary>
    private sealed class Player(Guid id, string email, Role role, string nis)
    {
        public Guid Id => id;
        public string Email => email;
        public Role Role => role;
        public string Nis => nis;
        public bool Holds { get; set; } = true;
        public bool Reminders { get; set; } = true;
        public Rhythm Journal { get; set; } = Rhythm.Weekly;

        /// <summary>What may be told, because it is newer than what was.</summary>
        public Dictionary<Deed, long> New { get; } = [];

        /// <summary>What has to be told with the next mail.</summary>
        public HashSet<Deed> Expected { get; } = [];
        public Dictionary<DateOnly, int> Reminded { get; } = [];
        public HashSet<(DateOnly Day, DateOnly On)> RemindedOn { get; } = [];

        /// <summary>Whoever changes something is not told of what others had changed in it.</summary>
        public void Knows(Deed deed)
        {
            New.Remove(deed);
            Expected.Remove(deed);
        }

        public void Forget()
        {
            (Reminders, Journal) = (true, Rhythm.Weekly);
            New.Clear();
            Expected.Clear();
            Reminded.Clear();
            RemindedOn.Clear();
        }
    }
}
