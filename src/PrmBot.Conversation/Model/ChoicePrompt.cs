using System.Globalization;
using System.Text.Json;
using Microsoft.SemanticKernel.ChatCompletion;
using PrmBot.Conversation.Understanding;
using PrmBot.Identity;

namespace PrmBot.Conversation.Model;

/// <summary>What a model is told before it chooses: the rules, the place, and what is known so far, as data.</summary>
internal static class ChoicePrompt
{
    private const int MostPartners = 200;
    private const int LongestMessage = 4000;

    // Names and questions are other people's words: as JSON they are escaped, so none ends the block it stands in.
    internal static ChatHistory For(TurnScope turn, Utterance said)
    {
        var history = new ChatHistory(turn.Say(
            "model.choose",
            ("today", said.Today.ToString("yyyy-MM-dd, dddd", CultureInfo.InvariantCulture)),
            ("place", turn.Turn.Place.Kind.ToString()),
            ("role", turn.Session.Caller.Role.ToString()),
            ("data", JsonSerializer.Serialize(Known(turn, said)))));
        history.AddUserMessage(said.Text.Length > LongestMessage ? said.Text[..LongestMessage] : said.Text);
        return history;
    }

    private static object Known(TurnScope turn, Utterance said) => new
    {
        partners = said.Partners.Take(MostPartners),
        about = Routes.PartnerInQuestion.Find(turn, null).Candidates.Select(p => p.Name).FirstOrDefault(),
        last_request = said.Last is { } last ? new { last.Function, last.Arguments } : null,
        open_question = said.Asked is { } asked ? new { asked.Id, asked.Text } : null,
        interview = turn.Dialogue.Interview?.Kind.ToString(),
        people_mentioned = said.Mentions,
        is_partner = turn.Session.Caller.Role == Role.PartnerContact,
    };
}
