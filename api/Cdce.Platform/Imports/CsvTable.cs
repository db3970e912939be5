using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CsvHelper;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cdce.Platform.Imports;

/// <summary>A CSV file read into rows that know their line; what cannot be read becomes an error by line and column.</summary>
/// <remarks>UTF-8 (RFC 4180), comma or semicolon, first line the column names, at most 2 MiB and 20,000 lines.</remarks>
public sealed class CsvTable
{
    public const int MaximumBytes = 2 * 1024 * 1024;
    public const int MaximumRows = 20_000;

    private const string TooLarge = "file-too-large";

    private CsvTable(IReadOnlyList<CsvRow> rows, IReadOnlyList<CellError> errors, IReadOnlyList<string> ignored) =>
        (Rows, Errors, IgnoredColumns) = (rows, errors, ignored);

    public IReadOnlyList<CsvRow> Rows { get; }

    /// <summary>Errors of the file as a whole; with any of them there are no rows.</summary>
    public IReadOnlyList<CellError> Errors { get; }

    /// <summary>The answer to a file that is no table at all, with the columns or lines at fault; null where its cells can be looked at.</summary>
    public ProblemHttpResult? Unreadable() => Errors switch
    {
        [] => null,
        [{ Code: TooLarge } error] => Problems.Standard(StatusCodes.Status413PayloadTooLarge, "payloadTooLarge", "Payload Too Large", error.Message),
        _ => Problems.BadRequest(Errors.Select(error =>
            new InputIssue("body", error.Column ?? $"line {error.Line}", error.Message, $"urn:problem-type:cdce:input-validation:{error.Code}"))),
    };

    /// <summary>Of the uploaded bytes, in hexadecimal digits; empty for text that was not uploaded.</summary>
    public string Sha256 { get; private init; } = "";

    /// <summary>Columns of the file that nobody asked for.</summary>
    public IReadOnlyList<string> IgnoredColumns { get; }

    /// <summary>Reads an upload up to <see cref="MaximumBytes"/>.</summary>
    public static async Task<CsvTable> ReadAsync(Stream body, IReadOnlyList<string> required,
        IReadOnlyList<string> optional, CancellationToken ct)
    {
        return await body.ReadAtMostAsync(MaximumBytes, ct) is { } bytes
            ? Parse(bytes, required, optional)
            : Broken(new CellError(1, null, TooLarge, "The file is larger than 2 MiB."));
    }

    public static CsvTable Parse(byte[] utf8, IReadOnlyList<string> required, IReadOnlyList<string> optional)
    {
        // No text of the database can hold it; spreadsheets and archives are full of it.
        if (utf8.AsSpan().IndexOf((byte)0) is var nul and >= 0)
            return Broken(new CellError(1 + utf8.AsSpan(0, nul).Count((byte)'\n'), null, "not-text", "The file is not a text; save it as UTF-8 CSV."));

        string text;
        try
        {
            text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(utf8);
        }
        catch (DecoderFallbackException e)
        {
            var line = 1 + utf8.AsSpan(0, Math.Clamp(e.Index, 0, utf8.Length)).Count((byte)'\n');
            return Broken(new CellError(line, null, "not-utf8", "The file is not UTF-8; save it as UTF-8 CSV."));
        }

        var table = Parse(text.TrimStart('\uFEFF'), required, optional);
        return new CsvTable(table.Rows, table.Errors, table.IgnoredColumns)
        {
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(utf8)),
        };
    }

    public static CsvTable Parse(string text, IReadOnlyList<string> required, IReadOnlyList<string> optional)
    {
        using var reader = CsvReader.FromText(text, new CsvReaderOptions
        {
            HasHeader = false,
            Separator = SeparatorOf(text),
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Throw,
        });
        try
        {
            return Parse(reader, required, optional);
        }
        catch (CsvFormatException e)
        {
            return Broken(new CellError((int)Math.Max(1, e.LineNumber), null, "not-csv",
                "The quotation marks of this line do not match."));
        }
    }

    private static CsvTable Parse(CsvReader reader, IReadOnlyList<string> required, IReadOnlyList<string> optional)
    {
        if (!reader.Read() || Cells(reader) is var header && header.All(string.IsNullOrWhiteSpace))
            return Broken(new CellError(1, null, "file-empty", "The file is empty; its first line names the columns."));

        var names = Cells(reader).Select(name => name.Trim()).ToArray();
        var errors = names.Where(name => name.Length > 0).GroupBy(name => name).Where(group => group.Count() > 1)
            .Select(group => new CellError(1, group.Key, "column-twice", $"Column {group.Key} stands twice."))
            .Concat(required.Except(names)
                .Select(name => new CellError(1, name, "column-missing", $"Column {name} is missing.")))
            .ToArray();
        if (errors.Length > 0)
            return Broken(errors);

        var rows = new List<CsvRow>();
        while (reader.Read())
        {
            var line = (int)reader.LineNumber;
            var cells = Cells(reader);
            if (cells.All(string.IsNullOrWhiteSpace))
                continue;
            if (rows.Count == MaximumRows)
                return Broken(new CellError(line, null, "too-many-rows", "The file has more than 20,000 rows."));
            rows.Add(new CsvRow(line, names, cells));
        }

        return new CsvTable(rows, [], [.. names.Where(n => n.Length > 0).Except(required).Except(optional)]);
    }

    private static CsvTable Broken(params CellError[] errors) => new([], errors, []);

    // Spreadsheets with French or German settings write semicolons.
    private static char SeparatorOf(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var header = end < 0 ? text.AsSpan() : text.AsSpan(0, end);
        return header.Count(';') > header.Count(',') ? ';' : ',';
    }

    private static string[] Cells(CsvReader reader)
    {
        var cells = new string[reader.FieldCount];
        for (var i = 0; i < cells.Length; i++)
            cells[i] = reader.GetString(i);
        return cells;
    }
}

/// <summary>One row of an uploaded file; reading a cell that is not as expected adds an error instead of throwing.</summary>
public sealed class CsvRow
{
    private readonly IReadOnlyList<string> columns;
    private readonly string[] cells;
    private readonly List<CellError> errors = [];

    internal CsvRow(int line, IReadOnlyList<string> columns, string[] cells)
    {
        (Line, this.columns, this.cells) = (line, columns, cells);
        if (cells.Length != columns.Count)
        {
            Fail(null, "wrong-number-of-cells",
                $"The row has {cells.Length} cells, the first line names {columns.Count} columns.");
        }
    }

    /// <summary>The line of the file on which the row starts, from 1.</summary>
    public int Line { get; }

    public IReadOnlyList<CellError> Errors => errors;

    /// <summary>The trimmed text of a cell; null where it is empty or the column is absent.</summary>
    public string? Text(string column, int maximumLength = 2_000)
    {
        var index = IndexOf(column);
        if (index < 0 || index >= cells.Length || string.IsNullOrWhiteSpace(cells[index]))
            return null;
        var text = cells[index].Trim();
        if (text.Length > maximumLength)
            Fail(column, "too-long", $"At most {maximumLength} characters.");
        return text;
    }

    /// <summary>The text of a cell that must not be empty.</summary>
    public string Required(string column, int maximumLength = 2_000)
    {
        if (Text(column, maximumLength) is { } text)
            return text;
        Fail(column, "required", $"{column} is required.");
        return "";
    }

    public int? WholeNumber(string column, int minimum = 0, int maximum = int.MaxValue)
    {
        if (Text(column) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= minimum && number <= maximum)
        {
            return number;
        }

        Fail(column, "not-a-whole-number", $"A whole number from {minimum} to {maximum} is expected.", text);
        return null;
    }

    /// <summary>A number with a decimal point.</summary>
    public double? Number(string column, double minimum, double maximum)
    {
        if (Text(column) is not { } text)
            return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number >= minimum && number <= maximum)
        {
            return number;
        }

        Fail(column, "not-a-number", string.Create(CultureInfo.InvariantCulture,
            $"A number from {minimum} to {maximum} with a decimal point is expected."), text);
        return null;
    }

    /// <summary>One of a few known words.</summary>
    public string? OneOf(string column, params IReadOnlyList<string> words)
    {
        if (Text(column) is not { } text || words.Contains(text, StringComparer.Ordinal))
            return Text(column);
        Fail(column, "unknown-word", $"One of {string.Join(", ", words)} is expected.", text);
        return null;
    }

    /// <summary>An address on the web.</summary>
    public string? WebAddress(string column)
    {
        if (Text(column) is not { } text)
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
            return text;
        Fail(column, "not-an-address", "An address that starts with http:// or https:// is expected.", text);
        return null;
    }

    /// <summary>Adds an error of the caller's own.</summary>
    /// <param name="column">Null when the row as a whole is wrong.</param>
    public void Fail(string? column, string code, string message, string? value = null) =>
        errors.Add(new CellError(Line, column, code, message, value ?? (column is null ? null : Raw(column))));

    private string? Raw(string column)
    {
        var index = IndexOf(column);
        return index >= 0 && index < cells.Length && cells[index].Length > 0 ? cells[index] : null;
    }

    private int IndexOf(string column)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (string.Equals(columns[i], column, StringComparison.Ordinal))
                return i;
        }

        return -1;
    }
}
