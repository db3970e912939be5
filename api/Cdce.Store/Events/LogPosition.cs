namespace Cdce.Store;

/// <summary>A place in the log: events are ordered by the transaction that wrote them, then by sequence.</summary>
public readonly record struct LogPosition(ulong Transaction, long Sequence) : IComparable<LogPosition>
{
    public int CompareTo(LogPosition other)
    {
        var byTransaction = Transaction.CompareTo(other.Transaction);
        return byTransaction != 0 ? byTransaction : Sequence.CompareTo(other.Sequence);
    }

    public static bool operator <(LogPosition left, LogPosition right) => left.CompareTo(right) < 0;

    public static bool operator >(LogPosition left, LogPosition right) => left.CompareTo(right) > 0;

    public static bool operator <=(LogPosition left, LogPosition right) => left.CompareTo(right) <= 0;

    public static bool operator >=(LogPosition left, LogPosition right) => left.CompareTo(right) >= 0;
}
