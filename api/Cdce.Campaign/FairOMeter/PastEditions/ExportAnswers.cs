using Cdce.Campaign.Communes;
using Cdce.Campaign.FairOMeter.Assessments;
using Cdce.Campaign.FairOMeter.Grids;
using Cdce.Campaign.FairOMeter.Papers;
using Cdce.Campaign.Reports;
using Cdce.Campaign.TitleFiles;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using static Cdce.Campaign.FairOMeter.Papers.LockedBook;

namespace Cdce.Campaign.FairOMeter.PastEditions;

/// <summary>
/// The answers of all communes of an edition in one workbook, a line for each commune and a column for each question; or, of a version of the
/// grid, the same without answers, with the communes that are titled or candidates, to be filled from the papers of a past edition.
/// </summary>
internal sealed class ExportAnswers : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/fairOMeter/answers", Handle)
        .WithName("exportAnswers")
        .WithSummary("Export the answers of an edition of the Fair-ô-mètre, or a blank sheet for them (XLSX)")
        .Produces<Stream>(StatusCodes.Status200OK, ReportWorkbook.MediaType)
        .AllowsAsOf();

    /// <param name="edition">Code of the edition whose answers are exported; as they count, where they were reviewed.</param>
    /// <param name="grid">In its place: the version of the grid of a blank sheet.</param>
    /// <param name="language">fr (default) or de</param>
    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Handle(
        string? edition, int? grid, string? language, CampaignDb db, ReadHorizon horizon, TimeProvider clock, CancellationToken ct)
    {
        if (language is not (null or "fr" or "de"))
            return Problems.BadRequest(new InputIssue("query", "language", "fr or de", Value: language));
        if (edition is null == grid is null)
            return Problems.BadRequest(new InputIssue("query", edition is null ? "edition" : "grid", "Either an edition or a version of the grid."));
        var row = edition is null ? null : await db.FairOMeterEditions.FirstOrDefaultAsync(e => e.Code == edition, ct);
        var version = row?.Grid ?? grid;
        if ((edition is not null && row is null) || await db.FairOMeterGrids.FirstOrDefaultAsync(g => g.Grid == version, ct) is not { } found)
            return Problems.NotFound();

        var assessments = await db.FairOMeterAssessments.Where(a => a.Edition == edition).ToDictionaryAsync(a => a.NisCode, a => a.ToAssessment(), ct);
        var (codes, day) = (assessments.Keys.ToArray(), horizon.Day(clock));
        TitleStatus[] asked = [TitleStatus.Titled, TitleStatus.Candidate];
        var communes = await (row is null
                ? db.Communes.Where(c => c.ExistsFrom <= day && (c.EndedOn == null || c.EndedOn > day) && asked.Contains(c.TitleStatus))
                : db.Communes.Where(c => codes.Contains(c.NisCode)))
            .OrderBy(c => c.SortName).ThenBy(c => c.NisCode).ToListAsync(ct);
        var name = row is null ? $"fair-o-metre-grille-{version}" : $"fair-o-metre-{row.Code}";
        return TypedResults.File(Write(found.ToContent(), communes, assessments, PaperWords.In(language)),
            ReportWorkbook.MediaType, name + ".xlsx");
    }

    private static byte[] Write(GridContent grid, IReadOnlyList<CommuneRow> communes, Dictionary<string, Assessment> assessments, PaperWords say)
    {
        var questions = grid.Questions().ToList();
        return LockedBook.Write((book, sheets) =>
        {
            var answers = AddSheet(book, sheets, say["Réponses", "Antworten"],
            [
                [.. new[] { PastEditionSheet.CodeHeading(say), PastEditionSheet.NameHeading(say) }.Concat(questions.Select(q => q.Code)).Select(h => TextCell(h, HeadingStyle))],
                [TextCell("", LockedStyle), TextCell("", LockedStyle), .. questions.Select(q => TextCell(say[q.Text], LockedStyle))],
                .. communes.Select(c => Row(c, assessments.GetValueOrDefault(c.NisCode))),
                // For communes that are not listed.
                .. Enumerable.Range(0, 50).Select(_ => Enumerable.Range(0, questions.Count + 2).Select(_ => TextCell("", OpenStyle)).ToArray()),
            ], [10, 24, .. questions.Select(_ => 22d)]);
            answers.Freeze(lines: 2, columns: 2);
            answers.PrintAcross();
            AddSheet(book, sheets, say["Choix", "Auswahl"],
            [
                [TextCell(say["Ne s’applique pas", "Trifft nicht zu"], LockedStyle), TextCell(say[$"{PastEditionSheet.NotApplicable(say)} : suivi de la raison",
                    $"{PastEditionSheet.NotApplicable(say)}: und dann der Grund"], LockedStyle)],
                .. AssessmentWorkbook.Choices(questions, say),
            ], [22, 40]);
        });

        Cell[] Row(CommuneRow commune, Assessment? assessment) =>
            [TextCell(commune.NisCode, OpenStyle), TextCell(say[commune.Name.ToText()], OpenStyle), .. questions.Select(q => Answer(q, assessment))];

        Cell Answer(GridQuestion question, Assessment? assessment)
        {
            if (assessment is null)
                return TextCell("", OpenStyle);
            var state = assessment.Submissions > 0 ? assessment.SentTo(question.Code) : assessment.Of(question.Code);
            if (!state.Answered)
                return TextCell("", OpenStyle);
            var value = state.Value;
            if (assessment.Submissions > 0)
            {
                if (!assessment.Counting().TryGetValue(question.Code, out var counts))
                    return TextCell("", OpenStyle);
                value = counts.Value;
            }

            return value is { } number ? question.Kind is QuestionKind.Count ? NumberCell(number, OpenStyle) : TextCell(question.InWords(number, say), OpenStyle)
                : TextCell(say[$"{PastEditionSheet.NotApplicable(say)} : {state.NotApplicable}", $"{PastEditionSheet.NotApplicable(say)}: {state.NotApplicable}"], OpenStyle);
        }
    }
}
