using System.Globalization;
using System.Text.RegularExpressions;
using PrmBot.Conversation.Understanding.Readers;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Selection;
using PrmBot.Standings;

namespace PrmBot.Conversation.Plugins;

/// <summary>
/// Which partners a list is limited to: words for type, region, tier, status, band, plan and health, or a limit of the
/// fit. Several words must all hold.
/// </summary>
internal sealed partial class PortfolioFilter
{
    private const string Due = "due for assessment";

    private readonly List<Func<Partner, bool>> _ofPartner = [];
    private readonly List<Func<PartnerStanding, bool>> _ofStanding = [];

    /// <summary>True: those alone that should be assessed again.</summary>
    public bool AsksDue { get; private set; }

    /// <summary>True: it is limited by how partners stand.</summary>
    public bool AsksStanding => _ofStanding.Count > 0;

    /// <summary>A word that is no filter; null: all were understood.</summary>
    public string? Unknown { get; private init; }

    /// <summary>Reads a filter as given; a region, tier or name counts when a partner has it.</summary>
    public static PortfolioFilter Read(string? given, IReadOnlyList<Partner> partners)
    {
        var filter = new PortfolioFilter();
        foreach (var word in Between().Split(given ?? string.Empty).Select(w => w.Trim()).Where(w => w.Length > 0))
        {
            if (!filter.Take(word, partners))
            {
                return new PortfolioFilter { Unknown = word };
            }
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

    public bool Lets(Partner partner) => _ofPartner.TrueForAll(rule => rule(partner));

    public bool Lets(PartnerStanding standing) => _ofStanding.TrueForAll(rule => rule(standing));

    private bool Take(string word, IReadOnlyList<Partner> partners)
    {
        var plain = Folding.Fold(word);
        if (Limit(plain) is { } limit)
        {
            _ofStanding.Add(limit);
        }
        else if (DueSaid().IsMatch(plain))
        {
            AsksDue = true;
        }
        else if (TypeOrStatus(plain) is { } kind)
        {
            _ofPartner.Add(kind);
        }
        else if ((Band(plain) ?? Plan(plain) ?? Health(plain)) is { } standing)
        {
            _ofStanding.Add(standing);
        }
        else if (Own(word, partners) is { } own)
        {
            _ofPartner.Add(own);
        }
        else
        {
            return false;
        }

        return true;
    }

    private static Func<PartnerStanding, bool>? Limit(string word)
    {
        if (LimitSaid().Match(word) is not { Success: true } limit)
        {
            return null;
        }

        var least = decimal.Parse(limit.Groups["n"].ValueSpan, CultureInfo.InvariantCulture);
        return limit.Groups["up"].Success ? s => s.Fit?.Overall >= least : s => s.Fit?.Overall < least;
    }

    private static Func<Partner, bool>? TypeOrStatus(string word)
    {
        if ((PartnerTypes.Read(word) ?? PartnerTypes.Read(word.TrimEnd('s'))) is { } type)
        {
            return p => p.Type == type;
        }

        return word is "prospect" or "prospects" ? p => p.Status == PartnerStatus.Prospect
            : word is "active" ? p => p.Status == PartnerStatus.Active
            : word is "paused" or "on hold" ? p => p.Status == PartnerStatus.Paused
            : null;
    }

    private static Func<PartnerStanding, bool>? Band(string word) => word switch
    {
        "proceed" => s => s.Fit?.Verdict == Verdict.Proceed,
        "conditional" or "pilot" => s => s.Fit?.Verdict == Verdict.Conditional,
        "develop" => s => s.Fit?.Verdict == Verdict.Develop,
        "decline" or "park" => s => s.Fit?.Verdict == Verdict.Decline,
        "do not proceed" or "do_not_proceed" or "ruled out" => s => s.Fit?.Verdict == Verdict.DoNotProceed,
        "not assessed" or "unassessed" => s => s.Fit?.Overall is null,
        "assessed" => s => s.Fit?.Overall is not null,
        _ => null,
    };

    private static Func<PartnerStanding, bool>? Plan(string word) => word switch
    {
        "no plan" or "without a plan" or "without plan" => s => s.Plan?.State is null,
        "draft" or "draft plan" => s => s.Plan?.State == PlanState.Draft,
        "shared" or "shared plan" => s => s.Plan?.State == PlanState.Shared,
        "countered" or "negotiated" or "being negotiated" => s => s.Plan?.State == PlanState.Countered,
        "agreed" or "agreed plan" => s => s.Plan?.State == PlanState.Agreed,
        "active plan" => s => s.Plan?.State == PlanState.Active,
        _ => null,
    };

    private static Func<PartnerStanding, bool>? Health(string word) => word switch
    {
        "red" => s => s.Shown.Red > 0,
        "amber" or "yellow" => s => s.Shown is { Red: 0, Amber: > 0 },
        "green" or "on track" => s => s.Shown is { Red: 0, Amber: 0, Green: > 0 },
        "no numbers" or "without numbers" => s => !s.Shown.IsJudged,
        _ => null,
    };

    private static Func<Partner, bool>? Own(string word, IReadOnlyList<Partner> partners)
    {
        bool Has(Partner p) => new[] { p.Name, p.Region, p.Tier }.OfType<string>()
            .Any(t => t.Contains(word, StringComparison.CurrentCultureIgnoreCase));
        return partners.Any(Has) ? Has : null;
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
    private static partial Regex LimitSaid();

    [GeneratedRegex(
        @"\b(?:without a plan|no plan|active plan|draft plan|agreed plan|shared plan|not assessed|unassessed|"
        + @"do not proceed|conditional|no numbers|without numbers|red|amber|on track)\b"
        + @"|\b(?:fit|score)s? (?:is |of )?(?:above|over|at least|below|under|less than) \d{1,3}\b")]
    private static partial Regex Said();
}
