using System.Globalization;

namespace Cdce.Api.Operations;

/// <summary>How far the read models of a past day are.</summary>
/// <param name="TaskId">Module, day and reading, as in <c>campaign-2026-01-01-trueThen</c>.</param>
/// <param name="State">running or done; one that was thrown away begins when it is asked for again.</param>
/// <param name="Share">0 to 1: how much of the log has been read.</param>
internal sealed record AsOfTask(
    string Href, string TaskId, string Module, DateOnly AsOf, AsOfReading AsOfReading, string State, double Share)
{
    public static AsOfTask Of(string module, DateOnly day, AsOfReading reading, PastProgress progress, HttpRequest request)
    {
        var word = reading is AsOfReading.KnownThen ? "knownThen" : "trueThen";
        var id = string.Create(CultureInfo.InvariantCulture, $"{module}-{day:yyyy-MM-dd}-{word}");
        return new(request.Absolute($"/api/v1/asOfTasks/{id}"), id, module, day, reading, progress.Ready ? "done" : "running",
            Math.Round(progress.Share, 3));
    }
}
