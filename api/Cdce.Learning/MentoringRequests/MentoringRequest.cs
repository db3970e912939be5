namespace Cdce.Learning.MentoringRequests;

/// <summary>A commune needs a mentor.</summary>
/// <param name="Origin">momentum, coordination or commune</param>
/// <param name="Causes">Codes of the causes that the alert named, strongest first.</param>
/// <param name="WeakCriteria">Codes of criteria, weakest first.</param>
public sealed record MentoringRequested(
    Guid RequestId, string NisCode, string Origin, IReadOnlyList<string> Causes, IReadOnlyList<string> WeakCriteria,
    DateOnly On);

/// <summary>The questionnaire on barriers was answered.</summary>
/// <param name="Questionnaire">Version of the questionnaire.</param>
/// <param name="Answers">0 (not at all) to 4 (fully) by question.</param>
/// <param name="Causes">Codes with points, strongest first, as the questionnaire's version weighs them.</param>
public sealed record BarriersDiagnosed(
    Guid DiagnosisId, Guid RequestId, string NisCode, int Questionnaire, IReadOnlyDictionary<string, int> Answers,
    IReadOnlyList<RankedCause> Causes, DateOnly On);

/// <summary>A cause with its points (0 to 100).</summary>
public sealed record RankedCause(string Code, int Points);

/// <summary>The coordination wants this mentor for the request in every further proposal.</summary>
public sealed record MentorLocked(string MentorNisCode, DateOnly On);

/// <summary>The proposal is free to choose again.</summary>
public sealed record MentorUnlocked(DateOnly On);

/// <summary>The coordination decided; both communes are asked.</summary>
/// <param name="ProposalId">The proposal it chose from.</param>
/// <param name="Score">Points of the pair in that proposal, with their parts.</param>
/// <param name="Alternative">True where it chose another mentor than the proposal's first.</param>
/// <param name="AnswerBy">The day on which an unanswered offer is taken back.</param>
public sealed record MentoringProposalApproved(
    Guid RequestId, int Round, Guid ProposalId, string MentorNisCode, string MenteeNisCode, int Score, IReadOnlyList<ScorePart> Parts,
    bool Alternative, DateOnly AnswerBy, DateOnly On);

/// <summary>One of the two communes said yes.</summary>
/// <param name="Side">mentor or mentee</param>
public sealed record MentoringAccepted(string Side, DateOnly On);

/// <summary>One of the two communes said no; this mentor is not proposed for this request again.</summary>
/// <param name="Side">mentor or mentee</param>
public sealed record MentoringDeclined(string Side, string MentorNisCode, string Reason, DateOnly On);

/// <summary>Those who had not answered were reminded.</summary>
/// <param name="Sides">mentor, mentee or both</param>
public sealed record MentoringAnswerReminded(int Round, IReadOnlyList<string> Sides, DateOnly On);

/// <summary>Nobody answered in time; the request is open again and this mentor is not proposed for it again.</summary>
public sealed record MentoringOfferLapsed(int Round, string MentorNisCode, DateOnly On);

/// <summary>Both communes accepted.</summary>
public sealed record MentoringMatched(Guid PairId, string MentorNisCode, DateOnly On);

/// <summary>The pair asked for another mentor; the request is open again without this one.</summary>
public sealed record MentorChangeAsked(string MentorNisCode, string Reason, DateOnly On);

/// <summary>The request needs nothing more.</summary>
/// <param name="Reason">momentumRegained, withdrawn, completed or cancelled</param>
public sealed record MentoringRequestClosed(string Reason, DateOnly On);

/// <summary>A part of a pair's score.</summary>
/// <param name="Code">served, language, distance, strength, similarSize or load</param>
/// <param name="Points">Whole points; the parts of a pair add up to its score.</param>
/// <param name="Criterion">For a strength: the criterion.</param>
/// <param name="Value">What was looked at: kilometres for distance, per cent for similarSize, mentees for load.</param>
public sealed record ScorePart(string Code, int Points, string? Criterion = null, int? Value = null);

/// <summary>The steps of a request.</summary>
public enum RequestState
{
    /// <summary>Waiting for a mentor to be decided.</summary>
    Open,

    /// <summary>A mentor was approved; one or both communes have not answered.</summary>
    Offered,

    /// <summary>Both accepted; the pair goes its way.</summary>
    Matched,

    /// <summary>Nothing more to do.</summary>
    Closed,
}

/// <summary>A commune's need for a mentor, from the alert to the pair.</summary>
public sealed record MentoringRequest(
    Guid Id, string NisCode, RequestState State, DateOnly OpenedOn, IReadOnlyList<string> Avoid, string? LockedMentor,
    int Round, string? MentorNisCode, bool MentorAccepted, bool MenteeAccepted, bool Reminded, DateOnly? OfferedOn,
    Guid? PairId)
{
    public static string StreamKey(Guid requestId) => $"mentoring-request/{requestId}";

    /// <summary>Sides that have not answered the offer.</summary>
    public IReadOnlyList<string> Unanswered => State != RequestState.Offered ? [] :
        [.. MentorAccepted ? Array.Empty<string>() : [Side.Mentor], .. MenteeAccepted ? Array.Empty<string>() : [Side.Mentee]];

    public string CommuneOf(string side) => side == Side.Mentor ? MentorNisCode ?? "" : NisCode;

    public static MentoringRequest Create(MentoringRequested e) =>
        new(e.RequestId, e.NisCode, RequestState.Open, e.On, [], null, 0, null, false, false, false, null, null);

    public MentoringRequest Apply(MentorLocked e) => this with { LockedMentor = e.MentorNisCode };
    public MentoringRequest Apply(MentorUnlocked _) => this with { LockedMentor = null };

    public MentoringRequest Apply(MentoringProposalApproved e) => this with
    {
        State = RequestState.Offered,
        Round = e.Round,
        MentorNisCode = e.MentorNisCode,
        MentorAccepted = false,
        MenteeAccepted = false,
        Reminded = false,
        OfferedOn = e.On,
    };

    public MentoringRequest Apply(MentoringAccepted e) =>
        e.Side == Side.Mentor ? this with { MentorAccepted = true } : this with { MenteeAccepted = true };

    public MentoringRequest Apply(MentoringAnswerReminded _) => this with { Reminded = true };
    public MentoringRequest Apply(MentoringDeclined e) => OpenWithout(e.MentorNisCode);
    public MentoringRequest Apply(MentoringOfferLapsed e) => OpenWithout(e.MentorNisCode);
    public MentoringRequest Apply(MentorChangeAsked e) => OpenWithout(e.MentorNisCode);
    public MentoringRequest Apply(MentoringMatched e) => this with { State = RequestState.Matched, PairId = e.PairId };
    public MentoringRequest Apply(MentoringRequestClosed _) => this with { State = RequestState.Closed };

    private MentoringRequest OpenWithout(string mentor) => this with
    {
        State = RequestState.Open,
        Avoid = [.. Avoid.Append(mentor).Distinct()],
        LockedMentor = LockedMentor == mentor ? null : LockedMentor,
        MentorNisCode = null,
        MentorAccepted = false,
        MenteeAccepted = false,
        OfferedOn = null,
        PairId = null,
    };
}

/// <summary>The two communes of a pair.</summary>
internal static class Side
{
    public const string Mentor = "mentor";
    public const string Mentee = "mentee";

    public static bool Exists(string side) => side is Mentor or Mentee;
}
