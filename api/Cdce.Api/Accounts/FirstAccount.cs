using Cdce.Api.People;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Api.Accounts;

/// <summary>The account that the first start makes, so that somebody can sign in and make the others.</summary>
internal static class FirstAccount
{
    public const string UserName = "coordination";
    private const string FileName = "first-sign-in.txt";

    /// <summary>Makes the account where there is none at all; its password stands in a file of the data directory until it is changed.</summary>
    public static async Task EnsureAsync(IServiceProvider services, string dataDirectory, CancellationToken ct)
    {
        var db = services.GetRequiredService<AccountsDb>();
        if (await db.Users.AnyAsync(ct))
            return;

        var password = Secrets.NewPassword();
        var account = new Account
        {
            Id = Guid.CreateVersion7(),
            UserName = UserName,
            CreatedAt = services.GetRequiredService<TimeProvider>().GetUtcNow(),
        };
        if (!await services.GetRequiredService<PeopleStore>().OpenAccountAsync(account, "Coordination", "fr", password, ct))
            return; // another node was faster
        var session = services.GetRequiredService<IDocumentSession>();
        await session.AppointAsync(account.Id, Role.NationalCoordinator, [], services.GetRequiredService<TimeProvider>().Today(), ct);
        await services.GetRequiredService<Trail>().SaveAsync(null, ct);
        Directory.CreateDirectory(dataDirectory);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var writer = new StreamWriter(Path.Combine(dataDirectory, FileName), options);
        await writer.WriteLineAsync($"{UserName} {password}".AsMemory(), ct);
    }

    /// <summary>How to sign in for the first time, or null once the password has been changed.</summary>
    public static async Task<(string UserName, string Password)?> ReadAsync(string dataDirectory, CancellationToken ct)
    {
        var file = Path.Combine(dataDirectory, FileName);
        return File.Exists(file) && (await File.ReadAllTextAsync(file, ct)).Trim().Split(' ') is [var name, var password]
            ? (name, password)
            : null;
    }

    public static void Forget(string dataDirectory) => File.Delete(Path.Combine(dataDirectory, FileName));
}
