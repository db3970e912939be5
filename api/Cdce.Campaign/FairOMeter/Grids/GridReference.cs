namespace Cdce.Campaign.FairOMeter.Grids;

/// <summary>The example of a grid that the module ships: the campaign's own is not public.</summary>
internal static class GridReference
{
    public static readonly GridContent Example = EmbeddedReference.Json<GridContent>("FairOMeter.Grids.reference.example-grid.json");
}
