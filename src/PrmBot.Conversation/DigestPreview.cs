using System.Text.Json.Nodes;
using PrmBot.Conversation.Cards;
using PrmBot.Cycle.Monitor;
using PrmBot.Digest;
using PrmBot.Partners;

namespace PrmBot.Conversation;

/// <summary>
/// Who asks for a digest in private gets the internal form, and is asked whether to post the shared one.
/// </summary>
internal static class DigestPreview
{
    /// <param name="turn">Of one of us, in a private chat.</param>
    /// <param name="partner">Whose digest.</param>
    /// <param name="kpis">Its KPIs.</param>
    /// <param name="due">Its commitments, and why it cannot be posted; null: it can, and is asked about.</param>
    /// <param name="ct">Ends the work early.</param>
    public static async Task<Reply> OfAsync(
        TurnScope turn, Partner partner, KpiCatalogue kpis, (IReadOnlyList<DueLine> Lines, Refusal? NoPlace) due,
        CancellationToken ct)
    {
        var read = await ComposeDigest.ReadAsync(
            turn.Session, kpis, partner, due.Lines, DigestForm.Internal, ct);
        if (!read.Succeeded(out var composed, out var no))
        {
            return turn.Refuse(no);
        }

        var card = DigestCardData.Weekly(turn, partner, composed, kpis).Card;
        if (due.NoPlace is { } why)
        {
            var said = turn.Texts.Say(why.Key, turn.Culture, why.Facts);
            return Reply.Show(card with { Empty = $"{said} {card.Empty}".Trim() }, said);
        }

        var pending = new Request("Digest-post_now", new JsonObject { ["partner"] = partner.Name });
        var question = turn.AskFor(pending);
        var ask = turn.Say("digest.ask_post", ("partner", partner.Name));
        return Reply.Show(card with { Ask = ask, Token = question.Token }, ask) with { IsOpenQuestion = true };
    }
}
