using Cdce.Platform.Access;

namespace Cdce.Platform;

/// <summary>Who is asking: a person or an API key, with the roles held today. Holds no name.</summary>
/// <param name="Id"><c>account:</c> or <c>key:</c> and an id; <c>anonymous</c>.</param>
/// <param name="Simulating">What is recorded is marked as simulated.</param>
/// <param name="Scopes">For keys: what of its role's rights it may use; null for all of them.</param>
public sealed record CurrentUser(
    string Id, IReadOnlyList<HeldRole> Roles, bool Simulating = false, IReadOnlySet<Scope>? Scopes = null)
{
    public static readonly CurrentUser Anonymous = new("anonymous", [new HeldRole(Role.Anonymous)]);

    /// <summary>The operation that is being asked for; the questions below are about it.</summary>
    public string Operation { get; init; } = "";

    /// <summary>A role of this person needs a code beside the password, and there is none yet: until then no role counts.</summary>
    public bool MustAddSecondFactor { get; init; }

    /// <summary>The person behind an account; null for a key.</summary>
    public Guid? PersonId => Id.StartsWith("account:", StringComparison.Ordinal) ? Guid.Parse(Id.AsSpan("account:".Length)) : null;

    /// <summary>Acts for the campaign, in all of it or in a part.</summary>
    public bool IsCoordination => Roles.Any(r => r.Role.IsCoordination());

    /// <summary>Acts for the campaign where this commune lies.</summary>
    public bool IsCoordinationOf(string nisCode) => Roles.Any(r => r.Role.IsCoordination() && r.Covers(nisCode));

    /// <summary>Whether the operation that is being asked for is allowed for this commune.</summary>
    public bool MayActFor(string nisCode) => May(Operation, nisCode);

    /// <summary>Whether an operation is allowed, for this commune or, without one, for any at all.</summary>
    public bool May(string operation, string? nisCode = null) => Rights.IsWithin(Scopes, operation) && (MayAsAnybody(operation) || Roles.Any(held =>
        Rights.Of(operation, held.Role) switch
        {
            Reach.Everywhere => true,
            Reach.Own => nisCode is null || held.Covers(nisCode),
            _ => false,
        }));

    // Whoever holds no role any more still has an account, and what goes with one.
    private bool MayAsAnybody(string operation) => PersonId is not null && Rights.IsOfEveryPerson(operation);

    /// <summary>Those of the operations that are allowed for this commune.</summary>
    public string[] Allowed(string? nisCode, params IEnumerable<string> operations) =>
        [.. operations.Where(operation => May(operation, nisCode))];

    /// <summary>
    /// The NIS codes for which an operation is allowed, as patterns of SQL's <c>like</c>; null where it is allowed for all.
    /// </summary>
    public string[]? PatternsFor(string operation)
    {
        if (MayAsAnybody(operation))
            return null;
        var held = Roles.Select(r => (r, Reach: Rights.Of(operation, r.Role))).Where(r => r.Reach != Reach.Nowhere).ToList();
        return held.Exists(r => r.Reach is Reach.Everywhere || r.r.Area.Length == 0)
            ? null
            : [.. held.Select(r => r.r.Area + "%").Distinct()];
    }

    /// <summary>The same for the operation that is being asked for.</summary>
    public string[]? Patterns => PatternsFor(Operation);
}

/// <summary>A role with where it holds.</summary>
/// <param name="Area">
/// A NIS code for one commune; its first digits for a province (Statbel's codes: 21 Brussels, 25 Walloon Brabant, 5 Hainaut,
/// 6 Liège, 8 Luxembourg, 9 Namur); empty for the whole campaign.
/// </param>
public sealed record HeldRole(Role Role, string Area = "")
{
    public bool Covers(string nisCode) => nisCode.StartsWith(Area, StringComparison.Ordinal);
}

/// <summary>The same role in several places.</summary>
public static class HeldRoles
{
    /// <summary>One for each place, and without any for the whole campaign.</summary>
    public static IReadOnlyList<HeldRole> Of(Role role, IReadOnlyCollection<string> areas) =>
        areas.Count == 0 ? [new HeldRole(role)] : [.. areas.Select(area => new HeldRole(role, area))];
}

/// <summary>In which role somebody acts. The numbers are stored.</summary>
public enum Role
{
    /// <summary>Nobody who is known.</summary>
    Anonymous = 0,

    /// <summary>Sits on a commune's committee.</summary>
    Member = 1,

    /// <summary>Coordinates the campaign in all communes.</summary>
    NationalCoordinator = 2,

    /// <summary>Coordinates the campaign in a province or in Brussels.</summary>
    RegionalCoordinator = 3,

    /// <summary>Chairs a commune's committee.</summary>
    Chair = 4,

    /// <summary>Keeps a commune's committee going.</summary>
    Secretary = 5,

    /// <summary>Works for the municipality and sits on its committee.</summary>
    MunicipalOfficial = 6,

    /// <summary>An alderman or councillor.</summary>
    Elected = 7,

    /// <summary>A volunteer or an ambassador.</summary>
    Volunteer = 8,

    /// <summary>Speaks for a shop, a school or another partner.</summary>
    Partner = 9,

    /// <summary>A program.</summary>
    Script = 10,
}

/// <summary>What of its role's rights an API key may use.</summary>
public enum Scope
{
    /// <summary>Operations that change nothing.</summary>
    Read,

    /// <summary>Operations that record something.</summary>
    Write,
}

/// <summary>Which roles go together.</summary>
public static class Roles
{
    public static bool IsCoordination(this Role role) => role is Role.NationalCoordinator or Role.RegionalCoordinator;

    /// <summary>Held for one commune.</summary>
    public static bool IsOfCommune(this Role role) =>
        role is not (Role.Anonymous or Role.NationalCoordinator or Role.RegionalCoordinator or Role.Script);
}
