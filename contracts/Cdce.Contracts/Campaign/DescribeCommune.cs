namespace Cdce.Contracts.Campaign;

/// <summary>Tell the other modules what the register says of the commune now.</summary>
/// <param name="On">The day from which it is so.</param>
public sealed record DescribeCommune(string NisCode, DateOnly On);
