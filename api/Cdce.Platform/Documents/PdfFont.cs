using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Cdce.Platform.Documents;

/// <summary>A typeface that ships with the program: how wide its letters are, and the bytes that go into a document.</summary>
internal sealed class PdfFont
{
    // What a page needs; the rest is for other uses.
    private static readonly string[] Kept = ["glyf", "head", "hhea", "hmtx", "loca", "maxp"];

    public static readonly PdfFont Regular = new("Figtree-Regular", "figtree-latin-400-normal.woff");
    public static readonly PdfFont Bold = new("Figtree-Bold", "figtree-latin-700-normal.woff");

    private const int Unitless = 1_000;
    private const char Missing = '?';

    private readonly Dictionary<int, ushort> glyphs;
    private readonly byte[] metrics;
    private readonly int unitsPerEm;
    private readonly int metricCount;

    private PdfFont(string name, string file)
    {
        Name = name;
        var tables = Unpack(file);
        var (head, hhea, os2) = (tables["head"], tables["hhea"], tables["OS/2"]);
        unitsPerEm = BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(18));
        Box = [.. Enumerable.Range(0, 4).Select(side => Scale(BinaryPrimitives.ReadInt16BigEndian(head.AsSpan(36 + (2 * side)))))];
        Ascent = Scale(BinaryPrimitives.ReadInt16BigEndian(hhea.AsSpan(4)));
        Descent = Scale(BinaryPrimitives.ReadInt16BigEndian(hhea.AsSpan(6)));
        CapHeight = Scale(BinaryPrimitives.ReadInt16BigEndian(os2.AsSpan(88)));
        metricCount = BinaryPrimitives.ReadUInt16BigEndian(hhea.AsSpan(34));
        metrics = tables["hmtx"];
        glyphs = Characters(tables["cmap"]);
        File = Pack(tables);
    }

    public string Name { get; }

    /// <summary>The outlines, as they stand in a document.</summary>
    public byte[] File { get; }

    /// <summary>Around all letters, in thousandths of the size.</summary>
    public IReadOnlyList<int> Box { get; }

    public int Ascent { get; }
    public int Descent { get; }
    public int CapHeight { get; }

    /// <summary>A text with the characters that the typeface has: others become a question mark, odd spaces plain ones.</summary>
    public string Writable(string text)
    {
        var writable = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
                writable.Append(rune.Value is 0xA0 or 0x202F ? '\u00A0' : ' ');
            else if (rune.IsBmp && glyphs.ContainsKey(rune.Value))
                writable.Append(rune);
            else
                writable.Append(Missing);
        }

        return writable.ToString();
    }

    public ushort Glyph(char character) => glyphs.GetValueOrDefault(character);

    /// <summary>In thousandths of the size.</summary>
    public int Width(ushort glyph) =>
        Scale(BinaryPrimitives.ReadUInt16BigEndian(metrics.AsSpan(4 * Math.Min(glyph, metricCount - 1))));

    /// <summary>Of a text in points.</summary>
    public double Width(string text, double size) => text.Sum(c => Width(Glyph(c))) * size / Unitless;

    private int Scale(int units) => (int)Math.Round(units * (double)Unitless / unitsPerEm, MidpointRounding.AwayFromZero);

    // The Web Open Font Format, version 1 (https://www.w3.org/TR/WOFF/): each table compressed for itself.
    private static Dictionary<string, byte[]> Unpack(string file)
    {
        using var resource = typeof(PdfFont).Assembly.GetManifestResourceStream($"Cdce.Platform.Documents.fonts.{file}")
            ?? throw new InvalidOperationException($"{file} is missing.");
        using var memory = new MemoryStream();
        resource.CopyTo(memory);
        var bytes = memory.ToArray();
        var tables = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        for (var (i, count) = (0, BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(12))); i < count; i++)
        {
            var entry = bytes.AsSpan(44 + (20 * i), 20);
            var (from, packed, length) = (Number(entry, 4), Number(entry, 8), Number(entry, 12));
            var table = new byte[length];
            if (packed == length)
            {
                bytes.AsSpan(from, length).CopyTo(table);
            }
            else
            {
                using var inflated = new ZLibStream(new MemoryStream(bytes, from, packed), CompressionMode.Decompress);
                inflated.ReadExactly(table);
            }

            tables[Encoding.ASCII.GetString(entry[..4])] = table;
        }

        return tables;

        static int Number(ReadOnlySpan<byte> entry, int at) => (int)BinaryPrimitives.ReadUInt32BigEndian(entry[at..]);
    }

    // A TrueType file with a few of the tables.
    private static byte[] Pack(Dictionary<string, byte[]> tables)
    {
        var (directory, body) = (new MemoryStream(), new MemoryStream());
        var start = 12 + (16 * Kept.Length);
        Write(directory, 0x00010000);
        // Search range, entry selector and range shift for six tables.
        directory.Write([0, (byte)Kept.Length, 0, 64, 0, 2, 0, 32]);
        foreach (var name in Kept)
        {
            var table = tables[name];
            directory.Write(Encoding.ASCII.GetBytes(name));
            var padded = new byte[(table.Length + 3) / 4 * 4];
            table.CopyTo(padded, 0);
            Write(directory, Enumerable.Range(0, padded.Length / 4)
                .Aggregate(0u, (sum, at) => unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(padded.AsSpan(4 * at)))));
            Write(directory, (uint)(start + body.Length));
            Write(directory, (uint)table.Length);
            body.Write(padded);
        }

        return [.. directory.ToArray(), .. body.ToArray()];

        static void Write(MemoryStream to, uint number)
        {
            Span<byte> bytes = stackalloc byte[4];
            BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
            to.Write(bytes);
        }
    }

    // Segments of characters (format 4 of the table cmap of OpenType).
    private static Dictionary<int, ushort> Characters(byte[] cmap)
    {
        var at = (int)BinaryPrimitives.ReadUInt32BigEndian(cmap.AsSpan(8));
        var segments = Word(6) / 2;
        var found = new Dictionary<int, ushort>();
        for (var i = 0; i < segments; i++)
        {
            var (end, first, delta, offset) = (Word(14 + (2 * i)), Word(16 + (2 * (segments + i))), Word(16 + (2 * ((2 * segments) + i))), Word(16 + (2 * ((3 * segments) + i))));
            for (int character = first; character <= end && character < 0xFFFF; character++)
            {
                var glyph = offset == 0
                    ? (ushort)(character + delta)
                    : Word(16 + (2 * ((3 * segments) + i)) + offset + (2 * (character - first)));
                if (offset != 0 && glyph != 0)
                    glyph = (ushort)(glyph + delta);
                if (glyph != 0)
                    found[character] = glyph;
            }
        }

        return found;

        ushort Word(int place) => BinaryPrimitives.ReadUInt16BigEndian(cmap.AsSpan(at + place));
    }
}
