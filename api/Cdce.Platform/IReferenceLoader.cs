namespace Cdce.Platform;

/// <summary>
/// Loads a module's reference data. The host calls it at every start, once the schema exists; streams have natural keys,
/// so what is there already is left alone.
/// </summary>
public interface IReferenceLoader
{
    Task LoadAsync(CancellationToken ct);
}
