using Cdce.Api.Accounts;
using Cdce.Api.People;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Architecture.Tests;

public class PersonalFieldTests
{
    [Fact]
    public void Of_every_text_in_the_tables_of_people_it_is_said_whether_it_is_personal()
    {
        using var db = Model();
        Assert.Empty(PersonalFields.Undeclared(db, PersonalFields.Of(db)));
    }

    [Fact]
    public void A_text_of_which_nothing_is_said_is_found()
    {
        using var db = Model();
        var forgotten = PersonalFields.Of(db).Where(f => f is not { Table: "identity.people", Column: "DisplayName" });
        Assert.Equal(["identity.people.DisplayName"], PersonalFields.Undeclared(db, forgotten));
        using var wider = new WiderDb(new DbContextOptionsBuilder<WiderDb>().UseNpgsql("Host=nowhere").Options);
        Assert.Equal(["identity.notes.Words"], PersonalFields.Undeclared(wider, PersonalFields.Of(db)));
    }

    private static AccountsDb Model() => new(new DbContextOptionsBuilder<AccountsDb>().UseNpgsql("Host=nowhere").Options);

    private sealed class WiderDb(DbContextOptions<WiderDb> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder) =>
            modelBuilder.HasDefaultSchema("identity").Entity<Note>().ToTable("notes");
    }

    private sealed class Note
    {
        public Guid Id { get; set; }

        public string Words { get; set; } = "";
    }
}
