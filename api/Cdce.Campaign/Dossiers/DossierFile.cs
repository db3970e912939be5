using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Cdce.Platform.Imports;

namespace Cdce.Campaign.Dossiers;

/// <summary>Writes a dossier as a ZIP of JSON files with a manifest, and reads one back within limits.</summary>
internal static class DossierFile
{
    public const string MediaType = "application/zip";
    public const string Format = "cdce-commune-dossier";
    public const int FormatVersion = 1;
    public const int MaximumBytes = 8 * 1024 * 1024;

    /// <summary>All entries together, once unpacked: whatever a small file swells to stops here.</summary>
    public const int MaximumUnpacked = 64 * 1024 * 1024;

    private const string ManifestName = "manifest.json";
    private const string LedgerName = "ledger.json";
    private const string TitleFileName = "title-file.json";
    private const string ResolutionsName = "resolutions.json";
    private const string CriteriaName = "criteria.json";
    private const string FairOMetersName = "fair-o-meters.json";

    private static readonly string[] Names = [LedgerName, TitleFileName, ResolutionsName, CriteriaName];

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // read by people, never put into a page
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RequireWhatCannotBeNull } },
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>The same dossier gives the same bytes.</summary>
    public static byte[] Write(Dossier dossier)
    {
        var files = new List<(string Name, LocalText What, byte[] Json)>
        {
            (LedgerName, new("Les faits du journal, avec l’historique de leurs corrections",
                "Die Einträge des Journals mit der Geschichte ihrer Berichtigungen"), Json(dossier.Ledger)),
            (TitleFileName, new("Le dossier du titre, étape par étape", "Die Titelakte, Schritt für Schritt"), Json(dossier.TitleFile)),
            (ResolutionsName, new("Les résolutions du conseil communal", "Die Beschlüsse des Gemeinderats"), Json(dossier.Resolutions)),
            (CriteriaName, new("L’état des six critères et les preuves sur lesquelles il repose",
                "Der Stand der sechs Kriterien und die Nachweise, auf denen er beruht"), Json(dossier.Criteria)),
        };
        if (dossier.FairOMeters.Count > 0)
        {
            files.Add((FairOMetersName, new("Les Fair-ô-mètres : grille, réponses, relecture, points et note",
                "Die Fair-O-Meter: Raster, Antworten, Prüfung, Punkte und Note"), Json(dossier.FairOMeters)));
        }

        var manifest = dossier.Manifest with
        {
            Entries = [.. files.Select(f => new DossierEntry(f.Name, f.What, f.Json.Length, Sha256(f.Json)))],
        };

        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, ManifestName, Json(manifest), manifest.MadeOn);
            foreach (var (name, _, json) in files)
                Add(zip, name, json, manifest.MadeOn);
        }

        return bytes.ToArray();
    }

    /// <summary>The dossier, or what is wrong with the file.</summary>
    public static async Task<(Dossier? Dossier, InputIssue? Issue)> ReadAsync(byte[] file, CancellationToken ct)
    {
        var name = ManifestName;
        try
        {
            var (files, broken) = await UnpackAsync(file, ct);
            if (broken is not null)
                return (null, broken);
            if (Missing(files, [ManifestName]) is { } without)
                return (null, without);
            var manifest = Read<DossierManifest>(files[ManifestName]);
            if (manifest.Format != Format || manifest.FormatVersion != FormatVersion)
                return (null, Issue(ManifestName, "dossier-format", $"A {Format} of version {FormatVersion} is expected."));
            // A commune that no edition asked has no Fair-ô-mètre.
            var fairOMeters = manifest.Entries.Any(e => e.Name == FairOMetersName) || files.ContainsKey(FairOMetersName);
            if ((Missing(files, fairOMeters ? [.. Names, FairOMetersName] : Names) ?? Differs(manifest, files)) is { } issue)
                return (null, issue);

            name = LedgerName;
            var ledger = Read<IReadOnlyList<DossierFact>>(files[name]);
            name = TitleFileName;
            var titleFile = Read<DossierTitleFile>(files[name]);
            name = ResolutionsName;
            var resolutions = Read<IReadOnlyList<DossierResolution>>(files[name]);
            name = CriteriaName;
            var criteria = Read<IReadOnlyList<DossierCriterion>>(files[name]);
            name = FairOMetersName;
            return (new Dossier(manifest, ledger, titleFile, resolutions, criteria,
                fairOMeters ? Read<IReadOnlyList<DossierFairOMeter>>(files[name]) : []), null);
        }
        catch (InvalidDataException)
        {
            return (null, Issue("file", "dossier-unreadable", "Not a ZIP file, or a broken one."));
        }
        catch (JsonException e)
        {
            return (null, Issue(name, "dossier-unreadable", $"Not the JSON of a dossier, at {e.Path}."));
        }
    }

    public static InputIssue Issue(string name, string code, string detail) =>
        new("body", name, detail, $"urn:problem-type:cdce:{code}");

    private static async Task<(Dictionary<string, byte[]> Files, InputIssue? Issue)> UnpackAsync(byte[] file, CancellationToken ct)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        using var zip = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
        var unpacked = 0;
        foreach (var entry in zip.Entries)
        {
            if (entry.FullName is not (ManifestName or FairOMetersName) && !Names.Contains(entry.FullName))
                return (files, Issue(entry.FullName, "dossier-entry-unknown", "A dossier has no such file."));
            await using var content = await entry.OpenAsync(ct);
            // Counted while unpacking: the size that the ZIP itself states is only a promise.
            if (await content.ReadAtMostAsync(MaximumUnpacked - unpacked, ct) is not { } bytes)
                return (files, Issue(entry.FullName, "dossier-too-large", "Unpacked, a dossier has at most 64 MiB."));
            if (!files.TryAdd(entry.FullName, bytes))
                return (files, Issue(entry.FullName, "dossier-entry-twice", "The file is there twice."));
            unpacked += bytes.Length;
        }

        return (files, null);
    }

    private static InputIssue? Missing(Dictionary<string, byte[]> files, string[] names) =>
        names.FirstOrDefault(n => !files.ContainsKey(n)) is { } missing
            ? Issue(missing, "dossier-entry-missing", "The dossier lacks this file.")
            : null;

    private static InputIssue? Differs(DossierManifest manifest, Dictionary<string, byte[]> files) => files.Keys
        .Where(name => name != ManifestName && manifest.Entries.FirstOrDefault(e => e.Name == name)?.Sha256 != Sha256(files[name]))
        .Select(name => Issue(name, "dossier-hash-differs", "Its SHA-256 is not the one in the manifest: the file was changed."))
        .FirstOrDefault();

    private static T Read<T>(byte[] json)
    {
        // What is not known is left out of a dossier; a null in a list would go unnoticed until it is used, and NUL until it is kept.
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.Null || (reader.ValueIsEscaped && reader.ValueSpan.IndexOf("\\u0000"u8) >= 0))
                throw new JsonException("null", $"byte {reader.TokenStartIndex}", null, null);
        }

        return JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("null", "$", 0, 0);
    }

    private static void RequireWhatCannotBeNull(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
            property.IsRequired = property.AssociatedParameter is { IsNullable: false, HasDefaultValue: false };
    }

    private static byte[] Json<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    private static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static void Add(ZipArchive zip, string name, byte[] json, DateOnly day)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        using var content = entry.Open();
        content.Write(json);
    }
}
