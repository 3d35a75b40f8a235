using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Routes;
using PrmBot.Identity;
using PrmBot.Partners;

namespace PrmBot.Conversation.Plugins;

/// <summary>What is known of a partner in one line each, in words: fit, plan, numbers.</summary>
/// <param name="Partner">The partner.</param>
/// <param name="Fit">In words.</param>
/// <param name="Plan">In words.</param>
/// <param name="Health">In words.</param>
/// <param name="HealthColor">Adaptive Cards colour name.</param>
public sealed record PartnerGlance(Partner Partner, string Fit, string Plan, string Health, string HealthColor)
{
    /// <param name="turn">For the words.</param>
    /// <param name="rank">Its place in a ranking, from 1; null: none is shown.</param>
    public PartnerRow Row(TurnScope turn, int? rank) => new(
        Partner.Name,
        rank is { } place ? turn.Say("partners.ranked", ("rank", place), ("partner", Partner.Name)) : Partner.Name,
        Kind(turn), Fit, Plan, Health, HealthColor);

    public IReadOnlyList<Fact> Facts(TurnScope turn)
    {
        var unsaid = turn.Say("partners.not_said");
        var facts = new List<Fact>
        {
            new(turn.Say("partners.type"), TypeOf(turn) ?? unsaid),
            new(turn.Say("partners.region"), Partner.Region ?? unsaid),
            new(turn.Say("partners.fit"), Fit),
            new(turn.Say("partners.plan"), Plan),
            new(turn.Say("partners.health"), Health),
        };
        AddIfSaid(facts, turn.Say("partners.tier"), Partner.Tier);
        AddIfSaid(facts, turn.Say("partners.contacts"), string.Join(", ", Partner.Contacts.Select(c => c.Name)));
        var isOurs = turn.Session.Caller.Role is Role.Manager or Role.Reader;
        AddIfSaid(facts, turn.Say("partners.note"), isOurs && !SharedPlace.Is(turn) ? Partner.Note : null);
        return facts;
    }

    private static void AddIfSaid(List<Fact> facts, string title, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            facts.Add(new Fact(title, value));
        }
    }

    private string Kind(TurnScope turn) =>
        string.Join(", ", new[] { TypeOf(turn), Partner.Region, Partner.Tier }.Where(t => !string.IsNullOrEmpty(t)));

    private string? TypeOf(TurnScope turn) => Partner.Type is { } type ? turn.Say(KeyOf(type)) : null;

    private static string KeyOf(PartnerType type) => type switch
    {
        PartnerType.Reseller => "partners.type_reseller",
        PartnerType.Distributor => "partners.type_distributor",
        PartnerType.Si => "partners.type_si",
        PartnerType.Msp => "partners.type_msp",
        PartnerType.Isv => "partners.type_isv",
        PartnerType.Technology => "partners.type_technology",
        PartnerType.Referral => "partners.type_referral",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Unknown partner type."),
    };
}
