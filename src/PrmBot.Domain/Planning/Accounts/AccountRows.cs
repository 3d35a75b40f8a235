namespace PrmBot.Planning.Accounts;

/// <summary>One account as a person wrote it.</summary>
/// <param name="Name">A name, or its hash.</param>
/// <param name="Domain">Its web address, or that one's hash; empty: not given.</param>
/// <param name="Bucket">As written; empty: not given.</param>
public sealed record AccountRow(string Name, string Domain, string Bucket)
{
    /// <summary>Its row in the list, from 1; 0: it came from no list.</summary>
    public int Number { get; init; }
}

/// <summary>
/// Reads a pasted list: one account in a row, <c>name; bucket; web address</c>, in any order after the name.
/// </summary>
public static class AccountRows
{
    private static readonly char[] Separators = [';', '\t', ',', '|'];

    private static readonly string[] Names =
        ["account", "accounts", "account name", "name", "company", "company name", "customer name", "firma", "konto",
            "kunde", "firmenname"];

    private static readonly string[] Buckets =
        ["bucket", "status", "type", "stage", "relationship", "category", "account type", "account status", "typ"];

    private static readonly string[] Domains =
        ["web address", "domain", "website", "web site", "web", "url", "webseite", "internet"];

    /// <summary>Empty rows, and a heading, are passed over.</summary>
    public static IReadOnlyList<AccountRow> Read(string text) =>
    [
        .. text.Split('\n').Select((r, i) => (Text: r.Trim().TrimStart('\uFEFF'), Number: i + 1))
            .Where(r => r.Text.Length > 0).Select(r => Row(r.Text) with { Number = r.Number })
            .Where((r, i) => r.Name.Length > 0 && !(i == 0 && IsOne(Names, r.Name))),
    ];

    /// <summary>
    /// The rows of a table. Where its heading says which column is what, other columns are passed over; without such a
    /// heading every row is read like a pasted one.
    /// </summary>
    /// <param name="heading">The first row.</param>
    /// <param name="rows">The others.</param>
    /// <param name="first">The number of the first row as a spreadsheet counts.</param>
    public static IReadOnlyList<AccountRow> Of(
        IReadOnlyList<string> heading, IReadOnlyList<IReadOnlyList<string>> rows, int first)
    {
        var (name, bucket, domain) = (At(heading, Names), At(heading, Buckets), At(heading, Domains));
        var isHeading = name >= 0;
        var numbered = rows.Select((r, i) => (Cells: r, Number: first + i + 1)).ToList();
        return
        [
            .. (isHeading ? numbered : [(heading, first), .. numbered])
                .Select(r => (isHeading ? Named(r.Cells) : Row(string.Join('\t', r.Cells))) with { Number = r.Number })
                .Where(r => r.Name.Length > 0),
        ];

        AccountRow Named(IReadOnlyList<string> cells) =>
            new(Cell(cells, name), Cell(cells, domain), Cell(cells, bucket));
    }

    private static int At(IReadOnlyList<string> heading, string[] names) =>
        heading.Select((h, i) => (h, i)).Where(c => IsOne(names, c.h)).Select(c => c.i).DefaultIfEmpty(-1).First();

    private static bool IsOne(string[] names, string text) =>
        Array.Exists(names, n => n.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase));

    private static string Cell(IReadOnlyList<string> cells, int at) =>
        at >= 0 && at < cells.Count ? cells[at].Trim() : string.Empty;

    private static AccountRow Row(string row)
    {
        var separator = Array.Find(Separators, s => row.Contains(s, StringComparison.Ordinal));
        var cells = separator == default
            ? [row]
            : row.Split(separator).Select(c => c.Trim().Trim('"').Trim()).ToArray();

        // "Fabrikam, Inc." is one name: a comma parts cells only where what follows is known to be one.
        var rest = cells.Skip(1).ToList();
        if (separator == ',' && !rest.Exists(IsCell))
        {
            return new AccountRow(row.Trim('"'), string.Empty, string.Empty);
        }

        var name = string.Join(", ", cells.Take(1).Concat(separator == ',' ? rest.TakeWhile(c => !IsCell(c)) : []));
        return new AccountRow(
            name,
            rest.Find(IsDomain) ?? string.Empty,
            rest.Find(c => AccountBuckets.Find(c) is not null)
                ?? rest.Find(c => c.Length > 0 && !IsDomain(c) && separator != ',') ?? string.Empty);
    }

    private static bool IsCell(string cell) => AccountBuckets.Find(cell) is not null || IsDomain(cell);

    private static bool IsDomain(string cell) =>
        AccountKeys.IsHash(cell) || (AccountKeys.NormalDomain(cell).Length > 0 && !cell.EndsWith('.'));
}
