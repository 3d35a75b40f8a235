using PrmBot.Identity;
using PrmBot.Partners;

namespace PrmBot.Conversation.Routes;

/// <summary>Which partner a request is about: never a guess; several candidates bring a question.</summary>
/// <param name="Candidates">None: unknown. One: it. More: to be asked.</param>
public sealed record PartnerInQuestion(IReadOnlyList<Partner> Candidates)
{
    /// <param name="turn">The partners that the caller may know of.</param>
    /// <param name="said">A name as said or as stored; null: whom the conversation is about.</param>
    public static PartnerInQuestion Find(TurnScope turn, string? said) =>
        new(string.IsNullOrWhiteSpace(said) ? Implied(turn) : Named(turn.Portfolio, said));

    private static IReadOnlyList<Partner> Named(Portfolio portfolio, string said)
    {
        var key = PartnerName.Key(said);
        var exact = portfolio.Directory.Called(key).Where(p => p.Status != PartnerStatus.Archived).ToList();
        return exact.Count > 0 ? exact
            : portfolio.Find(said) is { } same ? [same]
            : [.. portfolio.Listed.Where(p => IsNear(p, key))];
    }

    private static bool IsNear(Partner partner, string key) =>
        partner.Aliases.Append(partner.Name).Select(PartnerName.Key).Any(name =>
            name.Split(' ').Contains(key) || (key.Length > 3 && FuzzySharp.Fuzz.Ratio(name, key) >= 82));

    private static IReadOnlyList<Partner> Implied(TurnScope turn)
    {
        var channel = turn.Turn.Place.Conversation.Channel;
        var id = turn.Session.Caller.Partner
            ?? turn.Portfolio.Directory.On(channel)?.Of
            ?? turn.Dialogue.Interview?.Of
            ?? turn.Dialogue.About;
        return id is { } wanted && turn.Portfolio.Directory.Find(wanted) is { Status: not PartnerStatus.Archived } found
            ? [found] : [];
    }
}
