using FluentValidation;

namespace Cdce.Campaign.Communes;

/// <summary>A commune that comes of a merger or a split.</summary>
/// <param name="Latitude">Degrees, WGS 84; absent to keep that of the largest former commune.</param>
/// <param name="Longitude">Degrees, WGS 84; absent likewise.</param>
/// <param name="Population">Inhabitants on its first day, after a split; a merger adds up.</param>
internal sealed record NewCommune(string NisCode, string NameFr, string? NameNl = null, string? NameDe = null,
    double? Latitude = null, double? Longitude = null, int? Population = null)
{
    public CommuneName Name => new(NameFr, NameNl, NameDe);

    internal sealed class Rules : AbstractValidator<NewCommune>
    {
        public Rules()
        {
            RuleFor(c => c.NisCode).NotEmpty().Matches("^[0-9]{5}$");
            RuleFor(c => c.NameFr).NotEmpty().MaximumLength(100);
            RuleFor(c => c.NameNl).MaximumLength(100);
            RuleFor(c => c.NameDe).MaximumLength(100);
            RuleFor(c => c.Latitude).InclusiveBetween(49, 52);
            RuleFor(c => c.Longitude).InclusiveBetween(2, 7);
            RuleFor(c => c.Population).InclusiveBetween(1, 10_000_000);
        }
    }
}
