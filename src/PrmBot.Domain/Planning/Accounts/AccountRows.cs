namespace PrmBot.Planning.Accounts;

/// <summary>One account as a person wrote it.</summary>
/// <param name="Name">A name, or its hash.</param>
/// <param name="Domain">Its web address, or that one's hash; empty: not given.</param>
/// <param name="Bucket">As written; empty: not given.</param>
public sealed record AccountRow(string Name, string Domain, string Bucket);

/// <summary>
/// Reads a pasted list: one account in a row, <c>name; bucket; web address</c>, in any order after the name.
/// </summary>
public static class AccountRows
{
    private static readonly char[] Separators = [';', '\t', ',', '|'];

    private static readonly HashSet<string> Headings = new(
        ["account", "accounts", "name", "company", "customer name", "firma", "konto"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Empty rows, and a heading, are passed over.</summary>
    public static IReadOnlyList<AccountRow> Read(string text) =>
    [
        .. text.Split('\n').Select(r => r.Trim().TrimStart('\uFEFF')).Where(r => r.Length > 0).Select(Row)
            .Where((r, i) => r.Name.Length > 0 && !(i == 0 && Headings.Contains(r.Name))),
    ];

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
