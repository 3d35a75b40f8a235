using System.IO.Compression;
using System.Text;

namespace PrmBot.Conversation.Tests.Tables;

/// <summary>A workbook written part by part, so that it can be wrong in ways that no library writes.</summary>
internal static class RawWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Relations = "application/vnd.openxmlformats-package.relationships+xml";
    private const string Kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    /// <param name="rows">The XML of the rows.</param>
    /// <param name="after">The XML that follows them.</param>
    /// <param name="prologue">What stands in front of the sheet.</param>
    /// <param name="padding">Blanks in the sheet, that hardly take room when packed.</param>
    public static byte[] Of(string rows, string after = "", string prologue = "", int padding = 0)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(zip, "[Content_Types].xml", $"<Types xmlns=\"{Package}/content-types\">"
                + $"<Default Extension=\"rels\" ContentType=\"{Relations}\"/>"
                + $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Kinds}.sheet.main+xml\"/>"
                + $"<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{Kinds}.worksheet+xml\"/></Types>");
            Put(zip, "_rels/.rels", Relation("officeDocument", "xl/workbook.xml"));
            Put(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\">"
                + "<sheets><sheet name=\"Plan\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            Put(zip, "xl/_rels/workbook.xml.rels", Relation("worksheet", "worksheets/sheet1.xml"));
            Put(zip, "xl/worksheets/sheet1.xml", $"{prologue}<worksheet xmlns=\"{Main}\"><sheetData>{rows}"
                + $"{new string(' ', padding)}</sheetData>{after}</worksheet>");
        }

        return stream.ToArray();
    }

    private static string Relation(string kind, string target) =>
        $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" "
        + $"Type=\"{Office}/{kind}\" Target=\"{target}\"/></Relationships>";

    private static void Put(ZipArchive zip, string name, string content)
    {
        using var entry = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
        entry.Write(Encoding.UTF8.GetBytes(content));
    }
}
