namespace PrmBot.Conversation.Cards;

/// <summary>A card that can say less, for when it would be too large to be sent.</summary>
public interface IShortens
{
    /// <summary>The same with a little less in it; null: there is nothing more to leave out.</summary>
    ICard? Shorter();
}
