using Microsoft.AspNetCore.Http;

namespace Cdce.Campaign.FairOMeter.Grids;

/// <summary>A version of the grid in a list.</summary>
/// <param name="Questions">How many questions it has.</param>
internal sealed record GridItem(string Href, int Grid, LocalText Label, bool Example, DateOnly PublishedOn, int Questions)
{
    public static GridItem Of(GridRow row, HttpRequest http) => new(http.Absolute($"/api/v1/campaign/fairOMeter/grids/{row.Grid}"), row.Grid,
        new LocalText(row.LabelFr, row.LabelDe), row.Example, row.PublishedOn, row.Criteria.Sum(c => c.Questions.Count));
}

/// <summary>A draft of the grid that was given for a day.</summary>
/// <param name="PublishOn">Published on that day, shortly after midnight in Brussels.</param>
/// <param name="Waiting">Whether that day is still to come.</param>
/// <param name="RefusedOn">The day on which it was not published.</param>
/// <param name="Issues">Why it was not, field by field.</param>
/// <param name="Editions">Codes of the editions that were opened meanwhile.</param>
internal sealed record ScheduledDraft(GridContent Content, DateOnly PublishOn, DateOnly ScheduledOn, bool Waiting, DateOnly? RefusedOn,
    IReadOnlyList<GridIssue> Issues, IReadOnlyList<string> Editions)
{
    public static ScheduledDraft Of(GridScheduleRow row) => new(row.ToContent(), row.PublishOn, row.ScheduledOn, row.Waiting, row.RefusedOn, row.Issues, row.Editions);
}
