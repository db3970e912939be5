using Cdce.Api.People;
using Cdce.Api.People.Redacting;
using Cdce.Api.People.Consents;
using Cdce.Api.People.OwnData;
using Cdce.Api.SigningIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Api.Accounts;

/// <summary>Who may sign in, who is signed in, and the keys of programs; in the schema <c>identity</c>, outside of the log.</summary>
internal sealed class AccountsDb(DbContextOptions<AccountsDb> options) : IdentityUserContext<Account, Guid>(options)
{
    public DbSet<SignedIn> Sessions => Set<SignedIn>();

    public DbSet<ApiKey> Keys => Set<ApiKey>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<Consent> Consents => Set<Consent>();

    public DbSet<OwnDataRequest> OwnData => Set<OwnDataRequest>();

    public DbSet<Erasure> Erasures => Set<Erasure>();

    public DbSet<RedactionProgress> Redactions => Set<RedactionProgress>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasDefaultSchema("identity");
        builder.Entity<Account>().ToTable("accounts").Property(a => a.Version).IsConcurrencyToken();
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("account_claims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("account_logins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("account_tokens");
        builder.Entity<SignedIn>().ToTable("sessions").HasKey(s => s.TokenHash);
        builder.Entity<SignedIn>().HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId);
        builder.Entity<ApiKey>().ToTable("api_keys").HasKey(k => k.Id);
        SignInModel.Configure(builder);
        builder.Entity<Person>().ToTable("people").HasKey(p => p.Id);
        builder.Entity<Person>().Property(p => p.Id).ValueGeneratedNever();
        builder.Entity<Person>().Property(p => p.Version).HasDefaultValue(1L).IsConcurrencyToken(); // in rows of older backups
        builder.Entity<Consent>().ToTable("consents").HasKey(c => c.Id);
        builder.Entity<Consent>().Property(c => c.Id).ValueGeneratedNever();
        builder.Entity<Consent>().HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId);
        builder.Entity<OwnDataRequest>().ToTable("own_data").HasKey(d => d.Id);
        builder.Entity<OwnDataRequest>().Property(d => d.Id).ValueGeneratedNever();
        builder.Entity<OwnDataRequest>().HasOne<Account>().WithMany().HasForeignKey(d => d.AccountId);
        builder.Entity<Erasure>().ToTable("erasures").HasKey(e => e.PersonId);
        builder.Entity<Erasure>().Property(e => e.PersonId).ValueGeneratedNever();
        builder.Entity<RedactionProgress>().ToTable("redactions").HasKey(r => new { r.Sequence, r.Number });
    }
}

/// <summary>Somebody who signs in with a user name and a password.</summary>
internal sealed class Account : IdentityUser<Guid>
{
    /// <summary>Whoever is invited by mail has a user name nobody types: the id.</summary>
    public bool HasOwnName => UserName != NameFor(Id);

    public bool Active { get; set; } = true;

    /// <summary>Still uses the password that somebody else was shown.</summary>
    public bool InitialPassword { get; set; } = true;

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Grows with every change to the account.</summary>
    public long Version { get; set; } = 1;

    public static string NameFor(Guid id) => id.ToString("N");
}

/// <summary>A browser that is signed in, known by the hash of its cookie.</summary>
internal sealed class SignedIn
{
    public byte[] TokenHash { get; set; } = [];

    /// <summary>What its owner ends it by; worth nothing as a cookie.</summary>
    public Guid Id { get; set; }

    public Guid AccountId { get; set; }

    /// <summary>Family and platform, in words.</summary>
    [PersonalField(PersonalPurpose.Security, LegalBasis.LegitimateInterest, Retention.Session)]
    public string Browser { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>To the minute.</summary>
    public DateTimeOffset LastUsedAt { get; set; }
}

/// <summary>Lets a program use the API; only the hash of its secret is known.</summary>
internal sealed class ApiKey
{
    /// <summary>The short part of the key that names it, safe to show.</summary>
    public string Id { get; set; } = "";

    public byte[] SecretHash { get; set; } = [];

    public string Name { get; set; } = "";

    public Role Role { get; set; }

    public string[] Communes { get; set; } = [];

    /// <summary>read, write or both; nothing, as in keys of before, is both.</summary>
    public string[]? Scopes { get; set; }

    /// <summary>What is recorded with this key is marked as simulated.</summary>
    public bool Simulating { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? ExpiresAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>To the minute.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }
}
