using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace Cdce.Testing;

/// <summary>A mail as it came over the wire.</summary>
public sealed record ReceivedMail(string From, string To, string Subject, string Text, string Html, string Raw);

/// <summary>A mail server on a port of this machine that keeps what it is given; it can be stopped, started again, and made to refuse.</summary>
public sealed partial class SmtpSink : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly ConcurrentQueue<ReceivedMail> received = [];
    private readonly int port;
    private CancellationTokenSource stopping = new();
    private TcpListener? listener;

    private SmtpSink()
    {
        listener = new(IPAddress.Loopback, 0);
        listener.Start();
        port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _ = AcceptAsync(listener, stopping.Token);
    }

    public static SmtpSink Open() => new();

    /// <summary>What the settings of a host say.</summary>
    public string[] Settings => [$"CDCE_SMTP=smtp://127.0.0.1:{port}", "CDCE_MAIL_FROM=cdce@example.org", "CDCE_PUBLIC_URL=http://localhost"];

    public IReadOnlyCollection<ReceivedMail> Received => received;

    /// <summary>The answer to a recipient, such as <c>550 5.1.1 nobody of that name</c>; null takes the mail.</summary>
    public Func<string, string?> Answer { get; set; } = _ => null;

    /// <summary>The only mail to this address so far, once it is there.</summary>
    public async Task<ReceivedMail> ToAsync(string address) => (await WaitAsync(address, 1)).Single();

    /// <summary>The mails to this address once there are this many.</summary>
    public async Task<IReadOnlyList<ReceivedMail>> WaitAsync(string address, int count, string telling = "")
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (true)
        {
            var mails = received.Where(m => m.To == address && m.Text.Contains(telling, StringComparison.Ordinal)).ToList();
            if (mails.Count >= count)
                return mails;
            Assert.True(watch.Elapsed < Limit, $"{mails.Count} of {count} mails came.");
            await Task.Delay(20);
        }
    }

    public void Stop()
    {
        stopping.Cancel();
        listener?.Stop();
        listener = null;
    }

    public void Start()
    {
        stopping = new();
        listener = new(IPAddress.Loopback, port);
        listener.Start();
        _ = AcceptAsync(listener, stopping.Token);
    }

    public ValueTask DisposeAsync()
    {
        Stop();
        stopping.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task AcceptAsync(TcpListener accepting, CancellationToken ct)
    {
        try
        {
            while (true)
                _ = ConverseAsync(await accepting.AcceptTcpClientAsync(ct), ct);
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ConverseAsync(TcpClient client, CancellationToken ct)
    {
        using var _ = client;
        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
        await using var writer = new StreamWriter(client.GetStream(), Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        var (from, to) = ("", "");
        try
        {
            await writer.WriteLineAsync("220 sink");
            while (await reader.ReadLineAsync(ct) is { } line)
            {
                var verb = line.Split(' ', ':')[0].ToUpperInvariant();
                if (verb == "MAIL")
                {
                    from = Address().Match(line).Value;
                }
                else if (verb == "RCPT" && Answer(to = Address().Match(line).Value) is { } refusal)
                {
                    await writer.WriteLineAsync(refusal);
                    continue;
                }
                else if (verb == "DATA")
                {
                    await writer.WriteLineAsync("354 go on");
                    received.Enqueue(Read(from, to, await ReadDataAsync(reader, ct)));
                }
                await writer.WriteLineAsync(verb == "QUIT" ? "221 bye" : "250 fine");
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or IOException)
        {
        }
    }

    private static async Task<string> ReadDataAsync(StreamReader reader, CancellationToken ct)
    {
        var data = new StringBuilder();
        while (await reader.ReadLineAsync(ct) is { } line && line != ".")
            data.AppendLine(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line);
        return data.ToString();
    }

    private static ReceivedMail Read(string from, string to, string raw)
    {
        var subject = string.Concat(Word().Matches(Subject().Match(raw).Groups["value"].Value)
            .Select(w => Encoding.UTF8.GetString(Convert.FromBase64String(w.Groups["text"].Value))));
        if (subject.Length == 0)
            subject = Subject().Match(raw).Groups["value"].Value.Trim();
        return new(from, to, subject, Part(raw, "text/plain"), Part(raw, "text/html"), raw);
    }

    /// <summary>The part of this type, as its reader sees it.</summary>
    private static string Part(string raw, string type)
    {
        var boundary = Boundary().Match(raw).Groups["value"].Value;
        var part = raw.Split($"--{boundary}").FirstOrDefault(p => p.Contains($"Content-Type: {type}", StringComparison.OrdinalIgnoreCase)) ?? "";
        var body = part[(part.IndexOf("\n\n", StringComparison.Ordinal) + 2)..];
        var joined = body.Replace("=\n", "", StringComparison.Ordinal);
        var bytes = new List<byte>();
        for (var i = 0; i < joined.Length; i++)
        {
            bytes.Add(joined[i] == '=' ? Convert.ToByte(joined.Substring(i + 1, 2), 16) : (byte)joined[i]);
            i += joined[i] == '=' ? 2 : 0;
        }
        return Encoding.UTF8.GetString([.. bytes]).Trim();
    }

    [GeneratedRegex("(?<=<)[^>]*(?=>)")]
    private static partial Regex Address();

    [GeneratedRegex(@"^Subject:(?<value>.*(\n[ \t].*)*)", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Subject();

    [GeneratedRegex(@"=\?utf-8\?B\?(?<text>[^?]*)\?=", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Word();

    [GeneratedRegex("boundary=\"?(?<value>[^\"\r\n;]+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Boundary();
}
