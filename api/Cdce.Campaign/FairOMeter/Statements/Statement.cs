namespace Cdce.Campaign.FairOMeter.Statements;

/// <summary>What a commune tells of in its own words.</summary>
public enum StatementKind
{
    /// <summary>What is hard; the coordination answers it, unless it is said for information.</summary>
    Difficulty,

    /// <summary>What would help.</summary>
    Need,

    /// <summary>How much work it was.</summary>
    Effort,

    /// <summary>What went well.</summary>
    Pride,
}

/// <summary>A commune tells of something beside the questions of an edition.</summary>
/// <param name="Text">In its own words; no names of people.</param>
/// <param name="ForInformation">Nobody has to follow it up.</param>
public sealed record StatementMade(Guid StatementId, string Edition, string NisCode, StatementKind Kind, [property: FreeText] string Text,
    bool ForInformation, DateOnly On);

/// <summary>A commune takes back what it told; told anew, it stands again.</summary>
/// <param name="Reason">Why, if it says so; no names of people.</param>
/// <param name="Awaited">The coordination was to answer it: it is told.</param>
public sealed record StatementWithdrawn(Guid StatementId, string Edition, string NisCode, [property: FreeText] string? Reason, DateOnly On, bool Awaited = false);

/// <summary>The coordination says which themes it is about, answers it, or ends the follow-up; what was said before does not hold any more.</summary>
/// <param name="Themes">Codes of themes of that day.</param>
/// <param name="Text">The answer that the commune reads; no names of people.</param>
/// <param name="Closed">Nothing is left to do about it.</param>
/// <param name="Answers">The answer is new: the commune is told.</param>
public sealed record StatementFollowedUp(Guid StatementId, string Edition, string NisCode, IReadOnlyList<string> Themes,
    [property: FreeText] string? Text, bool Closed, DateOnly On, bool Answers = false);

/// <summary>Something that a commune told.</summary>
/// <param name="FollowUp">The coordination follows it up: a difficulty that is not for information.</param>
/// <param name="Withdrawn">The commune took it back, and can tell it again.</param>
public sealed record Statement(Guid StatementId, string Edition, string NisCode, StatementKind Kind, string Text, bool FollowUp, IReadOnlyList<string> Themes,
    string? Answer, bool Closed, bool Withdrawn)
{
    public static string StreamKey(Guid statementId) => $"fair-o-meter-statement/{statementId}";

    public static Statement Create(StatementMade e) => new(e.StatementId, e.Edition, e.NisCode, e.Kind, e.Text, Follows(e), [], null, false, false);

    public Statement Apply(StatementMade e) => this with { Text = e.Text, Withdrawn = false };

    public Statement Apply(StatementWithdrawn _) => this with { Withdrawn = true };

    public Statement Apply(StatementFollowedUp e) => this with { Themes = e.Themes, Answer = e.Text, Closed = e.Closed };

    internal static bool Follows(StatementMade e) => e is { Kind: StatementKind.Difficulty, ForInformation: false };
}

/// <summary>One theme by which statements are sorted.</summary>
/// <param name="Code">Letters and digits; stays the same when the theme is called otherwise.</param>
public sealed record StatementTheme(string Code, LocalText Label);

/// <summary>The coordination says anew by which themes statements are sorted.</summary>
/// <param name="Table">Number of the version; the example that ships is 1.</param>
/// <param name="Example">Not the campaign's own, which the page says.</param>
public sealed record StatementThemesRevised(int Table, bool Example, IReadOnlyList<StatementTheme> Themes, DateOnly On);

/// <summary>The themes as they stand, and how often they were revised.</summary>
public sealed record StatementThemes(int Table, bool Example, IReadOnlyList<StatementTheme> Themes)
{
    public const string Stream = "fair-o-meter-statement-themes";

    /// <summary>Holds until the coordination sets its own: the campaign has published none.</summary>
    public static readonly StatementThemes Shipped = new(1, true,
        EmbeddedReference.Json<ReferenceFile>("FairOMeter.Statements.reference.statement-themes.json").Themes);

    public static StatementThemes Create(StatementThemesRevised e) => new(e.Table, e.Example, e.Themes);

    public StatementThemes Apply(StatementThemesRevised e) => Create(e);

    private sealed record ReferenceFile(IReadOnlyList<StatementTheme> Themes);
}
