using System.Globalization;
using Cdce.Campaign.FairOMeter.Grids;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using static Cdce.Campaign.FairOMeter.Papers.LockedBook;

namespace Cdce.Campaign.FairOMeter.Papers;

/// <summary>
/// A commune's Fair-ô-mètre as a workbook: a row for each question, with its answer to choose. Headings and questions are locked, without
/// a password; answer, reason and evidence can be written. What the commune tells beside the questions stands on a sheet that is only read.
/// </summary>
internal static class AssessmentWorkbook
{
    /// <summary>What the sheet of the particulars calls the id, in every language.</summary>
    public const string IdLine = "assessmentId";

    /// <summary>Places of what is read again, within the sheet of the questions.</summary>
    public const int CodeColumn = 0;
    public const int AnswerColumn = 7;
    public const int ReasonColumn = 8;
    public const int EvidenceColumn = 9;

    private static readonly double[] Widths = [22, 24, 50, 44, 44, 44, 12, 34, 40, 44];

    private static readonly double[] BesideWidths = [28, 34, 60, 20, 44, 50];

    public static byte[] Write(AssessmentPaper of)
    {
        var say = of.Words;
        var choices = say["Choix", "Auswahl"];
        return LockedBook.Write((book, sheets) =>
        {
            var questions = AddSheet(book, sheets, say["Questions", "Fragen"],
                [[.. Headings(say).Select(h => TextCell(h, HeadingStyle))], .. of.Questions.Select(q => Row(q, say))], Widths);
            questions.Freeze(lines: 1, columns: 0);
            questions.Append(Rules(of, choices));
            questions.PrintAcross();
            AddSheet(book, sheets, choices, Choices(of.Questions.Select(q => q.Question), say), [22, 40]);
            if (of.Actions.Count + of.Statements.Count > 0)
                AddSheet(book, sheets, say["Actions et paroles", "Aktionen und Mitteilungen"], Beside(of), BesideWidths).PrintAcross();
            AddSheet(book, sheets, say["À propos", "Angaben"], About(of).Select(line => line.Select(t => TextCell(t, LockedStyle)).ToArray()), [34, 90]);
        });
    }

    /// <summary>A line for each question: its code, and the answers to choose from.</summary>
    public static IEnumerable<Cell[]> Choices(IEnumerable<GridQuestion> questions, PaperWords say) =>
        questions.Select(q => new[] { TextCell(q.Code, LockedStyle) }.Concat(q.Choices(say).Select(c => TextCell(c, LockedStyle))).ToArray());

    public static IReadOnlyList<string> Headings(PaperWords say) =>
    [
        say["Code", "Code"], say["Critère", "Kriterium"], say["Question", "Frage"], say["Pourquoi", "Warum"], say["Exemples", "Beispiele"],
        say["Preuves acceptées", "Anerkannte Nachweise"], say["Nombre attendu", "Erwartete Anzahl"], say["Réponse", "Antwort"],
        say["Ne s’applique pas, parce que", "Trifft nicht zu, weil"], say["Preuves", "Nachweise"],
    ];

    private static Cell[] Row(PaperQuestion of, PaperWords say) =>
    [
        TextCell(of.Question.Code, LockedStyle), TextCell(say[of.Criterion], LockedStyle), TextCell(say[of.Question.Text], LockedStyle), TextCell(say[of.Question.Help.Why], LockedStyle),
        TextCell(say[of.Question.Help.Examples], LockedStyle), TextCell(say[of.Question.Help.Evidence], LockedStyle),
        of.Quota is { } quota ? NumberCell(quota, LockedStyle) : TextCell("", LockedStyle),
        of.Answer?.Value is not { } value ? TextCell("", OpenStyle) : of.Question.Kind is not QuestionKind.Count ? TextCell(of.Question.InWords(value, say), OpenStyle) : NumberCell(value, OpenStyle),
        TextCell(of.Answer?.NotApplicable ?? "", OpenStyle), TextCell(string.Join("\n", of.Evidence), OpenStyle),
    ];

    // The first column is never anybody's own words: what the sheet of the particulars says is found by it.
    private static IEnumerable<Cell[]> Beside(AssessmentPaper of)
    {
        var say = of.Words;
        yield return [.. new[] { say["Quoi", "Was"], say["Titre", "Titel"], say["En quelques phrases", "In wenigen Sätzen"], say["Dit le", "Mitgeteilt am"],
            say["Preuves", "Nachweise"], say["La coordination répond", "Antwort der Koordination"] }.Select(h => TextCell(h, HeadingStyle))];
        foreach (var told in of.Actions.Concat(of.Statements))
        {
            yield return [.. new[] { told.Kind, told.Title ?? "", told.Text, told.On?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
                string.Join("\n", told.Evidence), told.Reply ?? "" }.Select(t => TextCell(t, LockedStyle))];
        }

        yield return [TextCell(say["Pour information", "Zur Information"], LockedStyle), TextCell("", LockedStyle), TextCell(of.BesideInWords + " "
            + say["Cette feuille se change dans l’application, pas ici.", "Dieses Blatt wird in der Anwendung geändert, nicht hier."], LockedStyle)];
    }

    private static IEnumerable<string[]> About(AssessmentPaper of)
    {
        var say = of.Words;
        yield return [say["Commune", "Gemeinde"], say[of.Commune]];
        yield return [say["Édition", "Ausgabe"], say[of.Edition]];
        yield return [IdLine, of.AssessmentId];
        yield return [say["Grille", "Raster"], of.GridInWords];
        yield return [say["Situation au", "Stand am"], of.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)];
        foreach (var line in of.Provenance)
            yield return [say["Résultat", "Ergebnis"], line];
    }

    // A list where there are choices, a whole number from 0 elsewhere.
    private static DataValidations Rules(AssessmentPaper of, string choices)
    {
        var say = of.Words;
        var rules = of.Questions.Select((question, place) =>
        {
            var row = place + 1;
            var rule = new DataValidation
            {
                AllowBlank = true,
                ShowErrorMessage = true,
                SequenceOfReferences = new ListValue<StringValue> { InnerText = $"{Letters(AnswerColumn)}{row + 1}" },
                ErrorTitle = say["Réponse", "Antwort"],
            };
            if (question.Question.Kind is not QuestionKind.Count)
            {
                rule.Type = DataValidationValues.List;
                rule.Error = say["Choisissez une réponse de la liste.", "Wählen Sie eine Antwort aus der Liste."];
                rule.Append(new Formula1($"'{choices}'!$B${row}:${Letters(question.Question.Choices(say).Count)}${row}"));
            }
            else
            {
                rule.Type = DataValidationValues.Whole;
                rule.Operator = DataValidationOperatorValues.GreaterThanOrEqual;
                rule.Error = say["Écrivez un nombre entier, à partir de 0.", "Schreiben Sie eine ganze Zahl ab 0."];
                rule.Append(new Formula1("0"));
            }

            return rule;
        }).ToArray();
        return new DataValidations(rules) { Count = (uint)rules.Length };
    }
}
