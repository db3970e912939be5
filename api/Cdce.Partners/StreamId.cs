namespace Cdce.Partners;

/// <summary>Reads what follows the slash of a stream key.</summary>
internal static class StreamId
{
    public static Guid Of(IEvent e) => Guid.Parse(e.StreamKey.AsSpan(e.StreamKey.IndexOf('/', StringComparison.Ordinal) + 1));
}
