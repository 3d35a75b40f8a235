using System.Globalization;
using System.Text.RegularExpressions;
using PrmBot.Conversation.Understanding.Readers;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Selection;

namespace PrmBot.Conversation.Plugins;

/// <summary>
/// Which partners a list is limited to: words for type, region, tier, status, band, plan and health, or a limit of the
/// fit. Several words must all hold.
/// </summary>
internal sealed partial class PortfolioFilter
{
    private const string Due = "due for assessment";

    private readonly List<Func<PartnerGlance, bool>> _rules = [];

    /// <summary>True: it takes <see cref="PartnerGlance.IsDue"/> into account.</summary>
    public bool AsksDue { get; private set; }

    /// <summary>A word that is no filter; null: all were understood.</summary>
    public string? Unknown { get; private init; }

    /// <summary>Reads a filter as given; a region, tier or name counts when a partner has it.</summary>
    public static PortfolioFilter Read(string? given, IReadOnlyList<Partner> partners)
    {
        var filter = new PortfolioFilter();
        foreach (var word in Between().Split(given ?? string.Empty).Select(w => w.Trim()).Where(w => w.Length > 0))
        {
            if (RuleOf(word, partners) is not { } rule)
            {
                return new PortfolioFilter { Unknown = word };
            }

            filter._rules.Add(rule);
            filter.AsksDue |= DueSaid().IsMatch(Folding.Fold(word));
        }

        return filter;
    }

    /// <summary>
    /// The filter that a sentence holds beside what was understood: band, plan, health, a limit of the fit.
    /// </summary>
    public static string? SaidIn(string sentence)
    {
        var folded = Folding.Fold(sentence);
        var isDue = DueSaid().IsMatch(folded);
        var found = Said().Matches(folded).Select(m => m.Value.Trim()).Where(w => !isDue || !NotYet().IsMatch(w))
            .Concat(isDue ? [Due] : Array.Empty<string>()).ToList();
        return found.Count == 0 ? null : string.Join(", ", found);
    }

    public bool Lets(PartnerGlance glance) => _rules.TrueForAll(rule => rule(glance));

    private static Func<PartnerGlance, bool>? RuleOf(string word, IReadOnlyList<Partner> partners)
    {
        var plain = Folding.Fold(word);
        if (Limit().Match(plain) is { Success: true } limit)
        {
            var least = decimal.Parse(limit.Groups["n"].ValueSpan, CultureInfo.InvariantCulture);
            return limit.Groups["up"].Success ? g => g.FitScore >= least : g => g.FitScore < least;
        }

        if (DueSaid().IsMatch(plain))
        {
            return g => g.IsDue;
        }

        return TypeOrStatus(plain) ?? Band(plain) ?? Plan(plain) ?? Health(plain) ?? Own(word, partners);
    }

    private static Func<PartnerGlance, bool>? TypeOrStatus(string word)
    {
        if ((PartnerTypes.Read(word) ?? PartnerTypes.Read(word.TrimEnd('s'))) is { } type)
        {
            return g => g.Partner.Type == type;
        }

        return word is "prospect" or "prospects" ? g => g.Partner.Status == PartnerStatus.Prospect
            : word is "active" ? g => g.Partner.Status == PartnerStatus.Active
            : word is "paused" or "on hold" ? g => g.Partner.Status == PartnerStatus.Paused
            : null;
    }

    private static Func<PartnerGlance, bool>? Band(string word) => word switch
    {
        "proceed" => g => g.Verdict == Verdict.Proceed,
        "conditional" or "pilot" => g => g.Verdict == Verdict.Conditional,
        "develop" => g => g.Verdict == Verdict.Develop,
        "decline" or "park" => g => g.Verdict == Verdict.Decline,
        "do not proceed" or "do_not_proceed" or "ruled out" => g => g.Verdict == Verdict.DoNotProceed,
        "not assessed" or "unassessed" => g => g.FitScore is null,
        "assessed" => g => g.FitScore is not null,
        _ => null,
    };

    private static Func<PartnerGlance, bool>? Plan(string word) => word switch
    {
        "no plan" or "without a plan" or "without plan" => g => g.PlanState is null,
        "draft" or "draft plan" => g => g.PlanState == PlanState.Draft,
        "shared" or "shared plan" => g => g.PlanState == PlanState.Shared,
        "countered" or "negotiated" or "being negotiated" => g => g.PlanState == PlanState.Countered,
        "agreed" or "agreed plan" => g => g.PlanState == PlanState.Agreed,
        "active plan" => g => g.PlanState == PlanState.Active,
        _ => null,
    };

    private static Func<PartnerGlance, bool>? Health(string word) => word switch
    {
        "red" => g => g.Reds > 0,
        "amber" or "yellow" => g => g is { Reds: 0, Ambers: > 0 },
        "green" or "on track" => g => g is { IsJudged: true, Reds: 0, Ambers: 0 },
        "no numbers" or "without numbers" => g => !g.IsJudged,
        _ => null,
    };

    private static Func<PartnerGlance, bool>? Own(string word, IReadOnlyList<Partner> partners)
    {
        bool Has(Partner p) => new[] { p.Name, p.Region, p.Tier }.OfType<string>()
            .Any(t => t.Contains(word, StringComparison.CurrentCultureIgnoreCase));
        return partners.Any(Has) ? g => Has(g.Partner) : null;
    }

    [GeneratedRegex(
        @"\b(?:due|overdue|ripe|time) (?:for|to be) (?:an? |their |a new |the next |another )?(?:re-?)?assess"
        + @"|\b(?:need|needs|have|has|should|ought|must|want)\b.*\b(?:assess\w* again|re-?assess\w*|a new assessment)\b"
        + @"|\b(?:assessments? (?:is |are )?(?:due|overdue|too old|out of date)|re-?assessments?\b)")]
    private static partial Regex DueSaid();

    [GeneratedRegex("assessed")]
    private static partial Regex NotYet();

    [GeneratedRegex(@"\s*[,;]\s*|\s+and\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Between();

    [GeneratedRegex(
        @"^(?:fit |score )?(?:(?<up>above|over|at least|from|>=?)|(?:below|under|less than|<))\s*(?<n>\d{1,3})")]
    private static partial Regex Limit();

    [GeneratedRegex(
        @"\b(?:without a plan|no plan|active plan|draft plan|agreed plan|shared plan|not assessed|unassessed|"
        + @"do not proceed|conditional|no numbers|without numbers|red|amber|on track)\b"
        + @"|\b(?:fit|score)s? (?:is |of )?(?:above|over|at least|below|under|less than) \d{1,3}\b")]
    private static partial Regex Said();
}
