namespace Cdce.Campaign.TitleFiles;

/// <summary>
/// Rules of the title file that the campaign has not published: ours, provisional, in one reference file. They propose dates
/// and ask for reasons; they never refuse a title.
/// </summary>
internal sealed record TitleRules(int Version, bool Provisional, int ReviewDays, int RenewalMonths,
    IReadOnlyList<TitleStep> NeedReason, IReadOnlyList<TitleStep> CommuneMayRecord, IReadOnlyList<TitleStep> EvidenceOnly)
{
    public static readonly TitleRules Current = Read();

    public bool MayRecord(CurrentUser user, string nisCode, TitleStep step) =>
        user.IsCoordinationOf(nisCode) || CommuneMayRecord.Contains(step);

    /// <summary>Who has to act, and what is usually next.</summary>
    public static (TitleOwner Owner, TitleStep? Next) After(TitlePath path, bool hasResolution, bool hasCommittee) =>
        path.State switch
        {
            TitleState.Unaware => (TitleOwner.Coordination, TitleStep.Interested),
            TitleState.Interested => (TitleOwner.Commune, TitleStep.Registered),
            TitleState.Registered => (TitleOwner.Commune, TitleStep.ResolutionVoted),
            TitleState.Candidate or TitleState.ProbablyTitled when !hasResolution =>
                (TitleOwner.Commune, TitleStep.ResolutionVoted),
            TitleState.Candidate or TitleState.ProbablyTitled when !hasCommittee =>
                (TitleOwner.Commune, TitleStep.CommitteeSetUp),
            TitleState.Candidate or TitleState.ProbablyTitled => (TitleOwner.Commune, TitleStep.ApplicationSubmitted),
            TitleState.Applied => (TitleOwner.Coordination, TitleStep.ReviewStarted),
            TitleState.UnderReview => (TitleOwner.Coordination, TitleStep.Awarded),
            TitleState.Titled => (TitleOwner.Coordination, TitleStep.RenewalDue),
            TitleState.RenewalDue => (TitleOwner.Commune, TitleStep.Renewed),
            TitleState.InDifficulty => (TitleOwner.Coordination, TitleStep.DifficultyOvercome),
            TitleState.Suspended => (TitleOwner.Coordination, TitleStep.SuspensionLifted),
            _ => (TitleOwner.Commune, TitleStep.Regained),
        };

    /// <summary>
    /// The next date: the one somebody set, else the one the rules propose. Evidence gathered proposes none, for a title may
    /// have been renewed without a trace in public.
    /// </summary>
    public DateOnly? NextDate(TitlePath path, DateOnly? setTo) => setTo ?? (path.Periods is [.., var present] && !present.EvidenceOnly
        ? path.State switch
        {
            TitleState.Applied or TitleState.UnderReview => present.From.AddDays(ReviewDays),
            TitleState.Titled => LastConfirmed(path)?.AddMonths(RenewalMonths),
            _ => null,
        }
        : null);

    private static DateOnly? LastConfirmed(TitlePath path) => path.Steps
        .Where(s => s.Step is TitleStep.Awarded or TitleStep.Renewed or TitleStep.Regained or TitleStep.SuspensionLifted)
        .Select(s => (DateOnly?)s.On).LastOrDefault();

    private static TitleRules Read()
    {
        var file = EmbeddedReference.Json<ReferenceFile>("TitleFiles.reference.title-rules.json");
        return new TitleRules(file.Version, file.Provisional, file.ReviewDays, file.RenewalMonths, Steps(file.NeedReason),
            Steps(file.CommuneMayRecord), Steps(file.EvidenceOnly));
    }

    private static TitleStep[] Steps(IReadOnlyList<string> codes) =>
        [.. codes.Select(code => Enum.Parse<TitleStep>(code, ignoreCase: true))];

    private sealed record ReferenceFile(int Version, bool Provisional, int ReviewDays, int RenewalMonths,
        IReadOnlyList<string> NeedReason, IReadOnlyList<string> CommuneMayRecord, IReadOnlyList<string> EvidenceOnly);
}
