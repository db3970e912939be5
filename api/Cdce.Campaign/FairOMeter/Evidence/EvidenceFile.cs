using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cdce.Campaign.Activities;
using Cdce.Campaign.FairOMeter.Assessments;
using Cdce.Campaign.FairOMeter.Grids;

namespace Cdce.Campaign.FairOMeter.Evidence;

/// <summary>
/// Writes the evidence behind answers as a ZIP: <c>facts/</c> holds one JSON file for each fact of the ledger, <c>links/</c> one text
/// file for each page, <c>files/</c> what was attached, and <c>manifest.csv</c> one line for each answer that a file supports, with the file's SHA-256.
/// </summary>
internal static class EvidenceFile
{
    public const string MediaType = "application/zip";

    private const string ManifestName = "manifest.csv";

    private static readonly string[] Columns =
        ["file", "sha256", "bytes", "criterion", "question", "questionFr", "questionDe", "evidence", "on", "status", "address"];

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // read by people, never put into a page
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private sealed record FactFile(Guid Id, string Kind, LocalText? KindLabel, DateOnly On, string? Summary, string? SourceUrl, string? SourceText,
        DateOnly? EndedOn, DateOnly? ValidUntil, DateOnly RecordedOn, EvidenceStatus Status);

    /// <summary>The same answers give the same bytes.</summary>
    /// <param name="facts">Those of the answers, by their ids.</param>
    /// <param name="day">The day on which facts hold or not.</param>
    /// <param name="attached">Files of the answers that are kept, by their ids, with what they hold.</param>
    public static byte[] Write(GridContent grid, IReadOnlyList<QuestionState> answers, IReadOnlyDictionary<Guid, ActivityRow> facts,
        IReadOnlyDictionary<Guid, (EvidenceFileRow File, byte[] Content)> attached, DateOnly day)
    {
        var lines = new List<object?[]>();
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        var states = answers.Where(a => a.Answered).ToDictionary(a => a.Question);
        foreach (var criterion in grid.Criteria)
        {
            foreach (var question in criterion.Questions)
            {
                if (!states.TryGetValue(question.Code, out var answer))
                    continue;
                foreach (var fact in answer.Facts.Where(facts.ContainsKey).Select(id => facts[id]).OrderBy(f => f.On).ThenBy(f => f.ActivityId))
                {
                    var name = string.Create(CultureInfo.InvariantCulture, $"facts/{fact.On:yyyy-MM-dd}-{fact.Kind}-{fact.ActivityId:N}.json");
                    Add(name, JsonSerializer.SerializeToUtf8Bytes(Of(fact, day), Options), criterion, question, "fact", fact.On,
                        fact.StatusOn(day), fact.SourceUrl);
                }

                foreach (var (id, number) in answer.Files.Select((id, index) => (id, index + 1)))
                {
                    if (attached.TryGetValue(id, out var kept))
                    {
                        Add($"files/{question.Code}-{number}.{kept.File.Kind}", kept.Content, criterion, question, "file", kept.File.AddedAt.DayInBrussels(),
                            EvidenceStatus.Holds, kept.File.DownloadName);
                    }
                }

                if (answer.EvidenceUrl is { } address)
                    Add($"links/{question.Code}.txt", Encoding.UTF8.GetBytes(address + "\r\n"), criterion, question, "link", null, null, address);
            }
        }

        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(zip, ManifestName, CsvText.Write(Columns, lines), day);
            foreach (var (name, content) in files)
                Put(zip, name, content, day);
        }

        return bytes.ToArray();

        void Add(string name, byte[] content, GridCriterion criterion, GridQuestion question, string evidence, DateOnly? on,
            EvidenceStatus? status, string? address)
        {
            files[name] = content;
            lines.Add([name, Convert.ToHexStringLower(SHA256.HashData(content)), content.Length, criterion.Code, question.Code,
                question.Text.Fr, question.Text.De, evidence, on, status, address]);
        }
    }

    private static FactFile Of(ActivityRow fact, DateOnly day) => new(fact.ActivityId, fact.Kind, ActivityKinds.Find(fact.Kind)?.Label, fact.On,
        fact.Summary, fact.SourceUrl, fact.SourceText, fact.EndedOn, fact.ValidUntil, fact.RecordedOn, fact.StatusOn(day));

    private static void Put(ZipArchive zip, string name, byte[] content, DateOnly day)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        using var stream = entry.Open();
        stream.Write(content);
    }
}
