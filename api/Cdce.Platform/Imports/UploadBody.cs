namespace Cdce.Platform.Imports;

/// <summary>Reads what somebody uploads, up to a limit.</summary>
public static class UploadBody
{
    /// <summary>An upload as a whole; null where it is larger than the limit.</summary>
    public static async Task<byte[]?> ReadAtMostAsync(this Stream body, int limit, CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        var part = new byte[81_920];
        int read;
        while ((read = await body.ReadAsync(part, ct)) > 0)
        {
            if (bytes.Length + read > limit)
                return null;
            bytes.Write(part, 0, read);
        }

        return bytes.ToArray();
    }
}
