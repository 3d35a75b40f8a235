using System.Globalization;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Plugins;
using PrmBot.Conversation.Prompts;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Planning.Lines;

namespace PrmBot.Conversation.Reminding;

/// <summary>What takes missed commitments up where nobody is speaking: card and words.</summary>
public sealed class Escalations(Texts texts, CardLibrary cards, PlanOwners owners)
{
    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("en-US");

    /// <summary>The card as JSON, and the line for notifications.</summary>
    internal async Task<(string Card, string Text)> OfAsync(
        TenantId home, ChannelLink link, Partner partner, (JointPlan Plan, IReadOnlyList<PlanLine> Lines) missed,
        CancellationToken ct)
    {
        var named = missed.Lines.SelectMany(l => Escalation.Of(missed.Plan, l, partner)).DistinctBy(o => o.Name);
        var up = await owners.ReachedAsync(home, link, partner, [.. named], ct);
        return (
            cards.Render(EscalationCards.Of(Say, Culture, partner, missed.Lines, up)),
            EscalationCards.Words(Say, missed.Lines, up));
    }

    internal string Say(string key, params (string Name, object Fact)[] facts) =>
        texts.Say(key, Culture, facts.ToDictionary(f => f.Name, f => f.Fact));
}
