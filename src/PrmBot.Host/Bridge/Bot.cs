using System.Text.Json;
using PrmBot.BotFramework.Activities;
using PrmBot.BotFramework.Endpoint;
using PrmBot.Conversation;
using PrmBot.Host.Workers;

namespace PrmBot.Host.Bridge;

/// <summary>Between the wire and the turn: translates, has the turn handled, sends what came of it.</summary>
internal sealed class Bot(
    ActivityToTurn translate, TurnHandler turns, Answering answering, ExpectedReplies expected, Apology apology)
    : IBotHandler
{
    /// <inheritdoc/>
    public async Task HandleAsync(Activity activity, string inboxId, CancellationToken cancellationToken)
    {
        if (await translate.TranslateAsync(activity, inboxId, cancellationToken) is not { } turn)
        {
            return; // Of no interest; whoever called takes it out of the inbox.
        }

        var result = await AnswerAsync(activity, turn, cancellationToken);
        answering.Send(result.Sends);
    }

    /// <inheritdoc/>
    public async Task<InvokeResponse> InvokeAsync(
        Activity activity, string? inboxId, CancellationToken cancellationToken)
    {
        if (await translate.TranslateAsync(activity, inboxId, cancellationToken) is not { } turn)
        {
            return InvokeResponse.NotImplemented;
        }

        var result = await AnswerAsync(activity, turn, cancellationToken);
        answering.Send(result.Sends);
        return turn.Input is TurnInput.Rated ? new InvokeResponse(200)
            : result.InlineCard is { } card
            ? InvokeResponse.Card(JsonElement.Parse(card))
            : InvokeResponse.Message(result.InlineText ?? string.Empty);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Activity>> ReplyAsync(
        Activity activity, string inboxId, CancellationToken cancellationToken)
    {
        var known = inboxId.Length == 0 ? null : inboxId;
        if (await translate.TranslateAsync(activity, known, cancellationToken) is not { } turn)
        {
            return [];
        }

        var result = await AnswerAsync(activity, turn, cancellationToken);
        var (here, elsewhere) = await expected.SplitAsync(activity, result.Sends, cancellationToken);
        answering.Send(elsewhere);
        return here;
    }

    /// <inheritdoc/>
    public async Task GiveUpAsync(Activity activity, string inboxId, CancellationToken cancellationToken)
    {
        if (translate.Translate(activity, inboxId) is { } turn)
        {
            await apology.SendAsync(turn, inboxId, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public string FailureText(Activity activity) => apology.Text;

    /// <inheritdoc/>
    public string WorkingText(Activity activity) => apology.Wait;

    private Task<TurnResult> AnswerAsync(Activity activity, Turn turn, CancellationToken cancellationToken) =>
        answering.HandleAsync(activity, turn, () => turns.HandleAsync(turn, cancellationToken), cancellationToken);
}
