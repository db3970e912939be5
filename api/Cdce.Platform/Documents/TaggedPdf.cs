using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Cdce.Platform.Documents;

/// <summary>
/// Writes a document that a screen reader reads in order (PDF/UA-1, ISO 14289-1): every text is tagged, the language and the title are
/// said, the typefaces are part of the file. The same content always gives the same bytes, for nothing of the moment is written.
/// </summary>
/// <param name="language">fr or de</param>
/// <param name="day">The day that the document bears.</param>
public sealed class TaggedPdf(string title, string language, DateOnly day)
{
    // A4, in points.
    private const double PageWidth = 595.28;
    private const double PageHeight = 841.89;
    private const double Margin = 64;
    private const double BodySize = 11;
    private const double Indent = 20;

    private readonly List<Block> blocks = [];

    private enum Tag
    {
        H1,
        H2,
        P,
    }

    /// <param name="List">The number of the list it belongs to; 0 for none.</param>
    /// <param name="Label">Of an entry of a list: its bullet or number.</param>
    private sealed record Block(Tag Tag, string Text, PdfFont Font, double Size, bool Centred, int List = 0, string? Label = null, double Before = 6);

    /// <summary>A run of lines on one page that belong to one element.</summary>
    private sealed record Piece(int Page, int Mark);

    private sealed class Page
    {
        public StringBuilder Content { get; } = new();
        public int Marks { get; set; }
        public List<int> Elements { get; } = [];
    }

    /// <summary>The title of the page.</summary>
    /// <param name="before">Room above it, in points.</param>
    public TaggedPdf Heading(string text, double size = 22, bool centred = false, double before = 6)
    {
        blocks.Add(new(Tag.H1, text, PdfFont.Bold, size, centred, Before: before));
        return this;
    }

    /// <summary>The title of a part.</summary>
    public TaggedPdf Part(string text)
    {
        blocks.Add(new(Tag.H2, text, PdfFont.Bold, 14, false, Before: 20));
        return this;
    }

    /// <param name="before">Room above it, in points.</param>
    public TaggedPdf Paragraph(string text, double size = BodySize, bool centred = false, bool bold = false, double before = 6)
    {
        blocks.Add(new(Tag.P, text, bold ? PdfFont.Bold : PdfFont.Regular, size, centred, Before: before));
        return this;
    }

    public TaggedPdf List(IReadOnlyList<string> entries, bool numbered)
    {
        var list = blocks.Select(b => b.List).DefaultIfEmpty().Max() + 1;
        blocks.AddRange(entries.Select((text, i) => new Block(Tag.P, text, PdfFont.Regular, BodySize, false, list,
            numbered ? $"{(i + 1).ToString(CultureInfo.InvariantCulture)}." : "•")));
        return this;
    }

    public byte[] ToArray()
    {
        var layout = new Layout();
        var placed = blocks.ConvertAll(b => (Block: b, Label: b.Label is null ? null : layout.Label(b), Text: layout.Text(b)));
        return new Writer(title, language, day).Write(layout.Pages, placed, layout.Used);
    }

    /// <summary>Breaks texts into lines and pages.</summary>
    private sealed class Layout
    {
        private double y;

        public Layout() => NewPage();

        public List<Page> Pages { get; } = [];

        /// <summary>The characters of each typeface that occur.</summary>
        public Dictionary<PdfFont, SortedDictionary<ushort, char>> Used { get; } =
            new() { [PdfFont.Regular] = [], [PdfFont.Bold] = [] };

        // The label stands on the first line of its text, which moves to the next page with it.
        public List<Piece> Label(Block block)
        {
            Room(block);
            var mark = Open("Lbl");
            Line(block.Font, block.Size, Margin + 4, y - block.Before - (block.Size * 1.1), block.Label ?? "");
            Close();
            return [new(Pages.Count - 1, mark)];
        }

        public List<Piece> Text(Block block)
        {
            if (block.Label is null)
                Room(block);
            y -= block.Before;
            var left = Margin + (block.Label is null ? 0 : Indent);
            var width = PageWidth - Margin - left;
            var pieces = new List<Piece>();
            var page = -1;
            foreach (var line in Lines(block.Font.Writable(block.Text), block.Font, block.Size, width))
            {
                var height = block.Size * 1.4;
                if (y - height < Margin)
                {
                    if (page >= 0)
                        Close();
                    page = -1;
                    NewPage();
                }

                if (page < 0)
                {
                    page = Pages.Count - 1;
                    pieces.Add(new(page, Open(block.Label is null ? $"{block.Tag}" : "LBody")));
                }

                var from = block.Centred ? (PageWidth - block.Font.Width(line.TrimEnd(), block.Size)) / 2 : left;
                Line(block.Font, block.Size, from, y - (block.Size * 1.1), line);
                y -= height;
            }

            Close();
            return pieces;
        }

        // A heading is not the last thing on a page.
        private void Room(Block block)
        {
            if (y - block.Before - (block.Size * 1.4 * (block.Tag is Tag.P ? 1 : 3)) < Margin)
                NewPage();
        }

        private void NewPage()
        {
            Pages.Add(new Page());
            y = PageHeight - Margin;
            if (Pages.Count > 1)
                return;
            Pages[0].Content.Append(CultureInfo.InvariantCulture,
                $"/Artifact BMC 0.12 0.38 0.28 rg {Margin:0.##} {y + 14:0.##} {PageWidth - (2 * Margin):0.##} 4 re f 0 g EMC\n");
        }

        private int Open(string tag)
        {
            var page = Pages[^1];
            page.Content.Append(CultureInfo.InvariantCulture, $"/{tag} <</MCID {page.Marks}>> BDC\n");
            return page.Marks++;
        }

        private void Close() => Pages[^1].Content.Append("EMC\n");

        public void Line(PdfFont font, double size, double x, double baseline, string text)
        {
            var glyphs = new StringBuilder(text.Length * 4);
            foreach (var character in text)
            {
                var glyph = font.Glyph(character);
                Used[font][glyph] = character;
                glyphs.Append(CultureInfo.InvariantCulture, $"{glyph:X4}");
            }

            Pages[^1].Content.Append(CultureInfo.InvariantCulture,
                $"BT /{(font == PdfFont.Bold ? "F2" : "F1")} {size:0.##} Tf {x:0.##} {baseline:0.##} Td <{glyphs}> Tj ET\n");
        }

        // A word that is longer than a line is broken where the line ends. What separates words stays at the end of a line.
        private static IEnumerable<string> Lines(string text, PdfFont font, double size, double width)
        {
            var line = "";
            foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var rest = word;
                if (line.Length > 0 && font.Width(line + rest, size) > width)
                {
                    yield return line;
                    line = "";
                }

                while (font.Width(line + rest, size) > width && rest.Length > 1)
                {
                    var fits = Enumerable.Range(1, rest.Length).Last(n => n == 1 || font.Width(rest[..n], size) <= width);
                    yield return rest[..fits];
                    rest = rest[fits..];
                }

                line += rest + ' ';
            }

            yield return line.TrimEnd();
        }
    }

    /// <summary>Writes the objects of the file (ISO 32000-1).</summary>
    private sealed class Writer(string title, string language, DateOnly day)
    {
        private readonly SortedDictionary<int, byte[]> objects = [];
        private int last;

        public byte[] Write(List<Page> pages, List<(Block Block, List<Piece>? Label, List<Piece> Text)> placed,
            Dictionary<PdfFont, SortedDictionary<ushort, char>> used)
        {
            Number(pages, used);
            var (catalog, tree, root, document, parents) = (Next(), Next(), Next(), Next(), Next());
            var (regular, bold) = (Font(PdfFont.Regular, used), Font(PdfFont.Bold, used));
            var pageIds = pages.ConvertAll(_ => Next());
            var kids = Elements(placed, pages, pageIds, document);

            for (var i = 0; i < pages.Count; i++)
            {
                Put(pageIds[i], $"<</Type /Page /Parent {tree} 0 R /MediaBox [0 0 {N(PageWidth)} {N(PageHeight)}] /Tabs /S /StructParents {i} "
                    + $"/Resources <</Font <</F1 {regular} 0 R /F2 {bold} 0 R>>>> /Contents {Stream("", Encoding.ASCII.GetBytes(pages[i].Content.ToString()))} 0 R>>");
            }

            Put(tree, $"<</Type /Pages /Count {pages.Count} /Kids [{Refs(pageIds)}]>>");
            Put(root, $"<</Type /StructTreeRoot /K [{document} 0 R] /ParentTree {parents} 0 R /ParentTreeNextKey {pages.Count}>>");
            Put(document, $"<</Type /StructElem /S /Document /P {root} 0 R /K [{Refs(kids)}]>>");
            Put(parents, $"<</Nums [{string.Join(' ', pages.Select((page, i) => $"{i} [{Refs(page.Elements)}]"))}]>>");
            var date = $"{day:yyyyMMdd}000000Z";
            var info = Add($"<</Title {Text(title)} /Producer (Cdce) /CreationDate (D:{date}) /ModDate (D:{date})>>");
            var metadata = Stream("/Type /Metadata /Subtype /XML", Encoding.UTF8.GetBytes(Metadata()));
            Put(catalog, $"<</Type /Catalog /Pages {tree} 0 R /Lang ({language}) /MarkInfo <</Marked true>> /StructTreeRoot {root} 0 R "
                + $"/ViewerPreferences <</DisplayDocTitle true>> /Metadata {metadata} 0 R>>");
            return File(catalog, info);
        }

        // Page numbers are no part of what is read; a single page needs none.
        private void Number(List<Page> pages, Dictionary<PdfFont, SortedDictionary<ushort, char>> used)
        {
            for (var i = 0; i < pages.Count && pages.Count > 1; i++)
            {
                var text = language == "de" ? $"Seite {i + 1} von {pages.Count}" : $"Page {i + 1} sur {pages.Count}";
                var glyphs = string.Concat(text.Select(c =>
                {
                    var glyph = PdfFont.Regular.Glyph(c);
                    used[PdfFont.Regular][glyph] = c;
                    return glyph.ToString("X4", CultureInfo.InvariantCulture);
                }));
                pages[i].Content.Append(CultureInfo.InvariantCulture,
                    $"/Artifact <</Type /Pagination /Subtype /Footer>> BDC BT /F1 9 Tf {PageWidth - Margin - PdfFont.Regular.Width(text, 9):0.##} 36 Td <{glyphs}> Tj ET EMC\n");
            }
        }

        private List<int> Elements(List<(Block Block, List<Piece>? Label, List<Piece> Text)> placed, List<Page> pages, List<int> pageIds, int document)
        {
            var kids = new List<int>();
            for (var i = 0; i < placed.Count; i++)
            {
                if (placed[i].Block.List == 0)
                {
                    kids.Add(Element($"{placed[i].Block.Tag}", document, placed[i].Text, pages, pageIds));
                    continue;
                }

                var list = Next();
                var entries = new List<int>();
                var number = placed[i].Block.List;
                var kind = placed[i].Block.Label == "•" ? "Disc" : "Decimal";
                for (; i < placed.Count && placed[i].Block.List == number; i++)
                {
                    var entry = Next();
                    var label = Element("Lbl", entry, placed[i].Label ?? [], pages, pageIds);
                    var body = Element("LBody", entry, placed[i].Text, pages, pageIds);
                    Put(entry, $"<</Type /StructElem /S /LI /P {list} 0 R /K [{label} 0 R {body} 0 R]>>");
                    entries.Add(entry);
                }

                i--;
                Put(list, $"<</Type /StructElem /S /L /P {document} 0 R /A <</O /List /ListNumbering /{kind}>> /K [{Refs(entries)}]>>");
                kids.Add(list);
            }

            return kids;
        }

        private int Element(string tag, int parent, List<Piece> pieces, List<Page> pages, List<int> pageIds)
        {
            var id = Next();
            // Marks are numbered in the order in which they are placed, as the tree of parents lists them.
            foreach (var piece in pieces)
                pages[piece.Page].Elements.Add(id);
            var marks = string.Join(' ', pieces.Select(p => $"<</Type /MCR /Pg {pageIds[p.Page]} 0 R /MCID {p.Mark}>>"));
            Put(id, $"<</Type /StructElem /S /{tag} /P {parent} 0 R /Pg {pageIds[pieces[0].Page]} 0 R /K [{marks}]>>");
            return id;
        }

        private int Font(PdfFont font, Dictionary<PdfFont, SortedDictionary<ushort, char>> used)
        {
            var glyphs = used[font];
            var file = Stream($"/Length1 {font.File.Length}", font.File);
            var descriptor = Add($"<</Type /FontDescriptor /FontName /{font.Name} /Flags 32 /FontBBox [{string.Join(' ', font.Box)}] /ItalicAngle 0 "
                + $"/Ascent {font.Ascent} /Descent {font.Descent} /CapHeight {font.CapHeight} /StemV {(font == PdfFont.Bold ? 140 : 80)} /FontFile2 {file} 0 R>>");
            var inner = Add($"<</Type /Font /Subtype /CIDFontType2 /BaseFont /{font.Name} /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> "
                + $"/FontDescriptor {descriptor} 0 R /CIDToGIDMap /Identity /DW 1000 /W [{string.Join(' ', glyphs.Keys.Select(g => $"{g} [{font.Width(g)}]"))}]>>");
            var words = new StringBuilder("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def "
                + "/CMapName /Adobe-Identity-UCS def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n");
            foreach (var part in glyphs.Chunk(100))
            {
                words.Append(CultureInfo.InvariantCulture, $"{part.Length} beginbfchar\n");
                foreach (var (glyph, character) in part)
                    words.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}> <{(int)character:X4}>\n");
                words.Append("endbfchar\n");
            }

            words.Append("endcmap CMapName currentdict /CMap defineresource pop end end");
            var map = Stream("", Encoding.ASCII.GetBytes(words.ToString()));
            return Add($"<</Type /Font /Subtype /Type0 /BaseFont /{font.Name} /Encoding /Identity-H /DescendantFonts [{inner} 0 R] /ToUnicode {map} 0 R>>");
        }

        private string Metadata()
        {
            var words = System.Security.SecurityElement.Escape(title);
            return $"""
                <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
                <pdfuaid:part>1</pdfuaid:part>
                <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{words}</rdf:li></rdf:Alt></dc:title>
                <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
                </rdf:Description></rdf:RDF></x:xmpmeta>
                <?xpacket end="r"?>
                """.ReplaceLineEndings("\n");
        }

        private byte[] File(int catalog, int info)
        {
            using var file = new MemoryStream();
            Put("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n");
            var places = new List<long>();
            foreach (var (id, body) in objects)
            {
                places.Add(file.Length);
                Put($"{id} 0 obj\n");
                file.Write(body);
                Put("\nendobj\n");
            }

            var id16 = Convert.ToHexString(SHA256.HashData(file.ToArray())[..16]);
            var start = file.Length;
            Put($"xref\n0 {last + 1}\n0000000000 65535 f \n{string.Concat(places.Select(p => $"{p:D10} 00000 n \n"))}");
            Put($"trailer\n<</Size {last + 1} /Root {catalog} 0 R /Info {info} 0 R /ID [<{id16}> <{id16}>]>>\nstartxref\n{start}\n%%EOF\n");
            return file.ToArray();

            void Put(string text) => file.Write(Encoding.Latin1.GetBytes(text));
        }

        private int Next() => ++last;

        private int Add(string body)
        {
            var id = Next();
            Put(id, body);
            return id;
        }

        private void Put(int id, string body) => objects[id] = Encoding.Latin1.GetBytes(body);

        // Not compressed: what a compressor makes may change with its version, and the same content has the same bytes.
        private int Stream(string entries, byte[] body)
        {
            var id = Next();
            objects[id] = [.. Encoding.ASCII.GetBytes($"<<{entries} /Length {body.Length}>>\nstream\n"), .. body, .. "\nendstream"u8];
            return id;
        }

        private static string Refs(IEnumerable<int> ids) => string.Join(' ', ids.Select(id => $"{id} 0 R"));

        private static string N(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

        private static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";
    }
}
