using PrmBot.Conversation.Plugins;

namespace PrmBot.Conversation.Cards;

/// <summary>Makes the cards of a plan, of all of it and of single lines, and knows what is asked on them.</summary>
public sealed record PlanShowing(PlanViews Plans, PlanLineViews Lines, PlanOwners Owners)
{
    /// <summary>What is asked about a line that was just stored.</summary>
    public PlanDoubts Doubts { get; } = new(Owners);
}
