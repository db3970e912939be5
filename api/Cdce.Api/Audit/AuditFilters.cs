namespace Cdce.Api.Audit;

/// <summary>The filters that the list and the export share.</summary>
internal static class AuditFilters
{
    /// <param name="to">A day, and it belongs to what is asked for.</param>
    public static AuditFilter Of(string? who, DateOnly? from, DateOnly? to, string? streamKey, string? eventType, string? correlation) =>
        new(who, from?.StartInBrussels(), to == DateOnly.MaxValue ? null : to?.AddDays(1).StartInBrussels(), streamKey, eventType, correlation);
}
