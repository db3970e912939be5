namespace Cdce.Contracts.Campaign;

/// <summary>Judge the momentum of all communes for that day; sent each night.</summary>
public sealed record CheckMomentum(DateOnly Day);
