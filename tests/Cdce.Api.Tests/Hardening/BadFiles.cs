using System.IO.Compression;
using System.Text;

namespace Cdce.Api.Tests.Hardening;

/// <summary>An upload that nobody should take.</summary>
/// <param name="Code">The end of the problem's type, or of its issue's.</param>
internal sealed record BadFile(string Path, string? MediaType, byte[] Bytes, int Status, string Code);

/// <summary>Files of the kinds that break programs that take files, made here so that none lies in the repository.</summary>
internal static class BadFiles
{
    public const string Canary = "cdce-canary-7f3a";

    private const string Dossier = "/campaign/dossierImports";
    private const string Boundaries = "/campaign/boundaries";
    private const string Communes = "/campaign/communeImports";
    private const string Evidence = "/campaign/titleEvidenceImports";
    private const string Partners = "/partners/imports";
    private const string Zip = "application/zip";
    private const string Csv = "text/csv";
    private const string GeoJson = "application/geo+json";

    private static readonly byte[] Mark = Text(Canary);
    private static readonly byte[] Svg = Text($"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert('{Canary}')\"><script>alert(1)</script></svg>");
    private static readonly byte[] Html = Text($"<!doctype html><script>alert('{Canary}')</script>");
    private static readonly byte[] Program = [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0, .. Mark];
    // 40,000 by 40,000 points, said in the header of 60 bytes.
    private static readonly byte[] HugeImage = [0x89, .. "PNG\r\n"u8, 0x1a, 0x0a, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0x9c, 0x40, 0, 0, 0x9c, 0x40, 8, 6, 0, 0, 0, .. Mark];

    public static IReadOnlyDictionary<string, BadFile> All { get; } = new Dictionary<string, BadFile>
    {
        ["a ZIP that swells"] = new(Dossier, Zip, Samples.Zip(("ledger.json", new byte[65 * 1024 * 1024])), 400, "dossier-too-large"),
        ["a ZIP that lies about its size"] = new(Dossier, Zip, Lying(), 400, "dossier-unreadable"),
        ["a ZIP within a ZIP"] = new(Dossier, Zip, Samples.Zip(("inner.zip", Samples.Zip(("a", Mark)))), 400, "dossier-entry-unknown"),
        ["a name that climbs up"] = new(Dossier, Zip, Samples.Zip(("../../../../manifest.json", Mark)), 400, "dossier-entry-unknown"),
        ["a name that climbs up as in Windows"] = new(Dossier, Zip, Samples.Zip((@"..\..\manifest.json", Mark)), 400, "dossier-entry-unknown"),
        ["an absolute name"] = new(Dossier, Zip, Samples.Zip(("/manifest.json", Mark)), 400, "dossier-entry-unknown"),
        ["a name with NUL"] = new(Dossier, Zip, Samples.Zip(("manifest.json\0.svg", Svg)), 400, "dossier-entry-unknown"),
        ["the same name twice"] = new(Dossier, Zip, Samples.Zip(("manifest.json", Mark), ("manifest.json", Mark)), 400, "dossier-entry-twice"),
        ["ten thousand entries"] = new(Dossier, Zip, Samples.Zip([.. Enumerable.Range(0, 10_000).Select(i => ($"{i}.json", Mark))]), 400, "dossier-entry-unknown"),
        ["an encrypted ZIP"] = new(Dossier, Zip, Patched(flag: 1), 400, "dossier-unreadable"),
        ["a ZIP packed in an unknown way"] = new(Dossier, Zip, Patched(method: 99), 400, "dossier-unreadable"),
        ["a ZIP cut short"] = new(Dossier, Zip, Samples.Zip(("manifest.json", Mark))[..40], 400, "dossier-unreadable"),
        ["a PDF that is a ZIP too"] = new(Dossier, Zip, [.. Text("%PDF-1.7\n"), .. Samples.Zip(("manifest.json", Svg))], 400, "dossier-unreadable"),
        ["an Office document"] = new(Dossier, Zip, Samples.Zip(("[Content_Types].xml", Mark), ("word/vbaProject.bin", Mark)), 400, "dossier-entry-unknown"),
        ["an SVG called ZIP"] = new(Dossier, Zip, Svg, 400, "dossier-unreadable"),
        ["a program called ZIP"] = new(Dossier, Zip, Program, 400, "dossier-unreadable"),
        ["GZIP called ZIP"] = new(Dossier, Zip, Gzip(Mark), 400, "dossier-unreadable"),
        ["an empty ZIP"] = new(Dossier, Zip, Samples.Zip(), 400, "dossier-entry-missing"),
        ["nothing called ZIP"] = new(Dossier, Zip, [], 400, "dossier-unreadable"),
        ["a ZIP over the limit"] = new(Dossier, Zip, new byte[9 * 1024 * 1024], 413, "payloadTooLarge"),
        ["more than any request may hold"] = new(Dossier, Zip, new byte[11_000_000], 413, "payloadTooLarge"),
        ["an image as what it is"] = new(Dossier, "image/png", HugeImage, 415, "unsupported-media-type"),
        ["an SVG as what it is"] = new(Boundaries, "image/svg+xml", Svg, 415, "unsupported-media-type"),
        ["a page as what it is"] = new(Partners, "text/html", Html, 415, "unsupported-media-type"),
        ["a form with a file"] = new(Communes, "multipart/form-data; boundary=b",
            [.. Text("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../../x.csv\"\r\n\r\n"), .. Mark, .. Text("\r\n--b--\r\n")], 415, "unsupported-media-type"),
        ["an SVG called GeoJSON"] = new(Boundaries, GeoJson, Svg, 400, "badRequest"),
        ["brackets within brackets"] = new(Boundaries, GeoJson, Text(new string('[', 100_000)), 400, "badRequest"),
        ["a map over the limit"] = new(Boundaries, GeoJson, new byte[5 * 1024 * 1024], 413, "payloadTooLarge"),
        ["a map of nowhere"] = new(Boundaries, GeoJson, Text(Samples.Boundaries.Replace("25072", Canary, StringComparison.Ordinal)), 400, "badRequest"),
        ["an image called CSV"] = new(Communes, Csv, HugeImage, 400, "not-text"),
        ["a workbook called CSV"] = new(Partners, Csv, Samples.Zip(("xl/workbook.xml", Mark)), 400, "not-text"),
        ["a page called CSV"] = new(Evidence, Csv, Html, 400, "column-missing"),
        ["an SVG called CSV"] = new(Partners, Csv, Svg, 400, "not-csv"),
        ["a CSV in Latin-1"] = new(Communes, Csv, Encoding.Latin1.GetBytes($"nis,name_fr\n62063,Liège {Canary}\n"), 400, "not-utf8"),
        ["a CSV in UTF-16"] = new(Communes, Csv, Encoding.Unicode.GetBytes($"nis,name_fr\n25072,{Canary}\n"), 400, "not-text"),
        ["a CSV over the limit"] = new(Partners, Csv, [.. "name,kind,nis\n"u8, .. Enumerable.Repeat((byte)'a', 3 * 1024 * 1024)], 413, "payloadTooLarge"),
        ["a CSV with too many rows"] = new(Partners, Csv, Text("name,kind,nis\n" + string.Concat(Enumerable.Repeat($"{Canary},shop,1\n", 20_001))), 400, "too-many-rows"),
        ["a CSV with an open quotation mark"] = new(Evidence, Csv, Text($"nis,name_fr,status\n25072,\"{Canary},titled\n"), 400, "not-csv"),
    };

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    /// <summary>One entry whose headers (of the file and of the directory) say something else than is true.</summary>
    private static byte[] Patched(byte flag = 0, byte method = 8)
    {
        var zip = Samples.Zip(("manifest.json", Mark));
        var directory = zip.AsSpan().LastIndexOf("PK\x01\x02"u8);
        (zip[6], zip[directory + 8]) = ((byte)(zip[6] | flag), (byte)(zip[directory + 8] | flag));
        (zip[8], zip[directory + 10]) = (method, method);
        return zip;
    }

    private static byte[] Lying()
    {
        var zip = Samples.Zip(("manifest.json", new byte[1024 * 1024]));
        var directory = zip.AsSpan().LastIndexOf("PK\x01\x02"u8);
        zip.AsSpan(directory + 24, 4).Clear();
        return zip;
    }
}
