using Cdce.Campaign.Activities;
using Cdce.Campaign.Criteria;
using Cdce.Campaign.FairOMeter.Comparisons;
using Cdce.Campaign.TitleFiles;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Dashboard;

/// <summary>One line of the list behind a tile.</summary>
/// <param name="What">Kind of the fact or of the partner, or the grade; null where the tile counts one sort of thing.</param>
/// <param name="On">The day on which it happened or since which it stands; null where none is known.</param>
/// <param name="Path">Page of the client.</param>
internal sealed record DashboardLine(string Tile, string NisCode, LocalText CommuneName, string Region, string? Class, string? What, DateOnly? On, string Path);

/// <summary>
/// What the campaign looks like on a day: the lines behind every tile. A tile's number is the number of its lines, so that no number stands on anything else
/// than the list that it opens.
/// </summary>
/// <param name="From">First day of the year that events, trainings and mentoring are counted in.</param>
/// <param name="Classes">The classes of communes in force on the day; null where there are none yet.</param>
internal sealed record Dashboard(DateOnly Day, DateOnly From, ClassTable? Classes, IReadOnlyList<string> Regions, IReadOnlyList<DashboardLine> Lines)
{
    public const string Titled = "titled";
    public const string Candidates = "candidates";
    public const string Grades = "grades";
    public const string Progress = "progress";
    public const string Partners = "partners";

    /// <summary>Facts of the last twelve months, by tile.</summary>
    private static readonly Dictionary<string, string[]> FactTiles = new()
    {
        ["events"] = ["awarenessAction", "oxfamBreakfast", "schoolAction", "organisationAction"],
        ["trainings"] = ["training", "webinar"],
        ["mentoring"] = ["mentoringSession"],
    };

    /// <summary>All tiles, in the order in which they are shown.</summary>
    public static readonly IReadOnlyList<string> Tiles = [Titled, Candidates, Grades, Progress, Partners, .. FactTiles.Keys];

    public IEnumerable<DashboardLine> Of(string tile, string? region = null, string? @class = null, string? what = null) => Lines.Where(l =>
        l.Tile == tile && (region is null || l.Region == region) && (@class is null || l.Class == @class) && (what is null || l.What == what));

    public static async Task<Dashboard> LoadAsync(CampaignDb db, DateOnly day, CancellationToken ct)
    {
        var from = day.AddYears(-1).AddDays(1);
        var communes = await db.Communes.Where(c => c.ExistsFrom <= day && (c.EndedOn == null || c.EndedOn > day))
            .OrderBy(c => c.SortName).ThenBy(c => c.NisCode).ToListAsync(ct);
        string[] codes = [.. communes.Select(c => c.NisCode)];
        var table = (await db.FairOMeterClasses.Take(1_000).ToListAsync(ct)).Select(t => t.ToTable()).InForceOn(day);
        var traits = table is null ? null : await ComparedCommunes.TraitsAsync(db, codes, day, ct);
        var facts = await CriterionSource.LoadAsync(db, codes, day, ct);
        var published = (await db.FairOMeterPublishedGrades.Join(db.FairOMeterEditions, g => g.Edition, e => e.Code, (Grade, e) => new { Grade, e.OpensOn })
                .OrderByDescending(g => g.OpensOn).ThenBy(g => g.Grade.Edition).Select(g => g.Grade).ToListAsync(ct))
            .ToLookup(g => g.NisCode);

        var lines = new List<DashboardLine>();
        foreach (var commune in communes)
        {
            var own = facts[commune.NisCode];
            var at = $"/communes/{commune.NisCode}";
            if (commune.TitleStatus is TitleStatus.Titled)
                Add(Titled, null, commune.TitleStateSince, $"{at}/titre");
            if (commune.TitleStatus is TitleStatus.Candidate)
                Add(Candidates, null, commune.TitleStateSince, $"{at}/titre");
            if (published[commune.NisCode].FirstOrDefault() is { } grade)
            {
                Add(Grades, grade.Grade, null, $"{at}/fair-o-metre");
                if (grade.Progress > 0)
                    Add(Progress, grade.Grade, null, $"{at}/fair-o-metre");
            }

            foreach (var kind in PartnerKinds.All)
            {
                foreach (var partner in own.PartnersOn(day, kind).OrderByDescending(p => p.On).ThenBy(p => p.Id))
                    Add(Partners, kind, partner.On, $"{at}/partenaires");
            }

            foreach (var (tile, kinds) in FactTiles)
            {
                foreach (var fact in own.Facts.Where(f => f.On >= from && f.On <= day && kinds.Contains(f.Kind)).OrderByDescending(f => f.On).ThenBy(f => f.Id))
                    Add(tile, fact.Kind, fact.On, $"{at}/journal");
            }

            void Add(string tile, string? what, DateOnly? on, string path) => lines.Add(new DashboardLine(tile, commune.NisCode, commune.Name.ToText(),
                commune.Region, traits is null ? null : table?.Of(traits[commune.NisCode]).Code, what, on, path));
        }

        return new Dashboard(day, from, table, [.. communes.Select(c => c.Region).Distinct().Order(StringComparer.Ordinal)], lines);
    }
}
