using System.Text.RegularExpressions;
using PrmBot.Conversation.Cards;
using PrmBot.Cycle.Modify;

namespace PrmBot.Conversation.Plugins;

/// <summary>Why a goal is out of reach, as pressed or said.</summary>
internal static partial class GoalReasons
{
    /// <summary>Null: nothing was said, or none of the three reasons.</summary>
    public static GoalReason? Read(TurnScope turn, string? said)
    {
        if (string.IsNullOrWhiteSpace(said))
        {
            return null;
        }

        foreach (var reason in Enum.GetValues<GoalReason>())
        {
            if (string.Equals(Words(turn, reason), said.Trim(), StringComparison.OrdinalIgnoreCase))
            {
                return reason;
            }
        }

        return Assumption().IsMatch(said) ? GoalReason.AssumptionWrong
            : Market().IsMatch(said) ? GoalReason.Market
            : Resources().IsMatch(said) ? GoalReason.ResourceWithdrawn
            : null;
    }

    /// <summary>Asks for one of the three.</summary>
    public static Reply Ask(TurnScope turn) =>
        Reply.Ask("because", [.. Enum.GetValues<GoalReason>().Select(r => Words(turn, r))]);

    /// <summary>The reason in words.</summary>
    public static string Words(TurnScope turn, GoalReason reason) =>
        turn.Say($"change.because.{KpiWords.Key(reason)}");

    [GeneratedRegex(@"\b(?:assum\w*|wrong|mistake\w*|estimate\w*|guess\w*|annahme\w*)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Assumption();

    [GeneratedRegex(@"\b(?:market|demand|competit\w*|economy|customers?|markt)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Market();

    [GeneratedRegex(
        @"\b(?:resources?|withdrawn|people|staff|budget|money|left|capacity|ressourcen?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Resources();
}
