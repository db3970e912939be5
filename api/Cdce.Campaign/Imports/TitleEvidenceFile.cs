using System.Globalization;
using Cdce.Campaign.Communes;
using Cdce.Campaign.TitleFiles;
using Cdce.Platform.Imports;

namespace Cdce.Campaign.Imports;

/// <summary>Reads a file of title evidence and says what taking a row would do.</summary>
internal static class TitleEvidenceFile
{
    public static readonly string[] Required = ["nis", "name_fr", "status"];

    public static readonly string[] Optional =
        ["title_year", "title_date", "known_titled_by", "note", "source_url", "province", "region"];

    private static readonly string[] Statuses = ["titled", "titled_then_merged", "candidate", "probable"];

    /// <summary>The step that a row speaks for; null when the row cannot be read (its errors say why).</summary>
    /// <param name="gatheredOn">The day the evidence was gathered: undated evidence is known by then.</param>
    public static TitleEntry? Read(CsvRow row, DateOnly gatheredOn)
    {
        var nisCode = row.Required("nis", 5);
        row.Required("name_fr", 100);
        var status = row.Text("status") is null ? row.Required("status") : row.OneOf("status", Statuses);
        var year = row.WholeNumber("title_year", 1990, 2100);
        var date = Date(row, "title_date");
        var knownBy = Date(row, "known_titled_by");
        var url = row.WebAddress("source_url");
        var note = row.Text("note", 500);
        if (date is { Precision: not DatePrecision.Day })
            row.Fail("title_date", "not-a-day", "A day as yyyy-MM-dd is expected.");
        if (date is { } day && year is { } y && day.On.Year != y)
            row.Fail("title_year", "year-differs", "The year is not that of the date.");
        if (row.Errors.Count > 0 || status is null)
            return null;

        var step = status switch
        {
            "candidate" => TitleStep.CandidacyKnown,
            "probable" => TitleStep.TitleReported,
            _ => TitleStep.Awarded,
        };
        var fact = new TitleFact(Guid.CreateVersion7(), step, gatheredOn, KnownBy: true, OffPlatform: true,
            EvidenceOnly: true, SourceUrl: url, SourceText: note);
        fact = (date, year, knownBy) switch
        {
            ({ } exact, _, _) => fact with { On = exact.On, KnownBy = false },
            // Known within its year by a date of the press: the year is sure, and by that date it was so.
            (null, { } titled, { } known) when known.On.Year == titled =>
                fact with { On = known.On, Precision = DatePrecision.Year, KnownBy = false },
            (null, { } titled, _) =>
                fact with { On = new DateOnly(titled, 12, 31), Precision = DatePrecision.Year, KnownBy = false },
            (null, null, { } known) => fact with { On = known.On, Precision = known.Precision },
            _ => fact,
        };
        if (fact.On > gatheredOn)
        {
            row.Fail(date is not null ? "title_date" : "known_titled_by", "in-future", "The date lies after the gathering.");
            return null;
        }

        return new TitleEntry(row.Line, nisCode, fact, date is null && year is null && knownBy is null);
    }

    /// <summary>What taking the row would do: new, changed or the same; or why it cannot be taken.</summary>
    public static (RowOutcome Outcome, IReadOnlyList<object> Events, AppliedRow? Applied, Refusal? Refusal) Plan(
        TitleFile file, CommuneLife? commune, string? formerNisCode, TitleEntry entry, DateOnly today)
    {
        var fact = entry.Fact with { FormerNisCode = formerNisCode };
        var known = file.Facts.Find(f => f.Step == fact.Step && f.EvidenceOnly);
        if (known is not null)
        {
            var renewed = fact with { StepId = known.StepId, On = entry.Undated && known.KnownBy ? known.On : fact.On };
            if (renewed == known)
                return (RowOutcome.Same, [], null, null);
            if (TitleDecisions.Refuse(file, commune, renewed, today)?.Refusal is { } not)
                return (RowOutcome.Error, [], null, not);
            var corrected = new TitleStepCorrected(file.NisCode, renewed, "Imported anew");
            return (RowOutcome.Changed,
                renewed.On == known.On
                    ? [corrected]
                    : [new TitleStepWithdrawn(file.NisCode, known.StepId, known.On, "Imported anew", known.FormerNisCode), corrected],
                new AppliedRow(file.NisCode, known.StepId, known), null);
        }

        // What the campaign recorded itself, or better evidence, is not overwritten by lesser evidence.
        if (file.Path.Steps.Any(s => s.Step == fact.Step || s.Step > fact.Step && s.Step >= TitleStep.TitleReported))
            return (RowOutcome.Same, [], null, null);
        if (TitleDecisions.Refuse(file, commune, fact, today)?.Refusal is { } refusal)
            return (RowOutcome.Error, [], null, refusal);
        return (RowOutcome.New, [new TitleStepRecorded(file.NisCode, fact)], new AppliedRow(file.NisCode, fact.StepId), null);
    }

    /// <summary>What the preview shows of a change.</summary>
    public static IReadOnlyList<FieldChange> Changes(TitleFact? before, TitleFact after)
    {
        var changes = new List<FieldChange>();
        Add("step", before is null ? null : TitleDecisions.Code(before.Step), TitleDecisions.Code(after.Step));
        Add("on", Day(before), Day(after));
        Add("source_url", before?.SourceUrl, after.SourceUrl);
        Add("note", before?.SourceText, after.SourceText);
        return changes;

        void Add(string column, string? old, string? now)
        {
            if (old != now)
                changes.Add(new FieldChange(column, old, now));
        }

        static string? Day(TitleFact? fact) => fact is null
            ? null
            : fact.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + (fact.KnownBy ? " (known by)" : fact.Precision switch
            {
                DatePrecision.Month => " (month)",
                DatePrecision.Year => " (year)",
                _ => "",
            });
    }

    // A date as 2015, 2015-10 or 2015-10-12: the last day of what it names.
    private static (DateOnly On, DatePrecision Precision)? Date(CsvRow row, string column)
    {
        if (row.Text(column) is not { } text)
            return null;
        foreach (var (format, precision) in new[] { ("yyyy-MM-dd", DatePrecision.Day), ("yyyy-MM", DatePrecision.Month), ("yyyy", DatePrecision.Year) })
        {
            if (DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var on))
                return (TitleDecisions.LastDay(on, precision, DateOnly.MaxValue), precision);
        }

        row.Fail(column, "not-a-date", "A date as yyyy, yyyy-MM or yyyy-MM-dd is expected.");
        return null;
    }
}
