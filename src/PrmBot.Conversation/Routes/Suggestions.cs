using System.Text.Json.Nodes;
using PrmBot.Conversation.Cards;
using PrmBot.Identity;
using PrmBot.Partners;

namespace PrmBot.Conversation.Routes;

/// <summary>What this person could do here next: buttons that do it, with a partner of theirs.</summary>
internal static class Suggestions
{
    public static IReadOnlyList<Suggestion> For(TurnScope turn)
    {
        var found = PartnerInQuestion.Find(turn, null).Candidates;
        var partner = found.Count > 0 ? found[0] : turn.Partners.Count > 0 ? turn.Partners[0] : null;
        if (partner is not null)
        {
            return About(turn, partner);
        }

        var help = new Suggestion(turn.Say("suggest.help"), "Help-topics", []);
        return MayManage(turn) ? [new(turn.Say("suggest.add"), "Partners-add", []), help] : [help];
    }

    public static IReadOnlyList<Suggestion> About(TurnScope turn, Partner partner)
    {
        var about = ("partner", (object)partner.Name);
        Suggestion Of(string key, string verb) =>
            new(turn.Say(key, about), verb, new JsonObject { ["partner"] = partner.Name });
        var looks = new[] { Of("suggest.kpis", "Kpi-show"), Of("suggest.plan", "Plan-show") };
        return MayManage(turn)
            ? [Of("suggest.assess", "Assessment-start"), .. looks, new(turn.Say("suggest.list"), "Partners-list", [])]
            : looks;
    }

    private static bool MayManage(TurnScope turn) => turn.Session.Refuses(Act.Manage) is null;
}
