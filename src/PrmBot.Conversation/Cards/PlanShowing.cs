namespace PrmBot.Conversation.Cards;

/// <summary>Makes the cards of a plan: of all of it, and of single lines.</summary>
public sealed record PlanShowing(PlanViews Plans, PlanLineViews Lines);
