namespace Cdce.Platform;

/// <summary>The register of communes, for those who only have a code.</summary>
public interface ICommunes
{
    /// <summary>Whether there is a commune with this NIS code today.</summary>
    Task<bool> IsKnownAsync(string nisCode, CancellationToken ct);
}
