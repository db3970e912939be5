using Xunit.Abstractions;

namespace Cdce.Api.Tests.Notices;

/// <summary>A year of notices and reminders, and defects that such a year has to show.</summary>
public sealed class NoticeYearTests(ITestOutputHelper output)
{
    /// <summary>Another life, or a longer one with more people, by CDCE_YEAR_SEED and CDCE_YEAR_PEOPLE.</summary>
    [Fact]
    public async Task In_a_year_everybody_is_told_what_was_wished_once_and_in_time()
    {
        var seed = Setting("CDCE_YEAR_SEED", Environment.TickCount & 0xffff);
        output.WriteLine($"seed {seed}");
        await using var year = await NoticeYear.OpenAsync(Setting("CDCE_YEAR_PEOPLE", 6));
        await year.BeginAsync(seed);
        await year.PlayAsync(365, 365 - 45, 3);
        output.WriteLine(year.Played);
        Assert.True(year.Wrong.Count == 0, $"Seed {seed}:\n{string.Join('\n', year.Wrong.Take(20))}");
        Assert.True(year.Mails > 200, year.Played);
    }

    /// <summary>Planted defects: where the program would do this, the year above says so.</summary>
    private static readonly (string Defect, string Kind, string Sql, string Undo)[] Planted =
    [
        ("a wish for no mails is ignored", "off", Trigger("update or insert on notice.settings", "if new.mail = 'off' then new.mail := 'daily'; end if; return new;"), Gone("settings")),
        ("what was told stays to be told, as after a kill between the mail and its mark", "twice",
            Trigger("update on notice.items", "if new.mail = 'sent' then new.mail := 'waiting'; end if; return new;"), Gone("items")),
        ("mails are not counted by the minute", "burst", Trigger("insert on notice.mails", "new.written_at := new.written_at - interval '1 day'; return new;"), Gone("mails")),
        ("a mail goes out without a line", "empty", Trigger("insert on notice.mails", """
            if new.lines = 0 then
                insert into mail.mails (id, state, recipient, language, subject, text, html, queued_at, due_at, until)
                select gen_random_uuid(), 'kept', a."Email", 'fr', '', 'Voici', '', now(), now(), now() from identity.accounts a where a."Id" = new.person_id and a."Email" is not null;
            end if;
            return new;
            """), Gone("mails")),
        ("each edit has a line of its own", "grouped", Trigger("insert on notice.items", "new.object := new.source; return new;"), Gone("items")),
        ("the first state stands in the line", "latest", Trigger("insert on notice.items", "new.sequence := - new.sequence; return new;"), Gone("items")),
        ("what came on a Wednesday is lost", "missing", Trigger("insert on notice.items",
            "if extract(isodow from new.recorded_at) = 3 then return null; end if; return new;"), Gone("items")),
        ("a pause is ignored", "paused", Trigger("insert on notice.pauses", "return null;"), Gone("pauses")),
        ("nobody notes that a reminder was sent", "reminder", Trigger("insert on notice.reminders", "return null;"), Gone("reminders")),
        ("other rules hold than those that were published", "list", "", ""),
    ];

    [Fact]
    public async Task Each_planted_defect_is_found()
    {
        await using var year = await NoticeYear.OpenAsync(8);
        var missed = new List<string>();
        for (var number = 0; number < Planted.Length; number++)
        {
            var (defect, kind, sql, undo) = Planted[number];
            string? found = null;
            // A life may by chance hold no morning that shows it.
            for (var life = 0; life < 4 && found is null; life++)
            {
                await year.BeginAsync(4711 + number + (100 * life));
                if (sql.Length > 0)
                    await year.RunAsync(sql);
                await year.PlayAsync(kind == "paused" ? 70 : 21, kind == "list" ? 1 : 99, 1, () => year.RunAsync("""
                    insert into notice.rules (number, rules, made_at, made_by) values (2, '[{"code":"mandateEnd","kind":"mandateEnd",
                        "offsets":[-60,-58,-56,-54,-52,-50,-15,-13],"repeatDays":0,"most":9,"roles":["secretary"]}]', now(), 'planted')
                    """));
                if (sql.Length > 0)
                    await year.RunAsync(undo);
                found = year.Wrong.FirstOrDefault(w => w.StartsWith(kind, StringComparison.Ordinal));
            }
            output.WriteLine($"{defect}: {found ?? "MISSED"}");
            if (found is null)
                missed.Add(defect);
        }
        Assert.Empty(missed);
    }

    private static int Setting(string name, int usual) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : usual;

    private static string Trigger(string when, string body) => $"""
        create or replace function notice.planted() returns trigger language plpgsql as $$ begin {body} end $$;
        create trigger planted before {when} for each row execute function notice.planted();
        """;

    private static string Gone(string table) => $"drop trigger planted on notice.{table}";
}
