using System.Buffers.Binary;
using System.IO.Compression;

namespace Cdce.Campaign.FairOMeter.Evidence;

/// <summary>Why a file is not taken.</summary>
internal sealed record EvidenceIssue(string Code, string Sentence);

/// <summary>
/// Reads from its bytes what a file is, whatever it is called: a PDF, a picture or a spreadsheet, within limits, and nothing that is
/// something else besides or that runs. Pictures lose what cameras write into them: place, device, moment.
/// </summary>
internal static class EvidenceContent
{
    public const int MaximumBytes = 5 * 1024 * 1024;

    private const long MaximumPoints = 50_000_000;
    private const long MaximumUnpacked = 64 * 1024 * 1024;
    private const int MaximumEntries = 1_000;

    private static readonly EvidenceIssue Other = new("file-kind", "A PDF, a picture (PNG, JPEG) or a spreadsheet (XLSX, ODS) is expected.");
    private static readonly EvidenceIssue Broken = new("file-broken", "The file is broken, or something else than it says.");
    private static readonly EvidenceIssue Runs = new("file-runs", "A file that holds programs or other files is not taken.");
    private static readonly EvidenceIssue TooLarge = new("picture-too-large", "A picture has at most 50 million points.");
    private static readonly EvidenceIssue Swells = new("spreadsheet-too-large", "Unpacked, a spreadsheet has at most 64 MiB and 1000 parts.");

    private static readonly byte[] Png = [0x89, .. "PNG\r\n"u8, 0x1a, 0x0a];

    // What a picture needs to be shown; comments, moments and places are none of it.
    private static readonly string[] PngKept = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs"];

    private static readonly string[] RunnableParts = ["vbaProject", "activeX", "embeddings/", "macrosheets/", "Basic/", "Scripts/", "Object "];

    /// <summary>The kind and the bytes to keep; a file that is not taken has an issue instead.</summary>
    public static (string Kind, byte[] Content, EvidenceIssue? Issue) Read(byte[] file)
    {
        if (file.AsSpan().StartsWith("%PDF-"u8))
            return ("pdf", file, OfPdf(file));
        if (file.AsSpan().StartsWith(Png))
            return OfPng(file);
        if (file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8, 0xff]))
            return OfJpeg(file);
        return file.AsSpan().StartsWith("PK\x03\x04"u8) ? OfSpreadsheet(file) : ("", file, Other);
    }

    private static EvidenceIssue? OfPdf(ReadOnlySpan<byte> file)
    {
        if (file[Math.Max(0, file.Length - 2_048)..].IndexOf("%%EOF"u8) < 0)
            return Broken;
        return file.IndexOf("PK\x05\x06"u8) >= 0 || file.IndexOf("/JavaScript"u8) >= 0 || file.IndexOf("/Launch"u8) >= 0 || file.IndexOf("/EmbeddedFile"u8) >= 0
            ? Runs : null;
    }

    private static (string Kind, byte[] Content, EvidenceIssue? Issue) OfPng(byte[] file)
    {
        const string kind = "png";
        using var kept = new MemoryStream();
        kept.Write(Png);
        var (at, type) = (Png.Length, "");
        while (type != "IEND")
        {
            if (at + 12 > file.Length || BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at)) is var length && (length < 0 || length > file.Length - at - 12))
                return (kind, file, Broken);
            var first = type.Length == 0;
            type = System.Text.Encoding.Latin1.GetString(file, at + 4, 4);
            if (first && (type != "IHDR" || length != 13))
                return (kind, file, Broken);
            if (first && (long)BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8)) * BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 12)) > MaximumPoints)
                return (kind, file, TooLarge);
            if (PngKept.Contains(type))
                kept.Write(file, at, length + 12);
            at += length + 12;
        }

        return (kind, kept.ToArray(), null);
    }

    private static (string Kind, byte[] Content, EvidenceIssue? Issue) OfJpeg(byte[] file)
    {
        const string kind = "jpg";
        using var kept = new MemoryStream();
        kept.Write(file, 0, 2);
        var (at, sized) = (2, false);
        while (true)
        {
            if (at + 4 > file.Length || file[at] != 0xff)
                return (kind, file, Broken);
            var marker = file[at + 1];
            var length = BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at + 2)) + 2;
            if (length < 4 || at + length > file.Length)
                return (kind, file, Broken);
            if (marker == 0xda)
                break;
            var frame = marker is >= 0xc0 and <= 0xcf and not (0xc4 or 0xc8 or 0xcc);
            if (frame && (length < 10
                || (long)BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at + 5)) * BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at + 7)) > MaximumPoints))
            {
                return (kind, file, TooLarge);
            }

            sized |= frame;
            // APP0 says how points lie, APP14 how colours are to be read, APP2 may hold their profile.
            var profile = marker == 0xe2 && file.AsSpan(at + 4).StartsWith("ICC_PROFILE"u8);
            if (marker is 0xe0 or 0xee || profile || marker is not (>= 0xe1 and <= 0xef or 0xfe))
                kept.Write(file, at, length);
            at += length;
        }

        var end = file.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0xff, 0xd9]);
        if (!sized || end < at)
            return (kind, file, Broken);
        kept.Write(file, at, end + 2 - at);
        return (kind, kept.ToArray(), null);
    }

    private static (string Kind, byte[] Content, EvidenceIssue? Issue) OfSpreadsheet(byte[] file)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
            if (zip.Entries.Count > MaximumEntries)
                return ("", file, Swells);
            var kind = zip.GetEntry("[Content_Types].xml") is not null && zip.GetEntry("xl/workbook.xml") is not null ? "xlsx"
                : zip.GetEntry("mimetype") is not null && zip.GetEntry("content.xml") is not null ? "ods" : "";
            if (kind.Length == 0)
                return ("", file, Other);
            var (unpacked, buffer) = (0L, new byte[81_920]);
            foreach (var entry in zip.Entries)
            {
                if (Runnable(entry.FullName))
                    return (kind, file, Runs);
                using var content = entry.Open();
                var said = new MemoryStream();
                int read;
                while ((read = content.Read(buffer)) > 0)
                {
                    // Counted while unpacking: the size that the ZIP itself states is only a promise.
                    if ((unpacked += read) > MaximumUnpacked)
                        return (kind, file, Swells);
                    if (entry.FullName == "mimetype" && said.Length < 200)
                        said.Write(buffer, 0, read);
                }

                if (kind == "ods" && entry.FullName == "mimetype"
                    && System.Text.Encoding.Latin1.GetString(said.ToArray()) != "application/vnd.oasis.opendocument.spreadsheet")
                {
                    return ("", file, Other);
                }
            }

            return (kind, file, null);
        }
        catch (InvalidDataException)
        {
            return ("", file, Broken);
        }
    }

    private static bool Runnable(string name) => name.Contains("..", StringComparison.Ordinal) || name.Contains('\\', StringComparison.Ordinal) || name.StartsWith('/')
        || RunnableParts.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase));
}
