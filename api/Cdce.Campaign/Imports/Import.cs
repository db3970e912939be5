using Cdce.Campaign.Communes;
using Cdce.Campaign.TitleFiles;
using Cdce.Platform.Imports;

namespace Cdce.Campaign.Imports;

/// <summary>What a file holds.</summary>
public enum ImportKind
{
    Communes,
    TitleEvidence,
}

/// <summary>A row of a commune file, as far as it could be read.</summary>
public sealed record CommuneEntry(int Line, string NisCode, CommuneName Name, CommuneDescription Description, int? Population);

/// <summary>A row of a file of title evidence, as far as it could be read.</summary>
/// <param name="Fact">The step it speaks for; its id is new.</param>
/// <param name="Undated">The file gives no day at all: known by the day of gathering.</param>
public sealed record TitleEntry(int Line, string NisCode, TitleFact Fact, bool Undated);

/// <summary>A file was uploaded and read; nothing of it is taken yet.</summary>
/// <param name="Sha256">Of the bytes, in hexadecimal digits.</param>
/// <param name="PopulationOn">Day of the populations, where the caller named it.</param>
public sealed record ImportUploaded(Guid ImportId, ImportKind Kind, string Sha256,
    [property: FreeText("value")] IReadOnlyList<CellError> FileErrors, [property: FreeText] IReadOnlyList<string> IgnoredColumns,
    [property: FreeText("label", "before", "after", "value")] IReadOnlyList<PreviewRow> Preview, IReadOnlyList<CommuneEntry> Communes,
    IReadOnlyList<TitleEntry> Titles, DateOnly? PopulationOn = null);

/// <summary>What taking one row changed, so that it can be undone.</summary>
/// <param name="StepId">The step that was recorded or corrected.</param>
/// <param name="FormerFact">The step as it was before a correction.</param>
/// <param name="Registered">The commune was new.</param>
/// <param name="FormerName">Names before a correction.</param>
/// <param name="FormerDescription">Description before a correction.</param>
/// <param name="PopulationOn">Day of a population that was recorded.</param>
/// <param name="FormerPopulation">What stood there for that day.</param>
public sealed record AppliedRow(string NisCode, Guid? StepId = null, TitleFact? FormerFact = null, bool Registered = false,
    CommuneName? FormerName = null, CommuneDescription? FormerDescription = null, DateOnly? PopulationOn = null,
    int? FormerPopulation = null);

/// <summary>The file's rows were taken.</summary>
/// <param name="LeftOut">Rows with errors that were not.</param>
public sealed record ImportConfirmed(Guid ImportId, IReadOnlyList<AppliedRow> Applied, int LeftOut);

/// <summary>What the file changed was changed back.</summary>
public sealed record ImportUndone(Guid ImportId, [property: FreeText] string Reason);

/// <summary>Where an upload stands.</summary>
public enum ImportState
{
    Previewed,
    Confirmed,
    Undone,
}

/// <summary>One upload, from preview to undoing.</summary>
public sealed record Import(ImportUploaded Upload, ImportState State, IReadOnlyList<AppliedRow> Applied)
{
    public static Import Create(ImportUploaded e) => new(e, ImportState.Previewed, []);

    public Import Apply(ImportConfirmed e) => this with { State = ImportState.Confirmed, Applied = e.Applied };

    public Import Apply(ImportUndone _) => this with { State = ImportState.Undone };
}
