namespace Cdce.Platform.Notices;

/// <summary>When mails about a topic go out.</summary>
public enum Rhythm
{
    /// <summary>Within a quarter of an hour.</summary>
    AtOnce,

    /// <summary>With the mail of the morning.</summary>
    Daily,

    /// <summary>With Monday's.</summary>
    Weekly,

    Off,
}

/// <summary>Something that people are told about.</summary>
/// <param name="Mail">When mails go out until somebody wishes otherwise.</param>
/// <param name="Rhythms">What one may wish.</param>
/// <param name="Roles">Who is told, where the role is held; a fact that concerns one person alone is told to that person too.</param>
public sealed record Topic(string Code, Rhythm Mail, IReadOnlyList<Rhythm> Rhythms, IReadOnlyList<Role> Roles);

/// <summary>All topics.</summary>
public static class Topics
{
    public const string Alerts = "alerts";
    public const string Assignments = "assignments";
    public const string Awards = "awards";
    public const string Committee = "committee";
    public const string FairOMeterEdition = "fairOMeterEdition";
    public const string FairOMeterReview = "fairOMeterReview";
    public const string Imports = "imports";
    public const string Journal = "journal";
    public const string Mentoring = "mentoring";
    public const string Recommendations = "recommendations";
    public const string Reminders = "reminders";
    public const string Title = "title";

    private static readonly Rhythm[] Any = [Rhythm.AtOnce, Rhythm.Daily, Rhythm.Weekly, Rhythm.Off];

    // A reminder has its day.
    private static readonly Rhythm[] OnItsDay = [Rhythm.Daily, Rhythm.Off];
    private static readonly Role[] Coordination = [Role.NationalCoordinator, Role.RegionalCoordinator];
    private static readonly Role[] Keepers = [Role.Chair, Role.Secretary];

    public static readonly IReadOnlyList<Topic> All =
    [
        new(Alerts, Rhythm.Daily, Any, [.. Coordination, .. Keepers]),
        new(Mentoring, Rhythm.Daily, Any, [.. Coordination, .. Keepers]),
        new(Committee, Rhythm.Daily, Any, Keepers),
        new(Title, Rhythm.Daily, Any, [.. Coordination, .. Keepers, Role.MunicipalOfficial, Role.Elected]),
        new(FairOMeterEdition, Rhythm.Daily, OnItsDay, [.. Keepers, Role.Member, Role.MunicipalOfficial]),
        new(FairOMeterReview, Rhythm.Daily, Any, [.. Coordination, .. Keepers]),
        new(Awards, Rhythm.Daily, Any, [.. Coordination, .. Keepers, Role.MunicipalOfficial]),
        new(Journal, Rhythm.Weekly, Any, [.. Keepers, Role.Member, Role.MunicipalOfficial, Role.Elected]),
        new(Recommendations, Rhythm.Weekly, Any, [Role.NationalCoordinator]),
        new(Imports, Rhythm.Daily, Any, [Role.NationalCoordinator]),
        new(Reminders, Rhythm.Daily, OnItsDay, [.. Coordination, .. Keepers]),
    ];

    public static Topic Of(string code) => All.First(t => t.Code == code);
}
