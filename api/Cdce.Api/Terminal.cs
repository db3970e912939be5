namespace Cdce.Api;

/// <summary>What people at the terminal read; everything else goes to the log.</summary>
internal static class Terminal
{
#pragma warning disable RS0030 // a program that is started by hand answers on its terminal
    public static void Say(string line) => Console.Out.WriteLine(line);

    public static void Complain(string line) => Console.Error.WriteLine(line);
#pragma warning restore RS0030
}
