using System.Text.Json;
using PrmBot.Partners;
using PrmBot.Selection;

namespace PrmBot.Conversation.Cards;

/// <summary>The words of partner selection for one reader.</summary>
internal static class SelectionWords
{
    private const int Blocks = 12;
    private const int QuotedCharacters = 200;

    public static string Fit(this TurnScope turn, Criterion criterion) => turn.Say("fit." + criterion.Key());

    public static string Words(this TurnScope turn, ProfileAttribute attribute) =>
        turn.Say("attribute." + attribute.Key());

    public static string Words(this TurnScope turn, PartnerType route) =>
        turn.Say($"partners.type_{route.ToString().ToLowerInvariant()}");

    public static string Words(this TurnScope turn, Verdict? verdict) =>
        turn.Say("verdict." + (verdict is { } v ? JsonNamingPolicy.SnakeCaseLower.ConvertName(v.ToString()) : "none"));

    public static string Words(this TurnScope turn, Rating rating, Question question) => rating switch
    {
        Rating.DealBreaker => turn.Say("rating.deal_breaker"),
        Rating.DontKnow => turn.Say("rating.dont_know"),
        Rating.NotApplicable => turn.Say("rating.not_applicable"),
        Rating.Level0 or Rating.Level1 or Rating.Level2 or Rating.Level3 or Rating.Level4 =>
            turn.Say("rating.level", ("level", rating.Level()!), ("anchor", question.Levels[rating.Level()!.Value])),
        _ => throw new ArgumentOutOfRangeException(nameof(rating), rating, "Unknown rating."),
    };

    /// <summary>0 to 100 with at most one decimal; words when there is no score.</summary>
    public static string Score(this TurnScope turn, decimal? score) =>
        score is { } s ? turn.Number(s) : turn.Say("result.no_score");

    /// <summary>
    /// A number with at most one decimal, rounded down so that 74.96 does not look like the 75 of a better band.
    /// </summary>
    public static string Number(this TurnScope turn, decimal number) =>
        (Math.Floor(number * 10) / 10).ToString("#,##0.#", turn.Culture);

    /// <summary>A share of 1 as a whole percentage, without the sign.</summary>
    public static string Percent(this TurnScope turn, decimal share) =>
        Math.Round(share * 100, MidpointRounding.AwayFromZero).ToString("0", turn.Culture);

    public static string Date(this TurnScope turn, DateTimeOffset moment) =>
        turn.Session.Local(moment).ToString("d MMM yyyy", turn.Culture);

    /// <summary>Somebody's words, cut to a length that a card can carry several times.</summary>
    public static string Quoted(string words) =>
        words.Length <= QuotedCharacters ? words : string.Concat(words.AsSpan(0, QuotedCharacters).TrimEnd(), "…");

    /// <summary>A share of 1 as a row of blocks.</summary>
    public static string Bar(decimal share)
    {
        var full = (int)Math.Round(Math.Clamp(share, 0, 1) * Blocks, MidpointRounding.AwayFromZero);
        return new string('▰', full) + new string('▱', Blocks - full);
    }

    public static string Color(this Verdict? verdict) => verdict switch
    {
        null => "Default",
        Verdict.Proceed => "Good",
        Verdict.Conditional or Verdict.Develop => "Warning",
        Verdict.Decline or Verdict.DoNotProceed => "Attention",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "Unknown verdict."),
    };
}
