using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;

namespace Cdce.Api.People.OwnData;

/// <summary>Puts the file together: the data as JSON, its schema, and the same as a page in French and in German.</summary>
internal sealed class OwnDataArchive(OwnDataCollection collection)
{
    public const string DataName = "donnees.json";
    public const string SchemaName = "donnees.schema.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        NumberHandling = JsonNumberHandling.Strict,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // a file of its own, never inside a page
    };

    /// <summary>Empty where the person was forgotten meanwhile.</summary>
    public async Task<byte[]> OfAsync(Guid personId, CancellationToken ct) =>
        await collection.OfAsync(personId, ct) is { } file ? Zip(file) : [];

    internal static JsonNode Schema() => Json.GetJsonSchemaAsNode(typeof(OwnDataFile));

    private static byte[] Zip(OwnDataFile file)
    {
        var data = JsonSerializer.SerializeToNode(file, Json) as JsonObject ?? [];
        data.Insert(0, "$schema", SchemaName);
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            Write(zip, DataName, data.ToJsonString(Json));
            Write(zip, SchemaName, Schema().ToJsonString(Json));
            data.Remove("$schema");
            foreach (var language in OwnDataPage.Languages)
                Write(zip, OwnDataPage.FileName(language), OwnDataPage.Of(data, file.MadeAt, language));
        }
        return bytes.ToArray();
    }

    private static void Write(ZipArchive zip, string name, string text)
    {
        using var stream = zip.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }
}
