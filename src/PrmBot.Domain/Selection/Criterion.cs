namespace PrmBot.Selection;

/// <summary>The five fits that a partner is judged by, in the order in which they are asked.</summary>
public enum Criterion
{
    Profile,
    MarketAlignment,
    MarketMaking,
    Transactional,
    Reciprocity,
}

/// <summary>One of the two companies.</summary>
public enum Side
{
    Us,
    Partner,
}

/// <summary>Who a question is put to; both means each side on its own.</summary>
public enum Responder
{
    Us,
    Partner,
    Both,
}

/// <summary>The names of the fits on the wire and in files.</summary>
public static class Criteria
{
    public static IReadOnlyList<Criterion> All { get; } = Enum.GetValues<Criterion>();

    /// <summary>The name used in arguments and files, for example <c>market_making</c>.</summary>
    public static string Key(this Criterion criterion) => criterion switch
    {
        Criterion.Profile => "profile",
        Criterion.MarketAlignment => "market_alignment",
        Criterion.MarketMaking => "market_making",
        Criterion.Transactional => "transactional",
        Criterion.Reciprocity => "reciprocity",
        _ => throw new ArgumentOutOfRangeException(nameof(criterion), criterion, "Unknown criterion."),
    };

    /// <summary>The fit meant by a name; case, spaces and the word "fit" aside; null when there is none.</summary>
    public static Criterion? Find(string? name)
    {
        var letters = string.Concat((name ?? string.Empty).Where(char.IsLetter)).ToLowerInvariant();
        letters = letters.EndsWith("fit", StringComparison.Ordinal) ? letters[..^3] : letters;
        foreach (var criterion in All)
        {
            if (letters == string.Concat(criterion.Key().Where(char.IsLetter)))
            {
                return criterion;
            }
        }

        return letters is "bestpartnerprofile" or "partnerprofile" ? Criterion.Profile : null;
    }
}
