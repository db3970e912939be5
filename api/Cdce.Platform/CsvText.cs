using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;

namespace Cdce.Platform;

/// <summary>Writes CSV for people and spreadsheets: UTF-8 with its mark, commas, CRLF (RFC 4180).</summary>
public static class CsvText
{
    public const string MediaType = "text/csv";

    public static byte[] Write(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var writer = CsvWriter.Create(text))
        {
            writer.WriteRecord([.. columns]);
            foreach (var row in rows)
                writer.WriteRecord([.. row.Select(Cell)]);
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>The same row by row, for what may be too much to hold at once.</summary>
    public static async Task WriteAsync(
        Stream output, IReadOnlyList<string> columns, IAsyncEnumerable<IReadOnlyList<object?>> rows, CancellationToken ct)
    {
        await output.WriteAsync(Encoding.UTF8.GetPreamble(), ct);
        await output.WriteAsync(Line(columns), ct);
        await foreach (var row in rows.WithCancellation(ct))
            await output.WriteAsync(Line([.. row.Select(Cell)]), ct);
    }

    private static byte[] Line(IReadOnlyList<string> cells)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var writer = CsvWriter.Create(text))
            writer.WriteRecord([.. cells]);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    // A cell that starts like a formula is run by spreadsheets; the apostrophe makes it text.
    private static string Cell(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        Enum code => JsonNamingPolicy.CamelCase.ConvertName(code.ToString()),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        string text => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
