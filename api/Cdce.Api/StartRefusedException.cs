namespace Cdce.Api;

/// <summary>The application cannot start, for a reason that the person at the terminal can act on.</summary>
public sealed class StartRefusedException(string message) : Exception(message);
