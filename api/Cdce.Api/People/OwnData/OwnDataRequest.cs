namespace Cdce.Api.People.OwnData;

/// <summary>Somebody wants to have all that is kept about him or her.</summary>
internal sealed class OwnDataRequest
{
    /// <summary>Nobody fetches it any more after that.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    public Guid Id { get; set; }

    public Guid AccountId { get; set; }

    public DateTimeOffset AskedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>The file to fetch; null until it is written.</summary>
    [PersonalField(PersonalPurpose.Access, LegalBasis.LegalObligation, Retention.Day)]
    public byte[]? Archive { get; set; }
}

/// <summary>How far a file with one's own data is.</summary>
/// <param name="State">running or done; it is not found any more once it was fetched, or a day has passed.</param>
/// <param name="ArchiveHref">Where to fetch it, signed in, once; absent while it is written.</param>
internal sealed record OwnDataTask(
    string Href, string TaskId, string State, DateTimeOffset AskedAt, DateTimeOffset ExpiresAt, string? ArchiveHref)
{
    public static OwnDataTask Of(OwnDataRequest asked, bool done, HttpRequest http)
    {
        var href = http.Absolute($"/api/v1/people/me/data/{asked.Id}");
        return new(href, asked.Id.ToString(), done ? "done" : "running", asked.AskedAt, asked.ExpiresAt, done ? href + "/archive" : null);
    }
}
