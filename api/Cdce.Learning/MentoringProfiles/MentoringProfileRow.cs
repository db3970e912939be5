namespace Cdce.Learning.MentoringProfiles;

/// <summary>One commune in the list of mentoring profiles.</summary>
public sealed class MentoringProfileRow
{
    public required string NisCode { get; init; }
    public string NameFr { get; set; } = "";
    public string? NameDe { get; set; }
    public string? NameNl { get; set; }
    public string? Province { get; set; }
    public string Region { get; set; } = "";
    public List<string> AdministrationLanguages { get; set; } = [];
    public int Population { get; set; }
    public double Latitude { get; set; }
    public double Longitude { get; set; }

    public bool Titled { get; set; }

    /// <summary>onTrack, watch, fading or unknown</summary>
    public string MomentumLevel { get; set; } = "unknown";
    public List<string> StrongCriteria { get; set; } = [];
    public List<string> WeakCriteria { get; set; } = [];

    public bool Offered { get; set; }
    public List<string> CanGive { get; set; } = [];
    public List<string> Needs { get; set; } = [];
    public int Capacity { get; set; }
    public List<string> Languages { get; set; } = [];
    public int MaxDistanceKm { get; set; }
    public DateOnly? From { get; set; }
    public DateOnly? Until { get; set; }
    public DateOnly? ConsentOn { get; set; }
    public List<Guid> ReservedFor { get; set; } = [];

    /// <summary>Of the offer; 0 before the first.</summary>
    public long Version { get; set; }
    public bool Simulated { get; set; }
}

/// <summary>Keeps the list of mentoring profiles.</summary>
public sealed class MentoringProfileProjection
{
    public async Task On(IEvent<MentoringCommuneDescribed> e, LearningDb db, CancellationToken ct)
    {
        var row = await CommuneAsync(e.Data.NisCode, db, ct);
        row.NameFr = e.Data.Name.Fr;
        row.NameDe = e.Data.Name.De;
        row.NameNl = e.Data.Name.Nl;
        row.Province = e.Data.Province;
        row.Region = e.Data.Region;
        row.AdministrationLanguages = [.. e.Data.Languages];
        row.Population = e.Data.Population;
        row.Latitude = e.Data.Latitude;
        row.Longitude = e.Data.Longitude;
    }

    public async Task On(IEvent<MentoringStandingNoted> e, LearningDb db, CancellationToken ct)
    {
        var row = await CommuneAsync(e.Data.NisCode, db, ct);
        row.Titled = e.Data.Titled;
        row.MomentumLevel = e.Data.MomentumLevel;
        row.StrongCriteria = [.. e.Data.StrongCriteria];
        row.WeakCriteria = [.. e.Data.WeakCriteria];
    }

    public async Task On(IEvent<MentoringOffered> e, LearningDb db, CancellationToken ct)
    {
        var row = await RowAsync(e, db, ct);
        row.ConsentOn = e.Data.ConsentOn;
        Fill(row, e.Data.Offer);
    }

    public async Task On(IEvent<MentoringOfferRevised> e, LearningDb db, CancellationToken ct) =>
        Fill(await RowAsync(e, db, ct), e.Data.Offer);

    public async Task On(IEvent<MentoringOfferWithdrawn> e, LearningDb db, CancellationToken ct)
    {
        var row = await RowAsync(e, db, ct);
        row.Offered = false;
        row.ConsentOn = null;
        row.CanGive = [];
        row.Needs = [];
        row.Languages = [];
        row.Capacity = 0;
        row.MaxDistanceKm = 0;
        row.From = null;
        row.Until = null;
    }

    public async Task On(IEvent<MentoringPlaceReserved> e, LearningDb db, CancellationToken ct)
    {
        var row = await RowAsync(e, db, ct);
        row.ReservedFor = [.. row.ReservedFor, e.Data.RequestId];
    }

    public async Task On(IEvent<MentoringPlaceFreed> e, LearningDb db, CancellationToken ct)
    {
        var row = await RowAsync(e, db, ct);
        row.ReservedFor = [.. row.ReservedFor.Where(id => id != e.Data.RequestId)];
    }

    private static void Fill(MentoringProfileRow row, MentoringOffer offer)
    {
        row.Offered = true;
        row.CanGive = [.. offer.CanGive];
        row.Needs = [.. offer.Needs];
        row.Languages = [.. offer.Languages];
        row.Capacity = offer.Capacity;
        row.MaxDistanceKm = offer.MaxDistanceKm;
        row.From = offer.From;
        row.Until = offer.Until;
    }

    // The version is the offer's, whose stream it is: what the register says moves nobody's version.
    private static async Task<MentoringProfileRow> RowAsync(IEvent e, LearningDb db, CancellationToken ct)
    {
        var row = await CommuneAsync(e.StreamKey[(e.StreamKey.IndexOf('/', StringComparison.Ordinal) + 1)..], db, ct);
        if (e.Version == 1)
            row.Simulated = e.IsSimulated();
        row.Version = e.Version;
        return row;
    }

    private static async Task<MentoringProfileRow> CommuneAsync(string nisCode, LearningDb db, CancellationToken ct)
    {
        var row = await db.Profiles.FindAsync([nisCode], ct);
        if (row is null)
            db.Profiles.Add(row = new MentoringProfileRow { NisCode = nisCode });
        return row;
    }
}
