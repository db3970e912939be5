namespace Cdce.Platform;

/// <summary>A text in the languages it exists in; French is always there.</summary>
public sealed record LocalText(string Fr, string? De = null, string? Nl = null, string? En = null);
