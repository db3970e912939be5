using System.Text.Json;
using Cdce.Campaign.Cases;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Cdce.Campaign.Reports;

/// <summary>The report as a workbook: figures by province, alerts and facts, recommendations, and what to know when reading it.</summary>
internal static class ReportWorkbook
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    // Styles of the sheet below: plain, and bold for the first row.
    private const uint Plain = 0;
    private const uint Bold = 1;

    public static byte[] Write(CampaignReport report)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.Workbook = new Workbook();
            var sheets = book.Workbook.AppendChild(new Sheets());
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(
                new Fonts(new Font(), new Font(new Bold())),
                new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }),
                    new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
                new Borders(new Border()),
                new CellFormats(new CellFormat(), new CellFormat { FontId = 1, ApplyFont = true }));

            AddSheet(book, sheets, "Provinces", Provinces(report));
            AddSheet(book, sheets, "Alertes et faits", Alerts(report));
            AddSheet(book, sheets, "États du titre", TitleStates(report));
            AddSheet(book, sheets, "Accompagnements", Cases(report));
            AddSheet(book, sheets, "Mentorat", Mentoring(report));
            AddSheet(book, sheets, "Recommandations", Recommendations(report));
            AddSheet(book, sheets, "À savoir", Notes(report));
            book.Workbook.Save();
        }

        return file.ToArray();
    }

    private static IEnumerable<object?[]> Provinces(CampaignReport report)
    {
        yield return ["region", "province", .. ReportTable.Figures(report.Total).Select(f => (object)f.Item)];
        foreach (var province in report.Provinces)
            yield return [province.Region, province.Province, .. ReportTable.Figures(province.Figures).Select(f => (object)f.Value)];
        yield return ["Total", null, .. ReportTable.Figures(report.Total).Select(f => (object)f.Value)];
    }

    private static IEnumerable<object?[]> Alerts(CampaignReport report) =>
        ReportTable.Lines(report).Where(l => l.Section is "alerts" or "alertsByCause" or "alertsByOutcome" or "activities" or "momentum")
            .Select(l => new object?[] { l.Section, l.Item, l.Value, l.Label })
            .Prepend(["section", "item", "value", "label"]);

    private static IEnumerable<object?[]> TitleStates(CampaignReport report) => report.TitleStates
        .Select(s => new object?[]
        {
            JsonNamingPolicy.CamelCase.ConvertName($"{s.State}"), s.Communes, s.Now, s.Days, s.MedianDays,
        })
        .Prepend(["state", "communes", "now", "days", "medianDays"]);

    private static IEnumerable<object?[]> Cases(CampaignReport report)
    {
        yield return ["cause", "cases", "open", .. CaseCodes.Outcomes, "momentumRegained"];
        foreach (var c in report.Cases.ByCause)
            yield return [c.Cause, c.Cases, c.Open, .. CaseCodes.Outcomes.Select(o => (object)c.ByOutcome.GetValueOrDefault(o)), c.Regained];
        yield return ["Total", report.Cases.Cases, report.Cases.Open,
            .. CaseCodes.Outcomes.Select(o => (object)report.Cases.ByCause.Sum(c => c.ByOutcome.GetValueOrDefault(o))),
            report.Cases.ByCause.Sum(c => c.Regained)];
    }

    private static IEnumerable<object?[]> Mentoring(CampaignReport report)
    {
        yield return ["region", "province", .. ReportTable.Mentoring(report.Total).Select(f => (object)f.Item)];
        foreach (var province in report.Provinces)
            yield return [province.Region, province.Province, .. ReportTable.Mentoring(province.Figures).Select(f => (object)f.Value)];
        yield return ["Total", null, .. ReportTable.Mentoring(report.Total).Select(f => (object)f.Value)];
    }

    private static IEnumerable<object?[]> Recommendations(CampaignReport report) => report.Recommendations
        .Select(r => new object?[]
        {
            r.Code, r.Title.Fr, r.Answer, JsonNamingPolicy.CamelCase.ConvertName($"{r.Status}"), r.KeyActions, r.Done,
            r.Overdue ? "overdue" : null, r.DueOn is { } due ? $"{due:yyyy-MM-dd}" : null,
        })
        .Prepend(["code", "title", "answer", "status", "keyActions", "done", "overdue", "dueOn"]);

    private static IEnumerable<object?[]> Notes(CampaignReport report)
    {
        yield return ["Rapport annuel de la campagne", report.Year];
        yield return ["Situation au", $"{report.Day:yyyy-MM-dd}"];
        yield return ["Titres", "d’après les preuves rassemblées ; ce n’est pas la liste officielle"];
        yield return ["Objectifs par population", "provisoires, modifiables par la coordination"];
        yield return ["Mentorat", "d’après le journal des communes : une séance compte pour la commune mentore et pour la commune mentorée ; "
            + "un binôme entre deux provinces compte dans chacune, une fois dans le total"];
        yield return ["États du titre", "jours depuis la première étape connue de chaque commune jusqu’à la date de situation"];
        yield return ["Paramètres de la dynamique", report.MomentumParametersVersion,
            report.ExampleParameters ? "valeurs d’exemple" : null];
        if (report.Simulated is true)
            yield return ["DONNÉES SIMULÉES", "ce rapport contient des données de démonstration"];
    }

    private static void AddSheet(WorkbookPart book, Sheets sheets, string name, IEnumerable<object?[]> rows)
    {
        var part = book.AddNewPart<WorksheetPart>();
        var data = new SheetData();
        foreach (var (index, row) in rows.Index())
            data.Append(new Row(row.Select(value => Cell(value, index == 0 ? Bold : Plain))));
        part.Worksheet = new Worksheet(data);
        sheets.Append(new Sheet { Id = book.GetIdOfPart(part), SheetId = (uint)sheets.ChildElements.Count + 1, Name = name });
    }

    // Text stands as text, never as a formula, whatever it begins with.
    private static Cell Cell(object? value, uint style) => value switch
    {
        int number => new Cell { CellValue = new CellValue(number), DataType = CellValues.Number, StyleIndex = style },
        _ => new Cell
        {
            InlineString = new InlineString(new Text(value?.ToString() ?? "")),
            DataType = CellValues.InlineString,
            StyleIndex = style,
        },
    };
}
