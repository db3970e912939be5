namespace Cdce.Learning.MentoringProfiles;

/// <summary>What mentoring knows of a commune, from the campaign's register.</summary>
/// <param name="Languages">Languages of its administration, from its language regime: fr, de or nl.</param>
public sealed record MentoringCommuneDescribed(
    string NisCode, LocalText Name, string? Province, string Region, IReadOnlyList<string> Languages,
    int Population, double Latitude, double Longitude, DateOnly On);

/// <summary>Where the commune stands, as an evaluation saw it.</summary>
public sealed record MentoringStandingNoted(
    string NisCode, bool Titled, string MomentumLevel, IReadOnlyList<string> StrongCriteria,
    IReadOnlyList<string> WeakCriteria, DateOnly On);

/// <summary>The commune offers to mentor others and agrees that its profile is used for matching.</summary>
public sealed record MentoringOffered(string NisCode, MentoringOffer Offer, DateOnly ConsentOn, DateOnly On);

/// <summary>The commune changed what it offers; its consent stands.</summary>
public sealed record MentoringOfferRevised(MentoringOffer Offer, DateOnly On);

/// <summary>The commune takes back its offer and with it its consent; running pairs go on.</summary>
public sealed record MentoringOfferWithdrawn(string Reason, DateOnly On);

/// <summary>One of the mentor's places is kept for a request that it is asked for.</summary>
public sealed record MentoringPlaceReserved(Guid RequestId, DateOnly On);

/// <summary>The place is free again.</summary>
public sealed record MentoringPlaceFreed(Guid RequestId, DateOnly On);

/// <summary>What a mentor gives, to whom and when.</summary>
/// <param name="CanGive">Codes of the criteria it is good at.</param>
/// <param name="Needs">Codes of the criteria it would like help with itself.</param>
/// <param name="Capacity">Mentees at the same time (0 to 10); 0 hides it from matching.</param>
/// <param name="Languages">fr, de, nl or en</param>
/// <param name="MaxDistanceKm">As the crow flies (1 to 400).</param>
/// <param name="From">First day; null means at once.</param>
/// <param name="Until">Last day on which a new pair may begin; null means without end.</param>
public sealed record MentoringOffer(
    IReadOnlyList<string> CanGive, IReadOnlyList<string> Needs, int Capacity, IReadOnlyList<string> Languages,
    int MaxDistanceKm, DateOnly? From, DateOnly? Until);

/// <summary>
/// A commune as the campaign describes it. Its stream is apart from the offer's: what the register says changes at night,
/// and must not make the offer that somebody is looking at stale.
/// </summary>
public sealed record DescribedCommune(string NisCode, MentoringCommuneDescribed? Commune, MentoringStandingNoted? Standing)
{
    public static string StreamKey(string nisCode) => $"mentoring-commune/{nisCode}";

    public static DescribedCommune Create(MentoringCommuneDescribed e) => new(e.NisCode, e, null);

    // The two messages about a commune can arrive in either order.
    public static DescribedCommune Create(MentoringStandingNoted e) => new(e.NisCode, null, e);

    public DescribedCommune Apply(MentoringCommuneDescribed e) => this with { Commune = e };
    public DescribedCommune Apply(MentoringStandingNoted e) => this with { Standing = e };
}

/// <summary>A commune as mentor: its offer and the places it still has.</summary>
public sealed record MentoringProfile(string NisCode, MentoringOffer? Offer, IReadOnlyList<Guid> ReservedFor)
{
    public static string StreamKey(string nisCode) => $"mentoring-profile/{nisCode}";

    public int FreePlaces => Math.Max(0, (Offer?.Capacity ?? 0) - ReservedFor.Count);

    public static MentoringProfile Create(MentoringOffered e) => new(e.NisCode, e.Offer, []);

    public MentoringProfile Apply(MentoringOffered e) => this with { Offer = e.Offer };
    public MentoringProfile Apply(MentoringOfferRevised e) => this with { Offer = e.Offer };
    public MentoringProfile Apply(MentoringOfferWithdrawn _) => this with { Offer = null };
    public MentoringProfile Apply(MentoringPlaceReserved e) => this with { ReservedFor = [.. ReservedFor, e.RequestId] };

    public MentoringProfile Apply(MentoringPlaceFreed e) =>
        this with { ReservedFor = [.. ReservedFor.Where(id => id != e.RequestId)] };
}
