using Cdce.Governance;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cdce.Api.Requests;

/// <summary>
/// For whom somebody records something: a secretary enters what the chair decided. Kept with each event of the command, as an id.
/// </summary>
internal static class OnBehalfOf
{
    public const string Header = "Cdce-On-Behalf-Of";

    /// <summary>Reads the header; without one, and without a problem, the caller acts for herself.</summary>
    public static async Task<(Guid? PersonId, ProblemHttpResult? Problem)> ReadAsync(HttpContext context, CurrentUser caller)
    {
        var sent = context.Request.Headers[Header];
        if (sent.Count == 0)
            return (null, null);
        if (!Guid.TryParse(sent.ToString(), out var personId))
            return (null, Wrong("The id of a person is expected.", InputProblems.SchemaViolation));
        // One answer for whoever is unknown and whoever is somebody else's: it tells nothing about other communes.
        return await IsAllowedAsync(context, caller, personId)
            ? (personId, null)
            : (null, Wrong("Nobody for whom you may act has this id.", null));
    }

    private static async Task<bool> IsAllowedAsync(HttpContext context, CurrentUser caller, Guid personId)
    {
        var ct = context.RequestAborted;
        var people = context.RequestServices.GetRequiredService<IPeople>();
        if (!(await people.FindAsync([personId], ct)).ContainsKey(personId))
            return false;
        if (caller.Roles.Any(r => r.Role == Role.NationalCoordinator))
            return true;
        var today = context.RequestServices.GetRequiredService<TimeProvider>().Today();
        var held = await context.RequestServices.GetRequiredService<GovernanceDb>().RolesOfAsync(personId, today, ct);
        // What everybody may do for herself, nobody does for people of another area.
        return held.Any(of => caller.MayActFor(of.Area) && caller.Roles.Any(r => r.Role != Role.Anonymous && r.Covers(of.Area)));
    }

    private static ProblemHttpResult Wrong(string detail, string? type) => Problems.BadRequest(new InputIssue("header", Header, detail, type));
}
