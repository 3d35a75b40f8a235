using PrmBot.Conversation.Plugins;
using PrmBot.Identity;

namespace PrmBot.Conversation.Routes;

/// <summary>Places where a partner's people read along.</summary>
internal static class SharedPlace
{
    /// <summary>True in a channel that is linked to a partner, whoever is speaking.</summary>
    public static bool Is(TurnScope turn)
    {
        var channel = turn.Turn.Place.Conversation.Channel;
        return turn.ChannelPartner is not null || turn.Portfolio.Directory.On(channel) is not null;
    }

    /// <summary>True where a function is not answered: it is our judgement, and the partner reads along.</summary>
    public static bool Withholds(TurnScope turn, DoesAttribute rule)
    {
        var isTheirView = rule.HasPartnersView && turn.Session.Caller.Role == Role.PartnerContact;
        return rule.IsForOurEyes && !isTheirView && Is(turn);
    }
}
