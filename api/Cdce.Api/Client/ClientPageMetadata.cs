namespace Cdce.Api.Client;

/// <summary>On what answers with the page of the client.</summary>
internal sealed class ClientPageMetadata;
