namespace Cdce.Testing;

/// <summary>The files of the repository, for tests that compare them with the program.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var up = new DirectoryInfo(AppContext.BaseDirectory); up is not null; up = up.Parent)
        {
            if (File.Exists(Path.Combine(up.FullName, "Cdce.sln")))
                return up.FullName;
        }

        throw new DirectoryNotFoundException("The tests run outside of their repository.");
    }
}
