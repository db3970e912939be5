using Cdce.Campaign.FairOMeter.LocalActions;
using Cdce.Campaign.FairOMeter.Papers;
using Cdce.Campaign.FairOMeter.Scoring;
using Cdce.Platform.Documents;

namespace Cdce.Campaign.FairOMeter.Reviews;

/// <summary>What stands in the letter and on the certificate.</summary>
/// <param name="Language">fr or de</param>
/// <param name="Example">The grid is an example, which the papers say.</param>
/// <param name="On">Since when the result is final.</param>
/// <param name="Before">Label of the edition before, where there is one.</param>
/// <param name="RenewalOn">When the next Fair-ô-mètre is due.</param>
internal sealed record FeedbackCase(LocalText Commune, LocalText Edition, string Language, bool Example, DateOnly On, DateOnly RenewalOn, Feedback Feedback,
    LocalText? Before = null)
{
    /// <summary>Actions of the commune's own, which earn no points.</summary>
    public IReadOnlyList<LocalActionLine> LocalActions { get; init; } = [];

    /// <summary>When the answers were taken over from an edition that took place before; null where they were given and reviewed here.</summary>
    public DateOnly? RecordedOn { get; init; }
}

/// <summary>The feedback letter and the certificate on paper, in the commune's language. The words are examples, as long as the campaign gives none.</summary>
internal static class FeedbackPages
{
    public static byte[] Letter(FeedbackCase of)
    {
        var (score, say) = (of.Feedback.Score, PaperWords.In(of.Language));
        var page = new TaggedPdf($"{say["Fair-ô-mètre", "Fair-O-Meter"]}, {say[of.Commune]}, {say[of.Edition]}", of.Language, of.On)
            .Heading(say["Lettre de retour du Fair-ô-mètre", "Rückmeldung zum Fair-O-Meter"])
            .Paragraph($"{say[of.Commune]}, {say[of.Edition]}, {say.Day(of.On)}")
            .Paragraph(of.RecordedOn is { } recorded ? say.TakenOver(recorded)
                : say["Merci d’avoir pris le temps de cette autoévaluation. Voici ce que la coordination en retient, après sa relecture.",
                    "Danke, dass Sie sich Zeit für diese Selbsteinschätzung genommen haben. Hier ist das Ergebnis nach der Durchsicht der Koordination."])
            .Part(say["Résultat", "Ergebnis"]);
        if (of.Feedback.Progress is { } progress)
            page.Paragraph(Since(of, progress, say), 14, bold: true);
        page.Paragraph(say.Grade(score), 14, bold: true);
        if (say.Removed(score) is { } removed)
            page.Paragraph(removed);

        if (of.Feedback.Strengths.Count > 0)
        {
            page.Part(say["Points forts", "Stärken"]).List([.. of.Feedback.Strengths
                .Select(s => $"{say[s.Text]} {say[$"Apport : {say.Number(s.Adds)} points.", $"Beitrag: {say.Number(s.Adds)} Punkte."]}")], numbered: false);
        }

        if (of.Feedback.NextSteps.Count > 0)
        {
            page.Part(say["Prochains pas", "Nächste Schritte"]).List([.. of.Feedback.NextSteps
                .Select(s => $"{say[s.Text]} {say[$"Jusqu’à {say.Number(s.Gain)} points de plus.", $"Bis zu {say.Number(s.Gain)} Punkte mehr."]} "
                    + $"{say["Par exemple :", "Zum Beispiel:"]} {say[s.Examples]}")], numbered: true);
        }

        if (of.LocalActions.Count > 0)
        {
            page.Part(say["Actions propres à la commune", "Eigene Aktionen der Gemeinde"])
                .Paragraph(say["La grille ne les demande pas : elles ne changent ni les points ni la note.",
                    "Das Raster fragt nicht danach: Sie ändern weder Punkte noch Note."] + Quoted(of, say, " "))
                .List([.. of.LocalActions.Select(a => $"{a.Title}{say[" : ", ": "]}{PaperWords.OneLine(a.Text)}{Valued(a, say, " ")}")], numbered: false);
        }

        page.Part(say["Renouvellement", "Erneuerung"]).Paragraph(Renewal(of, say));
        return Signed(page, of, say);
    }

    public static byte[] Certificate(FeedbackCase of)
    {
        var say = PaperWords.In(of.Language);
        var page = new TaggedPdf($"{say["Certificat du Fair-ô-mètre", "Zertifikat des Fair-O-Meters"]}, {say[of.Commune]}, {say[of.Edition]}", of.Language, of.On)
            .Heading(say["Certificat du Fair-ô-mètre", "Zertifikat des Fair-O-Meters"], 30, centred: true, before: 110)
            .Paragraph(say["Communes du Commerce Équitable", "Gemeinden des Fairen Handels"], 14, centred: true)
            .Paragraph(say[of.Commune], 40, centred: true, bold: true, before: 70);
        if (of.Feedback.Progress is { } progress)
            page.Paragraph(Since(of, progress, say), 16, centred: true, before: 30);
        var grade = of.Feedback.Score.Grade;
        page.Paragraph(of.RecordedOn is null ? say[$"a obtenu la note {grade}", $"hat die Note {grade} erhalten"]
                : say[$"note {grade}, d’après les réponses reprises", $"Note {grade} nach den übernommenen Antworten"], 26, centred: true, bold: true, before: 40)
            .Paragraph(say[$"{say[of.Edition]}, {say.Number(of.Feedback.Score.Value)} points sur 100, le {say.Day(of.On)}",
                $"{say[of.Edition]}, {say.Number(of.Feedback.Score.Value)} von 100 Punkten, am {say.Day(of.On)}"], 14, centred: true, before: 30)
            .Paragraph(Renewal(of, say), 12, centred: true, before: 60);
        if (of.RecordedOn is { } recorded)
            page.Paragraph(say.TakenOver(recorded), 12, centred: true, before: 24);
        if (of.LocalActions.Count > 0)
        {
            page.Part(say["En plus de la grille, actions propres à la commune", "Über das Raster hinaus: eigene Aktionen der Gemeinde"]);
            if (Quoted(of, say, "") is { Length: > 0 } quoted)
                page.Paragraph(quoted, 9.5);
            page.List([.. of.LocalActions.Select(a => $"{a.Title}{Valued(a, say, say[" : ", ": "])}")], numbered: false);
        }

        return Signed(page, of, say, centred: true);
    }

    private static string Since(FeedbackCase of, Progress progress, PaperWords say) =>
        say[$"Progrès depuis « {say[of.Before ?? of.Edition]} » : {say.Difference(progress.Index)} points", $"Fortschritt seit „{say[of.Before ?? of.Edition]}“: {say.Difference(progress.Index)} Punkte"];

    private static string Quoted(FeedbackCase of, PaperWords say, string before) => of.LocalActions.Any(a => a.Valuation is not null)
        ? before + say["Entre guillemets, l’appréciation de la coordination.", "In Anführungszeichen die Würdigung der Koordination."] : "";

    private static string Valued(LocalActionLine action, PaperWords say, string before) =>
        action.Valuation is { } valuation ? before + say.Quoted(valuation) : "";

    // Of an edition of the past the day may lie behind.
    private static string Renewal(FeedbackCase of, PaperWords say) => of.RecordedOn is not null
        ? say[$"Échéance du Fair-ô-mètre suivant : {say.Day(of.RenewalOn)}.", $"Frist des folgenden Fair-O-Meters: {say.Day(of.RenewalOn)}."]
        : say[$"Le prochain Fair-ô-mètre est attendu au plus tard le {say.Day(of.RenewalOn)}.", $"Das nächste Fair-O-Meter wird spätestens am {say.Day(of.RenewalOn)} erwartet."];

    private static byte[] Signed(TaggedPdf page, FeedbackCase of, PaperWords say, bool centred = false)
    {
        if (of.Example)
        {
            page.Paragraph(say["Calculé avec une grille d’exemple, qui n’est pas celle de la campagne.",
                "Berechnet mit einem Beispielraster, das nicht jenes der Kampagne ist."], 9.5, centred, before: 24);
        }

        return page.ToArray();
    }
}
