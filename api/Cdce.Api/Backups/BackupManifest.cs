using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cdce.Api.Backups;

/// <summary>What a backup holds.</summary>
/// <param name="Format">Of the directory; raised when its files change their form.</param>
/// <param name="Program">Version of the program that took it.</param>
/// <param name="TakenAt">The moment of the snapshot: everything committed before is in it, nothing later.</param>
/// <param name="Schemas">The last numbered SQL file of each schema.</param>
/// <param name="LastEvent">Place of the last event in the log, <c>transaction/sequence</c>; absent where the log is empty.</param>
/// <param name="LastRecordedAt">When the newest event was recorded.</param>
/// <param name="ReadModels">Hashes of read models that had seen the whole log, for a restore by the same build to compare.</param>
internal sealed record BackupManifest(
    int Format, string Program, DateTimeOffset TakenAt, IReadOnlyDictionary<string, int> Schemas, string? LastEvent,
    DateTimeOffset? LastRecordedAt, IReadOnlyList<BackupFile> Files, IReadOnlyList<BackupReadModels> ReadModels)
{
    public const int CurrentFormat = 1;
    private const string FileName = "manifest.json";
    private const string HashName = "manifest.sha256";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public async Task WriteAsync(string directory, CancellationToken ct)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(this, Json);
        await WriteAsync(Path.Combine(directory, FileName), bytes, ct);
        // As sha256sum writes and checks it.
        await WriteAsync(Path.Combine(directory, HashName),
            System.Text.Encoding.ASCII.GetBytes($"{Convert.ToHexStringLower(SHA256.HashData(bytes))}  {FileName}\n"), ct);
    }

    /// <summary>Reads the manifest and compares it and every file with their hashes.</summary>
    /// <exception cref="StartRefusedException">Something is missing or is not what was written.</exception>
    public static async Task<BackupManifest> ReadAsync(string directory, CancellationToken ct)
    {
        var path = Path.Combine(directory, FileName);
        if (!File.Exists(path) || !File.Exists(Path.Combine(directory, HashName)))
            throw new StartRefusedException($"{directory} is not a finished backup: {FileName} or {HashName} is missing.");
        var bytes = await File.ReadAllBytesAsync(path, ct);
        var written = await File.ReadAllTextAsync(Path.Combine(directory, HashName), ct);
        if (written != $"{Convert.ToHexStringLower(SHA256.HashData(bytes))}  {FileName}\n")
            throw new StartRefusedException($"{path} is not what was written: its SHA-256 is another.");

        var manifest = Parse(path, bytes);
        foreach (var file in manifest.Files)
            await CheckAsync(directory, file, ct);
        return manifest;
    }

    private static BackupManifest Parse(string path, byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            // Before anything else is read: another format may look different.
            if (document.RootElement.GetProperty("format").GetInt32() != CurrentFormat)
                throw new StartRefusedException($"{path} has format {document.RootElement.GetProperty("format")}; this program reads {CurrentFormat}.");
            return document.Deserialize<BackupManifest>(Json) ?? throw new StartRefusedException($"{path} is empty.");
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new StartRefusedException($"{path} cannot be read: {error.Message}");
        }
    }

    private static async Task CheckAsync(string directory, BackupFile file, CancellationToken ct)
    {
        if (BackupTables.Copied.All(t => t.Name != file.Table))
            throw new StartRefusedException($"The backup holds the table {file.Table}, which this program does not know.");
        var path = Path.Combine(directory, $"{file.Table}.copy");
        if (!File.Exists(path))
            throw new StartRefusedException($"{path} is missing.");
        var bytes = new FileInfo(path).Length;
        if (bytes != file.Bytes)
            throw new StartRefusedException($"{path} has {bytes} bytes; {file.Bytes} were written.");
        await using var content = File.OpenRead(path);
        if (Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct)) != file.Sha256)
            throw new StartRefusedException($"{path} is not what was written: its SHA-256 is another.");
    }

    private static async Task WriteAsync(string path, byte[] bytes, CancellationToken ct)
    {
        await using var file = BackupFile.Create(path);
        await file.WriteAsync(bytes, ct);
        file.Flush(flushToDisk: true);
    }
}

/// <summary>One table, in PostgreSQL's binary COPY form.</summary>
internal sealed record BackupFile(string Table, IReadOnlyList<string> Columns, long Rows, long Bytes, string Sha256)
{
    /// <summary>A new file that only its owner can read: a backup holds what the database holds.</summary>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }
}

/// <summary>The read models of one module as one build of the program made them.</summary>
/// <param name="Fingerprint">Of the build.</param>
/// <param name="Tables">SHA-256 of each table's rows.</param>
internal sealed record BackupReadModels(string Module, string Fingerprint, IReadOnlyDictionary<string, string> Tables);
