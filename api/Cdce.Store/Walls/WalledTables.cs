using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cdce.Store;

/// <summary>
/// Says in a module's model who is shown the rows of a table by a question that is about some communes only. Where nothing is
/// said, such a question is shown none of them.
/// </summary>
public static class WalledTables
{
    /// <summary>The setting of the connection that the policies read.</summary>
    public const string Setting = "cdce.communes";

    private const string Value = $"nullif(current_setting('{Setting}', true), '')";
    private const string IsAsked = $"(select {Value}) is not null";
    private const string ConditionKey = "Cdce:ShownWhere";
    private const string ReasonKey = "Cdce:ShownToAll";

    /// <summary>Shown where one of these columns holds a commune that the question is about.</summary>
    public static EntityTypeBuilder<T> ShownToCommunes<T>(this EntityTypeBuilder<T> table, params string[] columns) where T : class =>
        table.ShownWhere(string.Join(" or ", columns.Select(IsAskedFor)));

    /// <summary>Shown where this holds; <see cref="IsAskedFor"/> writes the usual part of it.</summary>
    public static EntityTypeBuilder<T> ShownWhere<T>(this EntityTypeBuilder<T> table, string condition) where T : class =>
        table.HasAnnotation(ConditionKey, condition);

    /// <summary>Shown to everybody who may ask the question.</summary>
    /// <param name="reason">Why no row of it has to be kept from anybody.</param>
    public static EntityTypeBuilder<T> ShownToAll<T>(this EntityTypeBuilder<T> table, string reason) where T : class =>
        table.HasAnnotation(ReasonKey, reason);

    /// <summary>SQL: the column holds a commune that the question is about. Without the setting it never does.</summary>
    public static string IsAskedFor(string column) =>
        $"\"{column}\" like any ((select {Value})::text[])";

    /// <summary>Why a table is behind no wall; null where it is behind one.</summary>
    public static string? ReasonOf(IReadOnlyEntityType table) => table.FindAnnotation(ReasonKey)?.Value as string;

    /// <summary>The policies of a model, in SQL.</summary>
    internal static string PoliciesOf(DbContext context) => string.Concat(context.Model.GetEntityTypes()
        .Where(table => ReasonOf(table) is null)
        .Select(table => $"alter table \"{table.GetTableName()}\" enable row level security;\n"
            + (table.FindAnnotation(ConditionKey)?.Value is string condition
                ? $"create policy wall on \"{table.GetTableName()}\" for select to {ReaderRole.Name} using ({IsAsked} and ({condition}));\n"
                : "")));
}
