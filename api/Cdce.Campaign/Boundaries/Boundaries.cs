using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cdce.Campaign.Boundaries;

/// <summary>
/// Boundaries of communes for the map, as they were uploaded. A file is one event, compressed: a few come in ten years, they
/// are under a megabyte each, and so they are versioned, restored and shown on past days like everything else.
/// </summary>
/// <param name="Sha256">Of the uploaded bytes, in hexadecimal digits.</param>
/// <param name="Gzip">The GeoJSON, gzip, base64.</param>
public sealed record BoundariesImported(string Sha256, int Features, string Source, string Gzip, DateOnly On);

/// <summary>The boundaries in force, to be replaced.</summary>
public sealed record BoundarySet(string Sha256)
{
    public const string Stream = "boundaries";

    public static BoundarySet Create(BoundariesImported e) => new(e.Sha256);

    public BoundarySet Apply(BoundariesImported e) => new(e.Sha256);
}

/// <summary>The boundaries as they are served.</summary>
public sealed class BoundaryRow
{
    public const int Only = 1;

    public int Id { get; set; } = Only;
    public required string Sha256 { get; set; }
    public int Features { get; set; }
    public required string Source { get; set; }

    /// <summary>The GeoJSON, gzip.</summary>
    public required byte[] Gzip { get; set; }

    public long Version { get; set; }

    internal static void Map(EntityTypeBuilder<BoundaryRow> row)
    {
        row.ToTable("boundaries").ShownToAll("Maps of the federal administration.").HasKey(r => r.Id);
        row.Property(r => r.Id).ValueGeneratedNever();
    }
}

/// <summary>Keeps the latest boundaries.</summary>
public sealed class BoundaryProjection
{
    public async Task On(IEvent<BoundariesImported> e, CampaignDb db, CancellationToken ct)
    {
        var row = await db.Boundaries.FindAsync([BoundaryRow.Only], ct);
        if (row is null)
        {
            row = new BoundaryRow { Sha256 = "", Source = "", Gzip = [] };
            db.Boundaries.Add(row);
        }

        row.Sha256 = e.Data.Sha256;
        row.Features = e.Data.Features;
        row.Source = e.Data.Source;
        row.Gzip = Convert.FromBase64String(e.Data.Gzip);
        row.Version = e.Version;
    }
}

internal static class Gzip
{
    public static byte[] Compress(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize))
            gzip.Write(bytes);
        return compressed.ToArray();
    }

    public static byte[] Decompress(byte[] bytes)
    {
        using var plain = new MemoryStream();
        using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        gzip.CopyTo(plain);
        return plain.ToArray();
    }
}
