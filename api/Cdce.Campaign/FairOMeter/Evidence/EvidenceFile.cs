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
using Cdce.Campaign.FairOMeter.Statements;

namespace Cdce.Campaign.FairOMeter.Evidence;

/// <summary>
/// Writes the evidence behind answers as a ZIP: <c>facts/</c> holds one JSON file for each fact of the ledger, <c>links/</c> one text
/// file for each page, <c>files/</c> what was attached, <c>localActions/</c> and <c>statements/</c> what the commune told beside the questions, and
/// <c>manifest.csv</c> one line for each answer or action that a file supports, with the file's SHA-256.
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

    private sealed record LocalActionFile(Guid Id, string Title, string Text, IReadOnlyList<Guid> Facts, string? Valuation);

    private sealed record StatementFile(Guid Id, StatementKind Kind, string Text, DateOnly MadeOn, IReadOnlyList<string> Themes, string? Answer, DateOnly? AnsweredOn);

    /// <summary>The same answers give the same bytes.</summary>
    /// <param name="facts">Those of the answers and of the actions of the commune's own, by their ids.</param>
    /// <param name="day">The day on which facts hold or not.</param>
    /// <param name="attached">Files of the answers that are kept, by their ids, with what they hold.</param>
    /// <param name="statements">What the commune told.</param>
    public static byte[] Write(GridContent grid, Assessment assessment, IReadOnlyDictionary<Guid, ActivityRow> facts,
        IReadOnlyDictionary<Guid, (EvidenceFileRow File, byte[] Content)> attached, IReadOnlyList<StatementRow> statements, DateOnly day)
    {
        var lines = new List<object?[]>();
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        var states = assessment.Questions.Where(a => a.Answered).ToDictionary(a => a.Question);
        foreach (var criterion in grid.Criteria)
        {
            foreach (var question in criterion.Questions)
            {
                if (!states.TryGetValue(question.Code, out var answer))
                    continue;
                var supported = new Supported(criterion.Code, question.Code, question.Text.Fr, question.Text.De);
                AddFacts(answer.Facts, supported);
                foreach (var (id, number) in answer.Files.Select((id, index) => (id, index + 1)))
                {
                    if (attached.TryGetValue(id, out var kept))
                    {
                        Add($"files/{question.Code}-{number}.{kept.File.Kind}", kept.Content, supported, "file", kept.File.AddedAt.DayInBrussels(),
                            EvidenceStatus.Holds, kept.File.DownloadName);
                    }
                }

                if (answer.EvidenceUrl is { } address)
                    Add($"links/{question.Code}.txt", Encoding.UTF8.GetBytes(address + "\r\n"), supported, "link", null, null, address);
            }
        }

        foreach (var (place, action) in assessment.StandingLocalActions.Index())
        {
            var (name, file) = ($"localAction-{place + 1}", new LocalActionFile(action.ActionId, action.Title, action.Text, action.Facts, assessment.WordsOn(action)));
            var supported = new Supported(null, name, action.Title, null);
            Add($"localActions/{name}.json", JsonSerializer.SerializeToUtf8Bytes(file, Options), supported, "localAction", null, null, null);
            AddFacts(action.Facts, supported);
        }

        foreach (var (place, told) in statements.Index())
        {
            var (name, file) = ($"statement-{place + 1}", new StatementFile(told.StatementId, told.Kind, told.Text, told.MadeOn, told.Themes, told.Answer, told.AnsweredOn));
            Add($"statements/{name}.json", JsonSerializer.SerializeToUtf8Bytes(file, Options), new Supported(null, name, null, null), "statement", told.MadeOn, null, null);
        }

        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(zip, ManifestName, CsvText.Write(Columns, lines), day);
            foreach (var (name, content) in files)
                Put(zip, name, content, day);
        }

        return bytes.ToArray();

        void AddFacts(IEnumerable<Guid> shown, Supported supported)
        {
            foreach (var fact in shown.Where(facts.ContainsKey).Select(id => facts[id]).OrderBy(f => f.On).ThenBy(f => f.ActivityId))
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"facts/{fact.On:yyyy-MM-dd}-{fact.Kind}-{fact.ActivityId:N}.json");
                Add(name, JsonSerializer.SerializeToUtf8Bytes(Of(fact, day), Options), supported, "fact", fact.On, fact.StatusOn(day), fact.SourceUrl);
            }
        }

        void Add(string name, byte[] content, Supported supported, string evidence, DateOnly? on, EvidenceStatus? status, string? address)
        {
            files[name] = content;
            lines.Add([name, Convert.ToHexStringLower(SHA256.HashData(content)), content.Length, supported.Criterion, supported.Code,
                supported.Fr, supported.De, evidence, on, status, address]);
        }
    }

    /// <summary>The question that a file supports, or what the commune told beside the questions.</summary>
    private sealed record Supported(string? Criterion, string Code, string? Fr, string? De);

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
