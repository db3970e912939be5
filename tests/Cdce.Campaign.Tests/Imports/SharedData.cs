namespace Cdce.Campaign.Tests.Imports;

/// <summary>The gathered files, which are not part of the project: tests that read them are skipped where they are absent.</summary>
internal static class SharedData
{
    private const string Folder = "../shared/data";

    /// <summary>The file's path; null where it is absent.</summary>
    public static string? Find(string name)
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            var path = Path.Combine(directory.FullName, Folder, name);
            if (File.Exists(Path.Combine(directory.FullName, "Cdce.sln")))
                return File.Exists(path) ? path : null;
        }

        return null;
    }
}

/// <summary>A test on a gathered file; skipped, saying so, where the file is absent.</summary>
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute(string file)
    {
        if (SharedData.Find(file) is null)
            Skip = $"../shared/data/{file} is not there.";
    }
}
