using Microsoft.AspNetCore.Http;

namespace Cdce.Campaign.FairOMeter.Grids;

/// <summary>A version of the grid in a list.</summary>
/// <param name="Questions">How many questions it has.</param>
internal sealed record GridItem(string Href, int Grid, LocalText Label, bool Example, DateOnly PublishedOn, int Questions)
{
    public static GridItem Of(GridRow row, HttpRequest http) => new(http.Absolute($"/api/v1/campaign/fairOMeter/grids/{row.Grid}"), row.Grid,
        new LocalText(row.LabelFr, row.LabelDe), row.Example, row.PublishedOn, row.Criteria.Sum(c => c.Questions.Count));
}
