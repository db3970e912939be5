using Cdce.Api.Accounts;
using Cdce.Api.People.Consents;
using Cdce.Api.SigningIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Cdce.Api.People;

/// <summary>The people of the platform; whoever has an address has an account.</summary>
internal sealed class PeopleStore(AccountsDb db, UserManager<Account> accounts, SignInLinks links, Trail trail, TimeProvider clock) : IPeople
{
    public async Task<IReadOnlyDictionary<Guid, KnownPerson>> FindAsync(IReadOnlyCollection<Guid> personIds, CancellationToken ct)
    {
        var version = ConsentTexts.For(ConsentTexts.CommitteeContact)?.Version;
        return await db.People.Where(p => personIds.Contains(p.Id))
            .Select(p => new KnownPerson(p.Id, p.DisplayName, db.Users.Any(a => a.Id == p.Id && a.Active),
                db.Consents.Any(c => c.PersonId == p.Id && c.Purpose == ConsentTexts.CommitteeContact && c.TextVersion == version && c.WithdrawnAt == null)
                    ? new PersonContact(db.Users.Where(a => a.Id == p.Id).Select(a => a.Email).FirstOrDefault(), p.Phone)
                    : null))
            .ToDictionaryAsync(p => p.PersonId, ct);
    }

    public async Task<Guid> EnterAsync(NewPerson person, CancellationToken ct)
    {
        var email = person.Email?.Trim();
        if (email is not null && await accounts.FindByEmailAsync(email) is { } known)
            return known.Id;

        var id = Guid.CreateVersion7();
        if (email is null)
        {
            await trail.BeginAsync(ct);
            Add(id, person.DisplayName, person.Language);
            await db.SaveChangesAsync(ct);
            return id;
        }

        var account = new Account { Id = id, UserName = Account.NameFor(id), Email = email, CreatedAt = clock.GetUtcNow(), InitialPassword = false };
        return await OpenAccountAsync(account, person.DisplayName, person.Language, null, ct)
            ? id
            : (await accounts.FindByEmailAsync(email))?.Id ?? throw new InvalidOperationException("The address is taken by nobody.");
    }

    /// <summary>
    /// Makes an account with the person behind it, and invites where there is an address; or nothing at all where its name or address is taken. The
    /// session saves it.
    /// </summary>
    public async Task<bool> OpenAccountAsync(
        Account account, string displayName, string language, string? password, CancellationToken ct)
    {
        await trail.BeginAsync(ct);
        try
        {
            Add(account.Id, displayName, language);
            var made = password is null ? await accounts.CreateAsync(account) : await accounts.CreateAsync(account, password);
            if (!made.Succeeded)
                return false;
            await trail.NoteAsync(account.Id, new AccountOpened(account.Id, password is not null), ct);
            if (account.Email is not null)
                await links.InviteAsync(account, language, ct);
            return true;
        }
        catch (DbUpdateException error) when (error.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return false; // somebody else was faster
        }
    }

    private void Add(Guid id, string displayName, string language) => db.People.Add(
        new Person { Id = id, DisplayName = displayName.Trim(), Language = language, EnteredAt = clock.GetUtcNow() });
}
