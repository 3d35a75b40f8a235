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
        new(string.IsNullOrWhiteSpace(said) ? Implied(turn) : Named(turn.Partners, said));

    private static IReadOnlyList<Partner> Named(IReadOnlyList<Partner> partners, string said)
    {
        var key = PartnerName.Key(said);
        var exact = partners.Where(p => p.Name == said || PartnerName.IsCalled(p, key)).ToList();
        return exact.Count > 0 ? exact : [.. partners.Where(p => IsNear(p, key))];
    }

    private static bool IsNear(Partner partner, string key) =>
        partner.Aliases.Append(partner.Name).Select(PartnerName.Key).Any(name =>
            name.Split(' ').Contains(key) || (key.Length > 3 && FuzzySharp.Fuzz.Ratio(name, key) >= 82));

    private static IReadOnlyList<Partner> Implied(TurnScope turn)
    {
        var channel = turn.Turn.Place.Conversation.Channel;
        var id = turn.Session.Caller.Partner
            ?? turn.Partners.FirstOrDefault(p => p.Channel == channel)?.Of
            ?? turn.Dialogue.Interview?.Of
            ?? turn.Dialogue.About;
        return id is { } wanted ? [.. turn.Partners.Where(p => p.Of == wanted)] : [];
    }
}
