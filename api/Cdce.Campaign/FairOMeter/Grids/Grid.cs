namespace Cdce.Campaign.FairOMeter.Grids;

/// <summary>How a question is answered; each answer is one whole number.</summary>
public enum QuestionKind
{
    /// <summary>1 for yes, 0 for no.</summary>
    YesNo,

    /// <summary>One of several levels, each worth more than the one before.</summary>
    Scale,

    /// <summary>How many there are, against a number expected.</summary>
    Count,

    /// <summary>One of several possibilities.</summary>
    Choice,
}

/// <summary>Why a question matters, what others did, and what is accepted as evidence.</summary>
public sealed record QuestionHelp(LocalText Why, LocalText Examples, LocalText Evidence);

/// <summary>A possible answer of a scale or a choice.</summary>
/// <param name="Share">The share of the question's points that it earns, from 0 to 1.</param>
/// <param name="FromFacts">So many facts of the ledger propose it; absent where facts never do.</param>
public sealed record GridOption(int Value, decimal Share, LocalText Label, int? FromFacts = null);

/// <summary>The facts of the ledger that answer a question.</summary>
/// <param name="Kinds">Kinds of facts; empty where partners are counted.</param>
/// <param name="PartnerKind">Counts the partners of this kind whose pledge holds.</param>
/// <param name="Months">Facts of so many months count; absent for all of them.</param>
public sealed record GridFacts(IReadOnlyList<string> Kinds, string? PartnerKind = null, int? Months = null);

/// <summary>One question of the grid.</summary>
/// <param name="Code">Stays the same in later versions, so that editions can be compared.</param>
/// <param name="Points">What the best answer earns.</param>
/// <param name="Options">Of a scale or a choice.</param>
/// <param name="Quota">Of a count: the number expected.</param>
/// <param name="Target">Of a count: the number comes from the targets by population instead.</param>
/// <param name="Facts">The facts that propose an answer; absent where only people know.</param>
public sealed record GridQuestion(string Code, QuestionKind Kind, decimal Points, LocalText Text, QuestionHelp Help,
    IReadOnlyList<GridOption>? Options = null, int? Quota = null, string? Target = null, GridFacts? Facts = null);

/// <summary>One criterion with its questions.</summary>
/// <param name="Code">One of the six criteria.</param>
/// <param name="Weight">The sum of its questions' points.</param>
public sealed record GridCriterion(string Code, decimal Weight, IReadOnlyList<GridQuestion> Questions);

/// <summary>A grade, and the score from which it is given.</summary>
public sealed record GridBand(string Grade, decimal From);

/// <summary>A whole grid, as it is imported and exported.</summary>
/// <param name="Example">It is not the campaign's own grid, which every screen says.</param>
/// <param name="Bands">From the best grade to the last one, which begins at 0.</param>
public sealed record GridContent(LocalText Label, bool Example, IReadOnlyList<GridCriterion> Criteria, IReadOnlyList<GridBand> Bands)
{
    public IEnumerable<GridQuestion> Questions() => Criteria.SelectMany(c => c.Questions);

    public GridQuestion? Find(string question) => Questions().FirstOrDefault(q => q.Code == question);
}

/// <summary>A version of the grid was published; it never changes, a later one takes its place for new editions.</summary>
/// <param name="ScheduledOn">The day on which it was given for this day; absent where it was published at once.</param>
public sealed record GridPublished(int Grid, GridContent Content, DateOnly On, DateOnly? ScheduledOn = null);

/// <summary>A draft of the grid waits for its day.</summary>
/// <param name="PublishOn">The day on which the program publishes it.</param>
/// <param name="Editions">Codes of the editions that were there: one that is opened later was not thought of.</param>
public sealed record GridScheduled(GridContent Content, DateOnly PublishOn, IReadOnlyList<string> Editions, DateOnly On);

/// <summary>The draft that waited is not published.</summary>
public sealed record GridScheduleCanceled(DateOnly On);

/// <summary>The day came, and the draft was not published.</summary>
/// <param name="Issues">Why, field by field.</param>
/// <param name="Editions">Codes of the editions that were opened meanwhile.</param>
public sealed record GridScheduleRefused(IReadOnlyList<GridIssue> Issues, IReadOnlyList<string> Editions, DateOnly On);

/// <summary>A draft that waits for its day.</summary>
public sealed record ScheduledGrid(GridContent Content, DateOnly PublishOn, IReadOnlyList<string> Editions, DateOnly On);

/// <summary>All versions of the grid.</summary>
public sealed record GridVersions(IReadOnlyList<GridContent> Versions)
{
    public const string Stream = "fair-o-meter-grids";

    /// <summary>The draft that waits; absent where none does.</summary>
    public ScheduledGrid? Scheduled { get; init; }

    public static GridVersions Create(GridPublished e) => new([e.Content]);

    public GridVersions Apply(GridPublished e) => new([.. Versions, e.Content]) { Scheduled = e.ScheduledOn is null ? Scheduled : null };

    public GridVersions Apply(GridScheduled e) => this with { Scheduled = new(e.Content, e.PublishOn, e.Editions, e.On) };

    public GridVersions Apply(GridScheduleCanceled e) => this with { Scheduled = null };

    public GridVersions Apply(GridScheduleRefused e) => this with { Scheduled = null };

    /// <summary>A version by its number, from 1.</summary>
    public GridContent? Version(int grid) => grid >= 1 && grid <= Versions.Count ? Versions[grid - 1] : null;
}
