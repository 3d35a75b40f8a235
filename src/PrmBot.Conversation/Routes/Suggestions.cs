using System.Text.Json.Nodes;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Plugins;
using PrmBot.Identity;
using PrmBot.Partners;

namespace PrmBot.Conversation.Routes;

/// <summary>What this person could do here next: buttons that do it, with a partner of theirs.</summary>
internal static class Suggestions
{
    /// <summary>For somebody who has to find the way: with help, and for the very first steps.</summary>
    public static IReadOnlyList<Suggestion> For(TurnScope turn, SamplePortfolio? sample = null)
    {
        var help = new Suggestion(turn.Say("suggest.help"), "Help-topics", []);
        return turn.Turn.Place.Kind == PlaceKind.Personal
            ? [.. InPrivate(turn, sample), help]
            : [.. WhereOthersRead(turn), help];
    }

    public static IReadOnlyList<Suggestion> About(TurnScope turn, Partner partner)
    {
        var looks = Looks(turn, partner);
        return MayManage(turn) && turn.Turn.Place.Kind == PlaceKind.Personal
            ? [Of(turn, "suggest.assess", "Assessment-start", partner), .. looks, List(turn)]
            : looks;
    }

    private static IReadOnlyList<Suggestion> InPrivate(TurnScope turn, SamplePortfolio? sample)
    {
        var found = PartnerInQuestion.Find(turn, null).Candidates;
        if ((found.Count > 0 ? found[0] : turn.Partners.Count > 0 ? turn.Partners[0] : null) is { } partner)
        {
            return About(turn, partner);
        }

        if (!MayManage(turn))
        {
            return [];
        }

        var add = new Suggestion(turn.Say("suggest.add"), "Partners-add", []);
        return sample is { IsAllowed: true }
            ? [add, new Suggestion(turn.Say("suggest.sample"), "Help-load_sample", [])]
            : [add];
    }

    // Only the channel's own partner is named, and nothing that shows what we think of it.
    private static IReadOnlyList<Suggestion> WhereOthersRead(TurnScope turn)
    {
        var channel = turn.Turn.Place.Conversation.Channel;
        var own = turn.Partners.FirstOrDefault(
            p => p.Of == turn.Session.Caller.Partner || (p.Channel is { } its && its == channel));
        if (own is null)
        {
            return MayManage(turn) && turn.Turn.Place.Kind == PlaceKind.Channel
                ? [new Suggestion(turn.Say("suggest.link"), "Partners-link_channel", [])]
                : [];
        }

        return MayManage(turn)
            ? [.. Looks(turn, own), Of(turn, "suggest.digest", "Digest-post_now", own)]
            : Looks(turn, own);
    }

    private static Suggestion[] Looks(TurnScope turn, Partner partner) =>
    [
        Of(turn, "suggest.kpis", "Kpi-show", partner),
        Of(turn, "suggest.plan", "Plan-show", partner),
    ];

    private static Suggestion Of(TurnScope turn, string key, string verb, Partner partner) =>
        new(turn.Say(key, ("partner", partner.Name)), verb, new JsonObject { ["partner"] = partner.Name });

    private static Suggestion List(TurnScope turn) => new(turn.Say("suggest.list"), "Partners-list", []);

    private static bool MayManage(TurnScope turn) => turn.Session.Refuses(Act.Manage) is null;
}
