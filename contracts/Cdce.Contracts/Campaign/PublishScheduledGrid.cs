namespace Cdce.Contracts.Campaign;

/// <summary>Publish the draft of the Fair-ô-mètre's grid whose day has come; sent each night.</summary>
public sealed record PublishScheduledGrid(DateOnly Day);
