using System.Collections.Frozen;

namespace Cdce.Platform.Access;

/// <summary>For which communes a right holds.</summary>
public enum Reach
{
    Nowhere,

    /// <summary>Where the role is held.</summary>
    Own,

    Everywhere,
}

/// <summary>
/// Who may do what: one row for each operation of the API, one column for each role. What stands nowhere in it is denied.
/// </summary>
public static class Rights
{
    private const string Resource = "Cdce.Platform.Access.rights.csv";
    private const string WordsResource = "Cdce.Platform.Access.rights-words.csv";

    private static readonly FrozenDictionary<string, FrozenDictionary<Role, Reach>> Table = Read();
    private static readonly FrozenDictionary<string, LocalText> Words = ReadWords();

    /// <summary>The operations of the table.</summary>
    public static IReadOnlyList<string> Operations => [.. Table.Keys.Order(StringComparer.Ordinal)];

    /// <summary>What people call each operation, as in <c>donner un mandat</c>.</summary>
    public static IReadOnlyDictionary<string, LocalText> Names => Words;

    /// <summary>What people call an operation.</summary>
    public static LocalText NameOf(string operation) => Words.GetValueOrDefault(operation) ?? new(operation);

    public static Reach Of(string operation, Role role) =>
        Table.TryGetValue(operation, out var row) ? row[role] : Reach.Nowhere;

    /// <summary>Whether everybody with an account may do it, whatever the role.</summary>
    public static bool IsOfEveryPerson(string operation) => Table.TryGetValue(operation, out var row)
        && row.All(cell => cell.Key is Role.Script or Role.Anonymous || cell.Value == Reach.Everywhere);

    /// <summary>Whether the scopes of a key hold an operation: those named get, list, export, verify, what ... read, all others write.</summary>
    public static bool IsWithin(IReadOnlySet<Scope>? scopes, string operation) =>
        scopes is null || scopes.Contains(Reads(operation) ? Scope.Read : Scope.Write);

    private static bool Reads(string operation) =>
        Array.Exists(["get", "list", "export", "verify", "whatChanged", "readMetrics"], start => operation.StartsWith(start, StringComparison.Ordinal));

    private static FrozenDictionary<string, FrozenDictionary<Role, Reach>> Read()
    {
        var lines = Lines(Resource);
        var roles = lines[0].Split(',').Skip(1).Select(name => Enum.Parse<Role>(name, ignoreCase: true)).ToList();
        return lines.Skip(1).Select(line => line.Split(',')).ToFrozenDictionary(
            cells => cells[0],
            cells => roles.Zip(cells.Skip(1), (role, cell) => KeyValuePair.Create(role, ReachOf(cell))).ToFrozenDictionary(),
            StringComparer.Ordinal);
    }

    private static FrozenDictionary<string, LocalText> ReadWords() => Lines(WordsResource).Skip(1).Select(line => line.Split(';'))
        .ToFrozenDictionary(cells => cells[0], cells => new LocalText(cells[1], cells[2]), StringComparer.Ordinal);

    private static string[] Lines(string resource)
    {
        using var stream = typeof(Rights).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is missing.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private static Reach ReachOf(string cell) => cell switch
    {
        "" => Reach.Nowhere,
        "own" => Reach.Own,
        "all" => Reach.Everywhere,
        _ => throw new InvalidOperationException($"A right is own, all or nothing, not {cell}."),
    };
}
