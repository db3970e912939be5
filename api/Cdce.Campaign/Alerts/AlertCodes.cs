namespace Cdce.Campaign.Alerts;

/// <summary>The codes that people choose from when they work with alerts.</summary>
internal static class AlertCodes
{
    /// <summary>Why a committee is running out of breath (the causes of the barrier diagnosis).</summary>
    public static readonly IReadOnlyList<string> HelpCauses =
        ["resources", "politics", "isolation", "ageing", "budget", "oppositionLocalInternational", "other"];

    public static readonly IReadOnlyList<string> Wishes = ["callBack", "visit", "mentor", "meeting"];

    public static readonly IReadOnlyList<string> Channels = ["phone", "visit", "mail", "meeting"];

    public static readonly IReadOnlyList<string> Outcomes =
        ["noAnswer", "listened", "planAgreed", "mentorWanted", "pauseWanted", "furtherContact"];

    public static readonly IReadOnlyList<string> CloseReasons =
        ["helped", "accompanied", "recordingGap", "falseAlarm", "seasonal", "gaveUp", "answered"];

    public static readonly IReadOnlyList<string> PauseReasons =
        ["elections", "staffChange", "reorganisation", "agreedBreak", "other"];

    /// <summary>What usually helps against a cause, as codes of offers that the client words.</summary>
    public static IReadOnlyList<string> HelpFor(string code, string? kind) => (code, kind) switch
    {
        ("silence" or "slower", "committeeMeeting") => ["mentor", "meetingKit"],
        ("silence" or "slower", "partnerPledge" or "partnerPledgeRenewed" or "partnerVisit") => ["partnerRound", "partnerKit"],
        ("silence" or "slower", "pressClip" or "newsletter") => ["communicationKit"],
        ("silence" or "slower", "purchase" or "electedContact") or ("majorityChanged", _) or ("politics", _) =>
            ["electedMeeting", "advocacyKit"],
        ("silence" or "slower", "training" or "webinar" or "forumPost" or "goodPractice") => ["training"],
        ("silence" or "slower" or "seasonMissed", _) => ["readyToUseAction", "campaignWeekKit"],
        ("membersLeft", _) or ("ageing", _) => ["recruitmentKit", "mentor"],
        ("pledgesLapsed", _) => ["partnerRound"],
        ("resources", _) or ("isolation", _) => ["mentor", "visit"],
        ("budget", _) => ["lowCostActions"],
        ("oppositionLocalInternational", _) => ["localProductsKit"],
        _ => ["call"],
    };

    public static string OneOf(IReadOnlyList<string> codes) => $"Must be one of {string.Join(", ", codes)}.";
}
