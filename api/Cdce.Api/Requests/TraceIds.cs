namespace Cdce.Api.Requests;

/// <summary>Gives every request a trace id of ours: in the answer, in the log, in the events.</summary>
internal static class TraceIds
{
    public const string Header = "BelGov-Trace-Id";
    private const string Related = "BelGov-Related-Trace-Id";

    // Generated, not copied: what a stranger sends must not be able to pass for another trace.
    public static Task Use(HttpContext context, RequestDelegate next)
    {
        context.TraceIdentifier = Guid.CreateVersion7().ToString();
        context.Response.Headers[Header] = context.TraceIdentifier;
        if (context.Request.Headers[Header].ToString() is { Length: > 0 and <= 36 } theirs && theirs.All(IsPlain))
            context.Response.Headers[Related] = theirs;
        return next(context);
    }

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';
}
