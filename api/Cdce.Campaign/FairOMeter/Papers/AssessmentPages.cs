using Cdce.Platform.Documents;

namespace Cdce.Campaign.FairOMeter.Papers;

/// <summary>A commune's Fair-ô-mètre as a document: blank, to be filled by hand in a meeting, or filled, with score and provenance.</summary>
internal static class AssessmentPages
{
    private const string Line = "______________________________________________________________";

    public static byte[] Write(AssessmentPaper of)
    {
        var (say, blank) = (of.Words, of.Score is null);
        var page = new TaggedPdf(of.Title, say.Language, of.Day)
            .Heading(say["Fair-ô-mètre", "Fair-O-Meter"])
            .Paragraph($"{say[of.Commune]}, {say[of.Edition]}", 14, bold: true);
        if (blank)
        {
            page.Paragraph(say["À remplir à la main, par exemple en réunion. Les réponses sont ensuite recopiées dans l’application.",
                "Von Hand auszufüllen, zum Beispiel in einer Sitzung. Danach werden die Antworten in die Anwendung übertragen."]);
        }

        foreach (var (place, text) in of.Provenance.Index())
            page.Paragraph(text, place == 0 ? 14 : 11, bold: place == 0);
        page.Paragraph(of.GridInWords, 9.5);

        foreach (var criterion in of.Questions.GroupBy(q => say[q.Criterion]))
        {
            page.Part(criterion.Key);
            foreach (var question in criterion)
                Question(question);
        }

        Beside(say["Actions propres à la commune", "Eigene Aktionen der Gemeinde"], of.Actions);
        Beside(say["Dans les mots de la commune", "In den Worten der Gemeinde"], of.Statements);
        return page.ToArray();

        void Beside(string heading, IReadOnlyList<PaperWord> words)
        {
            if (words.Count == 0)
                return;
            page.Part(heading).Paragraph(of.BesideInWords, 9.5);
            foreach (var told in words)
            {
                page.Paragraph(told.Title ?? $"{told.Kind}{(told.On is { } on ? $", {say.Day(on)}" : "")}", 11.5, bold: true, before: 14)
                    .Paragraph(PaperWords.OneLine(told.Text));
                if (told.Evidence.Count > 0)
                    page.Paragraph(say["Preuves :", "Nachweise:"], 9.5, before: 2).List(told.Evidence, numbered: false);
                if (told.Reply is { } reply)
                    page.Paragraph($"{say["La coordination :", "Die Koordination:"]} {say.Quoted(reply)}");
            }
        }

        void Question(PaperQuestion asked)
        {
            page.Paragraph(say[asked.Question.Text], 11.5, bold: true, before: 14)
                .Paragraph(Worth(asked, of), 9.5, before: 2);
            if (blank)
            {
                page.Paragraph(say[asked.Question.Help.Why], 9.5, before: 2)
                    .Paragraph($"{say["Preuves acceptées :", "Anerkannte Nachweise:"]} {say[asked.Question.Help.Evidence]}", 9.5, before: 2);
                if (asked.Question.Choices(say) is { Count: > 0 } choices)
                    page.List([.. choices.Select(c => $"[    ]  {c}")], numbered: false);
                else
                    page.Paragraph(say["Nombre : ______________", "Anzahl: ______________"]);
                page.Paragraph(say["Ne s’applique pas, parce que :", "Trifft nicht zu, weil:"]).Paragraph(Line)
                    .Paragraph(say["Preuves :", "Nachweise:"]).Paragraph(Line);
                return;
            }

            if (asked.Answer is not { } answer)
            {
                page.Paragraph(say["Pas encore de réponse.", "Noch keine Antwort."]);
                return;
            }

            page.Paragraph(answer.Value is { } value ? $"{say["Réponse :", "Antwort:"]} {asked.Question.InWords(value, say)}"
                : $"{say["Ne s’applique pas :", "Trifft nicht zu:"]} {answer.NotApplicable}");
            if (of.Origin(answer) is { } origin)
                page.Paragraph(origin, 9.5, before: 2);
            if (asked.Evidence.Count > 0)
                page.Paragraph(say["Preuves :", "Nachweise:"], 9.5, before: 2).List(asked.Evidence, numbered: false);
        }
    }

    private static string Worth(PaperQuestion asked, AssessmentPaper of)
    {
        var say = of.Words;
        var points = asked.Adds is { } adds
            ? say[$"{say.Number(adds)} points sur les {say.Number(asked.Question.Points)} de la grille.", $"{say.Number(adds)} Punkte von {say.Number(asked.Question.Points)} des Rasters."]
            : say[$"Jusqu’à {say.Number(asked.Question.Points)} points.", $"Bis zu {say.Number(asked.Question.Points)} Punkte."];
        return asked.Quota is { } quota ? $"{points} {say[$"Nombre attendu : {quota}.", $"Erwartete Anzahl: {quota}."]}" : points;
    }
}
