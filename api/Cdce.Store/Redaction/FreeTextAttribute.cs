namespace Cdce.Store;

/// <summary>
/// Marks a text of an event in which people write what they like, and which may therefore name somebody: only such texts can be redacted. A test
/// refuses a text of an event of which it is not said whether it is one.
/// </summary>
/// <param name="inside">The free ones among the fields of a type that does not know this mark, as they are written.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FreeTextAttribute(params string[] inside) : Attribute
{
    public IReadOnlyList<string> Inside => inside;
}
