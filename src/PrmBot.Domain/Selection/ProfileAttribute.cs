namespace PrmBot.Selection;

/// <summary>What the ideal partner is described by: counted things, and the four attributes that are rated.</summary>
public enum ProfileAttribute
{
    /// <summary>People who can sell, design and deploy.</summary>
    CertifiedPeople,

    /// <summary>Customers who speak for the partner.</summary>
    References,

    /// <summary>Target territories that it covers.</summary>
    Territories,

    /// <summary>Target segments that it serves.</summary>
    Segments,

    /// <summary>Rated 0 to 4: knowledge of our customers' problems.</summary>
    MarketExpertise,

    /// <summary>Rated 0 to 4: people and methods for our technology.</summary>
    Technology,

    /// <summary>Rated 0 to 4: can carry a partnership over years.</summary>
    FinancialStability,

    /// <summary>Rated 0 to 4: ways of working, integrity.</summary>
    Culture,
}

/// <summary>The names of the attributes on the wire and in files.</summary>
public static class ProfileAttributes
{
    public static IReadOnlyList<ProfileAttribute> All { get; } = Enum.GetValues<ProfileAttribute>();

    /// <summary>Those with a number behind them: a question of the set measures each.</summary>
    public static IReadOnlyList<ProfileAttribute> Counted { get; } = [.. All.Where(a => !a.IsRated())];

    /// <summary>The four of the model that are rated from 0 to 4, and weighed against each other.</summary>
    public static IReadOnlyList<ProfileAttribute> Rated { get; } = [.. All.Where(a => a.IsRated())];

    /// <summary>True: a minimum is a level from 0 to 4, not a count.</summary>
    public static bool IsRated(this ProfileAttribute attribute) => attribute >= ProfileAttribute.MarketExpertise;

    public static string Key(this ProfileAttribute attribute) => attribute switch
    {
        ProfileAttribute.CertifiedPeople => "certified_people",
        ProfileAttribute.References => "references",
        ProfileAttribute.Territories => "territories",
        ProfileAttribute.Segments => "segments",
        ProfileAttribute.MarketExpertise => "market_expertise",
        ProfileAttribute.Technology => "technology",
        ProfileAttribute.FinancialStability => "financial_stability",
        ProfileAttribute.Culture => "culture",
        _ => throw new ArgumentOutOfRangeException(nameof(attribute), attribute, "Unknown attribute."),
    };

    /// <summary>The attribute meant by a name, singular or plural; null when there is none.</summary>
    public static ProfileAttribute? Find(string? name)
    {
        var letters = string.Concat((name ?? string.Empty).Where(char.IsLetter)).ToLowerInvariant();
        return letters switch
        {
            "certifiedpeople" or "certified" or "certifications" or "people" or "certifiedheads" or "certifiedperson"
                or "certifiedengineers" or "certifiedstaff" => ProfileAttribute.CertifiedPeople,
            "references" or "reference" or "referencecustomers" => ProfileAttribute.References,
            "territories" or "territory" or "countries" or "regions" => ProfileAttribute.Territories,
            "segments" or "segment" or "industries" => ProfileAttribute.Segments,
            "marketexpertise" or "expertise" or "marketknowledge" => ProfileAttribute.MarketExpertise,
            "technology" or "technologicalcapabilities" or "technicalcapabilities" or "technologicalcapability"
                => ProfileAttribute.Technology,
            "financialstability" or "financial" or "financials" or "finances" => ProfileAttribute.FinancialStability,
            "culture" or "culturalalignment" or "culturalfit" => ProfileAttribute.Culture,
            _ => null,
        };
    }

    /// <summary>
    /// The rated attribute that a question of the partner profile looks at, by the name of its element; null for a
    /// question of another fit, and for an element of one's own: that one keeps the weight of the file.
    /// </summary>
    public static ProfileAttribute? RatedBy(Question question)
    {
        if (question.Criterion != Criterion.Profile)
        {
            return null;
        }

        var element = question.ElementInFile ?? question.Element;
        return Find(element) is { } found && found.IsRated() ? found
            : element.Contains("integrity", StringComparison.OrdinalIgnoreCase) ? ProfileAttribute.Culture
            : null;
    }
}
