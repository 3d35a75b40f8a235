namespace PrmBot.Conversation.Routes;

/// <summary>Places where a partner's people read along.</summary>
internal static class SharedPlace
{
    /// <summary>True in a channel that is linked to a partner, whoever is speaking.</summary>
    public static bool Is(TurnScope turn)
    {
        var channel = turn.Turn.Place.Conversation.Channel;
        return turn.ChannelPartner is not null || turn.Partners.Any(p => p.Channel == channel);
    }
}
