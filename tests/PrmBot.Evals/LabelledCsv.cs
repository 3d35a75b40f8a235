using System.Text;

namespace PrmBot.Evals;

/// <summary>Reads a CSV file with a heading and the columns text,label; quotes as RFC 4180 says.</summary>
internal static class LabelledCsv
{
    internal static List<(string Text, string Label)> Read(string path)
    {
        var rows = Rows(File.ReadAllText(path)).Skip(1).Where(r => r.Count > 1).ToList();
        return rows.ConvertAll(r => (Text: r[0], Label: r[1]));
    }

    private static IEnumerable<List<string>> Rows(string text)
    {
        var (row, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c != '"')
                {
                    cell.Append(c);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append(text[++i]);
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == '"')
            {
                quoted = true;
            }
            else if (c is ',' or '\n')
            {
                row.Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                if (c == '\n')
                {
                    yield return row;
                    row = [];
                }
            }
            else
            {
                cell.Append(c);
            }
        }

        row.Add(cell.ToString());
        yield return row;
    }
}
