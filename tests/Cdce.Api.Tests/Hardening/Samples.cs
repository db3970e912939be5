using System.IO.Compression;
using System.Text;

namespace Cdce.Api.Tests.Hardening;

/// <summary>Uploads that are read, to be broken afterwards.</summary>
internal static class Samples
{
    public const string Boundaries = """
        {"type":"FeatureCollection","features":[{"type":"Feature","id":"25072","properties":{"nis":"25072"},"geometry":{"type":"Polygon",
        "coordinates":[[[4.3,50.6],[4.4,50.6],[4.4,50.7],[4.3,50.6]]]}}]}
        """;

    public static byte[] Of(FuzzedOperation operation) => operation.Id switch
    {
        "importCommunes" => Encoding.UTF8.GetBytes("nis,name_fr,population\n25072,Nivelles,28000\n62096,Stavelot,7000\n"),
        "importTitleEvidence" => Encoding.UTF8.GetBytes("nis,name_fr,status,since\n25072,Nivelles,titled,2020-05-01\n"),
        "importPartners" => Encoding.UTF8.GetBytes("name,kind,nis\nOxfam Nivelles,shop,25072\n"),
        _ => Zip(("manifest.json", "{\"format\":\"cdce-commune-dossier\",\"formatVersion\":1}"u8.ToArray())),
    };

    public static byte[] Zip(params IReadOnlyList<(string Name, byte[] Content)> files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }
}
