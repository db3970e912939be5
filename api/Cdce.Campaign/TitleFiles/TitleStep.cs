namespace Cdce.Campaign.TitleFiles;

/// <summary>A step on a commune's way to the title, and after.</summary>
public enum TitleStep
{
    Interested,
    Registered,

    /// <summary>The council voted a resolution; a later one takes the place of an earlier one.</summary>
    ResolutionVoted,

    CommitteeSetUp,

    /// <summary>Evidence gathered names the commune as a candidate.</summary>
    CandidacyKnown,

    /// <summary>Evidence gathered makes a title probable and does not confirm it.</summary>
    TitleReported,

    ApplicationSubmitted,
    ReviewStarted,
    ApplicationRefused,
    Awarded,
    RenewalDue,
    Renewed,
    DifficultyReported,
    DifficultyOvercome,
    Suspended,
    SuspensionLifted,
    Returned,
    Withdrawn,
    Regained,
}

/// <summary>Where a commune stands on its way to the title.</summary>
public enum TitleState
{
    Unaware,
    Interested,
    Registered,
    Candidate,
    ProbablyTitled,
    Applied,
    UnderReview,
    Titled,
    RenewalDue,
    InDifficulty,
    Suspended,
    Returned,
    Withdrawn,
}

/// <summary>The same in fewer words, for lists and the map.</summary>
public enum TitleStatus
{
    Unaware,
    Interested,
    Registered,

    /// <summary>Resolution voted or application under way; not titled yet.</summary>
    Candidate,

    /// <summary>Evidence speaks for a title and does not confirm it.</summary>
    Probable,

    /// <summary>Holds the title, a renewal that is due or a difficulty included.</summary>
    Titled,

    Suspended,
    Returned,
    Withdrawn,
}

/// <summary>How exactly the day of a step is known.</summary>
public enum DatePrecision
{
    Day,
    Month,
    Year,
}

/// <summary>Who has to act next.</summary>
public enum TitleOwner
{
    Commune,
    Coordination,
}
