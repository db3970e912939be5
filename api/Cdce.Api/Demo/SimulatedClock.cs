namespace Cdce.Api.Demo;

/// <summary>A clock that stands where it was put; until then, and for measuring time, it is the real one.</summary>
internal sealed class SimulatedClock : TimeProvider
{
    private long ticks;

    public override DateTimeOffset GetUtcNow() =>
        Interlocked.Read(ref ticks) is > 0 and var put ? new DateTimeOffset(put, TimeSpan.Zero) : base.GetUtcNow();

    public void MoveTo(DateTimeOffset moment) => Interlocked.Exchange(ref ticks, moment.UtcTicks);
}
