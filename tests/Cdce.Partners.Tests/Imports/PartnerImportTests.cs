using Cdce.Partners.Imports;
using Cdce.Partners.Partners;
using Cdce.Platform.Imports;
using Cdce.Testing;

namespace Cdce.Partners.Tests.Imports;

public class PartnerImportTests
{
    private static readonly DateOnly Today = new(2026, 3, 14);
    private static readonly Guid Id = new("01956f2e-0000-7000-8000-000000000001");
    private const string Header = "name,kind,nis,commune_fr,address,postcode,lat,lon,source,enterprise_number,products,labels\n";
    private const string Sequoia = "Séquoia,shop,51067,Enghien,Grand-Place 1,7850,50.69,4.04,presse,0403.170.701,café|chocolat,fairtrade\n";

    [Fact]
    public void A_row_says_what_it_says()
    {
        var upload = Upload(Header + Sequoia);

        var row = Assert.Single(upload.Rows);
        Assert.True(row.Description.SaysTheSameAs(new("shop", "Séquoia", "51067", "Grand-Place 1", "7850", 50.69, 4.04,
            "0403170701", ["café", "chocolat"], ["fairtrade"])));
        Assert.Equal("presse", row.Source);
        Assert.Equal(RowOutcome.New, Assert.Single(upload.Preview).Outcome);
    }

    [Fact]
    public void Errors_are_told_by_line_and_column()
    {
        var upload = Upload(Header + Sequoia
            + ",bakery,5106,,,,91.0,,,0403.170.702,,\n");

        Assert.Single(upload.Rows);
        var wrong = upload.Preview.Single(p => p.Outcome == RowOutcome.Error);
        Assert.Equal(
        [
            (3, "name", "required"), (3, "kind", "unknown-word"), (3, "nis", "not-a-nis-code"),
            (3, "enterprise_number", "not-an-enterprise-number"), (3, "lat", "not-a-number"),
        ], wrong.Errors.Select(e => (e.Line, e.Column, e.Code)));
    }

    [Fact]
    public void An_unknown_commune_is_an_error_once_communes_are_known()
    {
        Assert.Equal(RowOutcome.Error, Assert.Single(Upload(Header + Sequoia, communes: ["55004"]).Preview).Outcome);
        Assert.Equal(RowOutcome.New, Assert.Single(Upload(Header + Sequoia, communes: ["51067"]).Preview).Outcome);
    }

    [Fact]
    public void The_same_file_twice_changes_nothing()
    {
        var again = Upload(Header + Sequoia, Registered(Upload(Header + Sequoia)));

        Assert.Equal(RowOutcome.Same, Assert.Single(again.Preview).Outcome);
    }

    [Fact]
    public void A_merged_entry_stays_merged_when_its_row_comes_again()
    {
        var merged = Registered(Upload(Header + Sequoia)).Select(k => k with { Merged = true }).ToList();

        Assert.Equal(RowOutcome.Same, Assert.Single(Upload(Header + Sequoia.Replace("7850", "7851", StringComparison.Ordinal), merged).Preview).Outcome);
    }

    [Fact]
    public void A_changed_row_names_the_fields_and_an_empty_cell_takes_nothing_away()
    {
        var again = Upload(Header + "Séquoia,horeca,51067,,,,,,,,,\n", Registered(Upload(Header + Sequoia)));

        var row = Assert.Single(again.Preview);
        Assert.Equal(RowOutcome.Changed, row.Outcome);
        Assert.Equal([new FieldChange("kind", "shop", "horeca")], row.Changes);
    }

    [Fact]
    public void The_same_partner_twice_in_a_file_is_an_error_of_the_second() => Assert.Equal(
        [RowOutcome.New, RowOutcome.Error], Upload(Header + Sequoia + Sequoia).Preview.Select(p => p.Outcome));

    [Fact]
    public void Two_branches_at_two_addresses_are_two_and_reported()
    {
        var upload = Upload(Header + Sequoia + Sequoia.Replace("Grand-Place 1", "Rue Haute 2", StringComparison.Ordinal));

        Assert.Equal([RowOutcome.New, RowOutcome.New], upload.Preview.Select(p => p.Outcome));
        Assert.Equal([new LikelyDuplicate(3, "Séquoia", "enterpriseNumber", null, 2)], upload.Duplicates);
    }

    [Fact]
    public void A_duplicate_of_the_register_is_reported_by_its_rule()
    {
        var known = new KnownPartner(Id, new("shop", "SEQUOIA srl", "51067", "Rue Haute 2"), 1, false);

        Assert.Equal([new LikelyDuplicate(2, "Séquoia", "nameAndCommune", Id, null)], Upload(Header + Sequoia, [known]).Duplicates);
    }

    [Fact]
    public void A_cell_that_looks_like_a_formula_survives_the_way_there_and_back()
    {
        var row = new PartnerRow { Id = Id, Kind = "shop", Name = "=Égal", NisCode = "51067", Products = ["+café", "thé"] };

        var file = PartnerFile.Write([row], new Dictionary<string, LocalText>());

        Assert.Contains("'=Égal", System.Text.Encoding.UTF8.GetString(file), StringComparison.Ordinal);
        Assert.Equal(RowOutcome.Same, Assert.Single(Upload(file, [KnownPartner.Of(row)]).Preview).Outcome);
    }

    [Fact]
    public void A_file_without_its_columns_cannot_be_read()
    {
        var upload = Upload("name;kind\nSéquoia;shop\n");

        Assert.Equal("column-missing", Assert.Single(upload.FileErrors).Code);
        Confirm(upload).ThenRefused("import-unreadable");
    }

    [Fact]
    public void A_file_with_errors_is_taken_without_them_only_on_demand()
    {
        var upload = Upload(Header + Sequoia + "Nom,bakery,51067,,,,,,,,,\n");

        Confirm(upload).ThenRefused("import-has-errors");
        Assert.Null(Confirm(upload, new(LeaveOutErrors: true)).Refusal);
    }

    [Fact]
    public void A_file_is_taken_once()
    {
        var upload = Upload(Header + Sequoia);

        Confirm(Scenario<PartnerImport>.Given(upload, new PartnersImported(Id, [], [], Today)), upload).ThenRefused("import-not-open");
    }

    [Fact]
    public void A_preview_that_no_longer_holds_is_refused()
    {
        var upload = Upload(Header + Sequoia);
        var plan = PartnerImportPlan.Of(upload.Rows, Registered(upload), []);

        ConfirmPartnerImport.Decide(Scenario<PartnerImport>.Given(upload), plan, new()).ThenRefused("import-outdated");
    }

    [Fact]
    public void Only_a_confirmed_import_that_nobody_used_is_undone()
    {
        var upload = Upload(Header + Sequoia);
        var confirmed = Scenario<PartnerImport>.Given(upload, new PartnersImported(Id, [Id], [], Today));

        Assert.Null(UndoPartnerImport.Decide(confirmed, []).Refusal);
        UndoPartnerImport.Decide(confirmed, [Id.ToString()]).ThenRefused("import-in-use");
        UndoPartnerImport.Decide(Scenario<PartnerImport>.Given(upload), []).ThenRefused("import-not-confirmed");
    }

    [Fact]
    public void Two_thousand_rows_are_compared_in_moments()
    {
        var rows = string.Concat(Enumerable.Range(0, 2_000).Select(i => $"Commerce {i},shop,51067,,Rue {i},,,,,,,\n"));

        var again = Upload(Header + rows, Registered(Upload(Header + rows)));

        Assert.Equal(2_000, again.Preview.Count(p => p.Outcome == RowOutcome.Same));
    }

    private static PartnersUploaded Upload(string text, IReadOnlyCollection<KnownPartner>? register = null, string[]? communes = null) =>
        Upload(System.Text.Encoding.UTF8.GetBytes(text), register, communes);

    private static PartnersUploaded Upload(byte[] file, IReadOnlyCollection<KnownPartner>? register = null, string[]? communes = null) =>
        ImportPartners.Decide(Id, CsvTable.Parse(file, PartnerFile.Required, PartnerFile.Optional), (communes ?? []).ToHashSet(),
            register ?? [], Today);

    private static List<KnownPartner> Registered(PartnersUploaded upload) =>
        [.. upload.Rows.Select(r => new KnownPartner(Guid.CreateVersion7(), r.Description, 1, false))];

    private static Decision Confirm(PartnersUploaded upload, ConfirmPartnerImport.Request? request = null) =>
        Confirm(Scenario<PartnerImport>.Given(upload), upload, request);

    private static Decision Confirm(PartnerImport import, PartnersUploaded upload, ConfirmPartnerImport.Request? request = null)
    {
        var unread = upload.Preview.Where(p => p.Outcome == RowOutcome.Error && upload.Rows.All(r => r.Line != p.Line)).ToList();
        return ConfirmPartnerImport.Decide(import, PartnerImportPlan.Of(upload.Rows, [], unread), request ?? new());
    }
}
