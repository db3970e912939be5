namespace Cdce.Learning.MentoringRequests;

/// <summary>Who may see and answer a request.</summary>
internal static class Answering
{
    /// <summary>The mentee's commune always; the mentor's only once it has been asked.</summary>
    public static bool ConcernsCommunesOf(this MentoringRequest request, CurrentUser user) =>
        user.MayActFor(request.NisCode) || (request.MentorNisCode is { } mentor && user.MayActFor(mentor));

    /// <summary>The side that this person answers for, or null where it is not clear or not his or hers.</summary>
    public static string? SideOf(this MentoringRequest request, CurrentUser user, string? asked)
    {
        var own = new[] { Side.Mentor, Side.Mentee }.Where(side => user.MayActFor(request.CommuneOf(side))).ToList();
        return asked is not null ? own.Find(side => side == asked) : own.Count == 1 ? own[0] : null;
    }
}
