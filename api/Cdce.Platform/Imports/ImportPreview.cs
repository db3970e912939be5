namespace Cdce.Platform.Imports;

/// <summary>Something in an uploaded file that cannot be taken.</summary>
/// <param name="Line">Line of the file, from 1 (the column names).</param>
/// <param name="Column">Name of the column; absent when the whole line is wrong.</param>
/// <param name="Code">kebab-case, for the client's own sentence.</param>
/// <param name="Message">For developers.</param>
/// <param name="Value">What stands there.</param>
public sealed record CellError(int Line, string? Column, string Code, string Message, string? Value = null)
{
    /// <summary>The same as an issue of the request, named by its cell, such as <c>H7</c>.</summary>
    /// <param name="within">What stands before the cell, such as <c>content.</c></param>
    public InputIssue ToIssue(string within = "") => new("body", $"{within}{Column}{Line}", Message, $"urn:problem-type:cdce:{Code}", Value);
}

/// <summary>What taking a row would do.</summary>
public enum RowOutcome
{
    New,
    Changed,
    Same,
    Error,
}

/// <summary>One field that a row would change.</summary>
public sealed record FieldChange(string Column, string? Before, string? After);

/// <summary>One row of a preview.</summary>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Key">What identifies the row's object, such as a NIS code.</param>
/// <param name="Label">How people call it.</param>
public sealed record PreviewRow(int Line, string Key, string Label, RowOutcome Outcome,
    IReadOnlyList<FieldChange> Changes, IReadOnlyList<CellError> Errors);

/// <summary>How many rows of each outcome.</summary>
public sealed record ImportCounts(int Rows, int New, int Changed, int Same, int Errors)
{
    public static ImportCounts Of(IReadOnlyCollection<PreviewRow> rows) => new(rows.Count,
        rows.Count(r => r.Outcome == RowOutcome.New), rows.Count(r => r.Outcome == RowOutcome.Changed),
        rows.Count(r => r.Outcome == RowOutcome.Same), rows.Count(r => r.Outcome == RowOutcome.Error));
}

/// <summary>
/// An upload as the api shows it. Nothing is taken before <c>confirmImport</c>; rows with errors are then left out only
/// when the caller says so.
/// </summary>
/// <param name="State">previewed, confirmed or undone</param>
/// <param name="FileErrors">Errors of the file as a whole; such an upload cannot be confirmed.</param>
public sealed record ImportPreview(string Id, string Href, string Kind, string State, long Version, ImportCounts Counts,
    IReadOnlyList<CellError> FileErrors, IReadOnlyList<string> IgnoredColumns, IReadOnlyList<PreviewRow> Rows,
    IReadOnlyList<string> AllowedActions, bool? Simulated = null);
