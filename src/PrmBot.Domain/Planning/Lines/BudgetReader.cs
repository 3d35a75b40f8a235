using System.Text.RegularExpressions;

namespace PrmBot.Planning.Lines;

/// <summary>
/// Reads money from its normal form: <c>8000 EUR mdf</c>, <c>8000 partner 2000</c>, <c>15000 own mdf 10000</c>, or
/// source by source: <c>10000 mdf + 5000 own</c>. Shares may be percent of the whole.
/// </summary>
internal static partial class BudgetReader
{
    public static Outcome<LineEdit> Read(string text)
    {
        if (BySource(text) is { } parts)
        {
            return parts;
        }

        var match = BudgetForm().Match(NoMoney().IsMatch(text) ? "0" : text.Trim());
        if (!match.Success || WrittenNumber.Of(match.Groups["value"]) is not { } amount)
        {
            return new Refusal("plan.budget_not_a_number").With("given", text);
        }

        if (amount < 0)
        {
            return new Refusal("plan.budget_negative").With("given", amount);
        }

        BudgetSource? source = match.Groups["source"] is { Success: true } s ? SourceOf(s.Value) : null;
        var (partner, mdf) = (Share(match, "share", "percent", amount), Share(match, "mdf", "mdfpercent", amount));
        if (partner < 0 || partner > amount)
        {
            return new Refusal("plan.share_over_budget").With("budget", amount)
                .With("given", match.Groups["share"].Value);
        }

        return mdf < 0 || mdf + (partner ?? 0) > amount
            ? new Refusal("plan.mdf_share_over_budget").With("left", amount - (partner ?? 0))
                .With("given", match.Groups["mdf"].Value)
            : new LineEdit.OfBudget(amount, Currency(match), source) { PartnerShare = partner, MdfShare = mdf };
    }

    /// <summary>What was paid: an amount, or the refusal.</summary>
    public static Outcome<LineEdit> Spent(string text)
    {
        var match = BudgetForm().Match(text.Trim());
        if (!match.Success || WrittenNumber.Of(match.Groups["value"]) is not { } amount)
        {
            return new Refusal("plan.budget_not_a_number").With("given", text);
        }

        return amount < 0 ? new Refusal("plan.budget_negative").With("given", amount) : new LineEdit.OfSpent(amount);
    }

    // Null: it is not said source by source.
    private static LineEdit.OfBudget? BySource(string text)
    {
        var parts = Between().Split(text.Trim()).Select(p => PartForm().Match(p)).ToList();
        if (parts.Count < 2 || parts.Exists(p => !p.Success || WrittenNumber.Of(p.Groups["value"]) is null)
            || parts.DistinctBy(p => SourceOf(p.Groups["source"].Value)).Count() < parts.Count
            || parts.Select(Currency).OfType<string>().Distinct().Count() > 1)
        {
            return null;
        }

        var by = parts.ToDictionary(
            p => SourceOf(p.Groups["source"].Value), p => WrittenNumber.Of(p.Groups["value"])!.Value);
        var isOwn = by.ContainsKey(BudgetSource.Own);
        return new LineEdit.OfBudget(
            by.Values.Sum(), parts.Select(Currency).OfType<string>().FirstOrDefault(),
            isOwn ? BudgetSource.Own : BudgetSource.Mdf)
        {
            PartnerShare = by.GetValueOrDefault(BudgetSource.Partner),
            MdfShare = isOwn ? by.GetValueOrDefault(BudgetSource.Mdf) : 0,
        };
    }

    private static decimal? Share(Match budget, string group, string percent, decimal amount)
    {
        if (!budget.Groups[group].Success)
        {
            return null;
        }

        // What is no number fits into no budget.
        var said = WrittenNumber.Of(budget.Groups[group]) ?? -1;
        return decimal.Round(budget.Groups[percent].Success ? amount * said / 100 : said, 2);
    }

    private static string? Currency(Match match) =>
        match.Groups["currency"] is { Success: true } c ? c.Value.ToUpperInvariant() : null;

    private static BudgetSource SourceOf(string word) => Enum.Parse<BudgetSource>(word, ignoreCase: true);

    [GeneratedRegex(
        @"^(?<value>[+-]?[\d.]+)(\s*(?!mdf|own)(?<currency>[a-z]{3})\b)?(\s*(?<source>own|mdf|partner)(?!\s*\d))?"
        + @"([\s,;]*mdf\s*(share|pays)?\s*(?<mdf>[\d.]+)\s*(?<mdfpercent>%)?)?"
        + @"([\s,;]*partner\s*(share|pays)?\s*(?<share>[\d.]+)\s*(?<percent>%)?)?$",
        RegexOptions.IgnoreCase)]
    private static partial Regex BudgetForm();

    [GeneratedRegex(
        @"^(?<value>[\d.]+)(\s*(?!mdf|own)(?<currency>[a-z]{3})\b)?\s*(?<source>own|mdf|partner)(\s+money)?$",
        RegexOptions.IgnoreCase)]
    private static partial Regex PartForm();

    [GeneratedRegex(@"\s*(?:\+|&|[,;]|\band\b|\bplus\b)\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Between();

    [GeneratedRegex(@"^\s*(none|nothing|no|no budget|no money|free)\s*\.?$", RegexOptions.IgnoreCase)]
    private static partial Regex NoMoney();
}
