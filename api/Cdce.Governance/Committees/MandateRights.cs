namespace Cdce.Governance.Committees;

/// <summary>Who may change whose roles.</summary>
internal static class MandateRights
{
    /// <summary>Roles of the coordination are given by the national one; those of a commune by whoever keeps its committee.</summary>
    public static bool MayGive(this CurrentUser user, Role role, string area) => role.IsCoordination()
        ? user.Roles.Any(r => r.Role is Role.NationalCoordinator)
        : user.May("giveMandate", area);

    /// <summary>One's own role can always be laid down or handed over.</summary>
    public static bool MayEnd(this CurrentUser user, MandateRow mandate) =>
        user.PersonId == mandate.PersonId || user.MayGive(mandate.Role, mandate.Area);
}
