using System.Text;
using Cdce.Platform.Imports;

namespace Cdce.Platform.Tests.Imports;

public class CsvTableTests
{
    private static readonly string[] Columns = ["nis", "name"];

    [Fact]
    public void Rows_know_the_line_they_start_on_even_after_a_cell_of_two_lines()
    {
        var table = CsvTable.Parse("nis,name\n1,\"two\nlines\"\n\n2,b\n", Columns, []);

        Assert.Equal([2, 5], table.Rows.Select(r => r.Line));
        Assert.Equal("two\nlines", table.Rows[0].Text("name"));
    }

    [Fact]
    public void Semicolons_are_taken_as_well() =>
        Assert.Equal("Liège, ville", CsvTable.Parse("nis;name\n62063;Liège, ville\n", Columns, []).Rows[0].Text("name"));

    [Fact]
    public void A_byte_order_mark_is_not_part_of_the_first_column() =>
        Assert.Equal("1", CsvTable.Parse([0xEF, 0xBB, 0xBF, .. "nis,name\n1,a"u8], Columns, []).Rows[0].Text("nis"));

    [Fact]
    public void A_missing_column_is_named()
    {
        var error = Assert.Single(CsvTable.Parse("nis,nom\n1,a\n", Columns, []).Errors);

        Assert.Equal(("column-missing", "name", 1), (error.Code, error.Column, error.Line));
    }

    [Fact]
    public void A_column_that_stands_twice_is_refused() =>
        Assert.Equal("column-twice", Assert.Single(CsvTable.Parse("nis,name,name\n", Columns, []).Errors).Code);

    [Fact]
    public void An_empty_file_is_refused() =>
        Assert.Equal("file-empty", Assert.Single(CsvTable.Parse("", Columns, []).Errors).Code);

    [Fact]
    public void A_file_in_another_encoding_is_refused_with_its_line()
    {
        var error = Assert.Single(CsvTable.Parse(Encoding.Latin1.GetBytes("nis,name\n1,a\n2,Liège\n"), Columns, []).Errors);

        Assert.Equal(("not-utf8", 3), (error.Code, error.Line));
    }

    [Fact]
    public void A_file_that_is_no_text_is_refused_with_its_line()
    {
        var error = Assert.Single(CsvTable.Parse("nis,name\n1,a\n2,\0\n"u8.ToArray(), Columns, []).Errors);

        Assert.Equal(("not-text", 3), (error.Code, error.Line));
    }

    [Fact]
    public void A_quotation_mark_that_is_never_closed_is_refused_with_its_line()
    {
        var error = Assert.Single(CsvTable.Parse("nis,name\n1,a\n2,\"b\n", Columns, []).Errors);

        Assert.Equal(("not-csv", 3), (error.Code, error.Line));
    }

    [Fact]
    public void A_row_with_too_few_cells_says_so() =>
        Assert.Equal("wrong-number-of-cells",
            Assert.Single(CsvTable.Parse("nis,name\n1\n", Columns, []).Rows[0].Errors).Code);

    [Fact]
    public void Columns_that_nobody_asked_for_are_listed() =>
        Assert.Equal(["colour"], CsvTable.Parse("nis,name,colour\n1,a,red\n", Columns, []).IgnoredColumns);

    [Fact]
    public void Every_wrong_cell_is_an_error_with_line_column_and_value()
    {
        var row = CsvTable.Parse("a,b,c,d,e\n12x,north,ftp://x,,99\n", ["a", "b", "c", "d", "e"], []).Rows[0];

        Assert.Null(row.WholeNumber("a"));
        Assert.Null(row.OneOf("b", "fr", "de"));
        Assert.Null(row.WebAddress("c"));
        Assert.Equal("", row.Required("d"));
        Assert.Null(row.Number("e", -90, 90));
        Assert.Equal(
            [("a", "not-a-whole-number", "12x"), ("b", "unknown-word", "north"), ("c", "not-an-address", "ftp://x"),
                ("d", "required", null), ("e", "not-a-number", "99")],
            row.Errors.Select(e => (e.Column, e.Code, e.Value)));
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_while_it_is_read()
    {
        using var body = new MemoryStream(new byte[CsvTable.MaximumBytes + 1]);

        var table = await CsvTable.ReadAsync(body, Columns, [], CancellationToken.None);

        Assert.Equal("file-too-large", Assert.Single(table.Errors).Code);
    }
}
