namespace Cdce.Contracts.Campaign;

/// <summary>What a commune is good at and where it is weak, as seen at an evaluation; sent only when it changed.</summary>
/// <param name="Titled">Whether it holds the title, by the evidence gathered.</param>
/// <param name="MomentumLevel">onTrack, watch, fading or unknown</param>
/// <param name="StrongCriteria">Codes of criteria with living evidence, strongest first.</param>
/// <param name="WeakCriteria">Codes of criteria with little or none, weakest first.</param>
public sealed record CommuneStandingChanged(
    string NisCode, bool Titled, string MomentumLevel,
    IReadOnlyList<string> StrongCriteria, IReadOnlyList<string> WeakCriteria, DateOnly On);
