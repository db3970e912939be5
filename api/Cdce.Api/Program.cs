var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.Run();

/// <summary>The host of all modules.</summary>
public sealed partial class Program;
