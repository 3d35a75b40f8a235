using System.Text.Json.Nodes;
using PrmBot.Conversation.Routes;
using PrmBot.Conversation.Understanding;
using PrmBot.Identity;

namespace PrmBot.Conversation;

/// <summary>Finds out what is wanted, and has the kernel do it. Null: nothing is to be said.</summary>
public sealed class TurnDecider(
    Listening hearing, KernelCalls kernel, Correcting correcting, Happenings happenings, Opinions opinions)
{
    public async Task<Reply?> DecideAsync(TurnScope turn, CancellationToken ct)
    {
        switch (turn.Turn.Input)
        {
            case TurnInput.Said said:
                return Attention.IsDue(turn, said) ? await SaidAsync(turn, said, ct) : null;
            case TurnInput.Pressed pressed:
                return await PressedAsync(turn, pressed, ct);
            default:
                return await happenings.HappenedAsync(turn, ct);
        }
    }

    private async Task<Reply?> SaidAsync(TurnScope turn, TurnInput.Said said, CancellationToken ct)
    {
        if (turn.Session.Refuses(Act.Talk) is { } stranger)
        {
            return turn.Refuse(stranger);
        }

        if (hearing.AnswerToMissing(turn, said) is { } completed)
        {
            return await RunAsync(turn, completed, ct);
        }

        var isAnswered = Attention.IsAlwaysAnswered(turn, said);
        var heard = await hearing.UnderstandAsync(turn, said, ct);
        if (SentFiles.RequestOf(turn, said, heard) is { } proof)
        {
            return await RunAsync(turn, proof, ct);
        }

        if (heard is Heard.Nothing && isAnswered && said.Files.Count == 0)
        {
            turn.IsMissed = true;
            opinions.NotUnderstood(turn, said);
        }

        return heard switch
        {
            Heard.Nothing when said.Files.Count > 0 => Reply.Say(turn.Say("files.what_for")),
            Heard.Unsure or Heard.Nothing when !isAnswered => null,
            Heard.Requests requests => await AnswerAsync(turn, said, requests.All, ct),
            Heard.Unsure unsure => unsure.Ask,
            Heard.Nothing when turn.Dialogue.Question is { Parameter: { } missing } question =>
                Asking.Again(turn, question, missing),
            Heard.Nothing => Replies.NotUnderstood(turn),
            _ => throw new InvalidOperationException("Unknown kind of understanding."),
        };
    }

    private async Task<Reply?> PressedAsync(TurnScope turn, TurnInput.Pressed pressed, CancellationToken ct)
    {
        if (turn.Session.Refuses(Act.Talk) is { } stranger)
        {
            return turn.Refuse(stranger);
        }

        var arguments = (JsonObject)pressed.Data.DeepClone();
        arguments.Remove("verb");
        arguments.Remove("msteams");
        var token = arguments["token"]?.ToString();
        arguments.Remove("token");
        if (token is not null && token != turn.Dialogue.Question?.Token)
        {
            return Replies.Closed(turn);
        }

        var reply = await RunAsync(turn, new Request(pressed.Verb, arguments), ct);
        if (arguments["look"] is not null)
        {
            // A client looked by itself: what the person was asked still stands.
            turn.Dialogue = turn.DialogueAsOpened;
        }

        return token is null ? reply : reply with { InPlace = true };
    }

    private async Task<Reply> AnswerAsync(
        TurnScope turn, TurnInput.Said said, IReadOnlyList<Request> requests, CancellationToken ct)
    {
        var reply = await RunAllAsync(turn, requests, ct);
        opinions.Remember(turn, said);
        return reply;
    }

    private async Task<Reply> RunAllAsync(TurnScope turn, IReadOnlyList<Request> requests, CancellationToken ct)
    {
        var replies = new List<Reply>();
        foreach (var request in requests)
        {
            replies.Add(await RunAsync(turn, request, ct));
        }

        var last = Telling(turn, requests[^1], replies[^1]);
        var before = replies.Take(replies.Count - 1).Select(r => r.Text);
        return replies.Count == 1 ? last : last with { Text = string.Join("\n\n", before.Append(last.Text)) };
    }

    // Looking at records is worth a few words of a model's, when there is one; a change was echoed already.
    private Reply Telling(TurnScope turn, Request request, Reply reply) =>
        turn.Turn.Input is TurnInput.Said said && reply is { Card: not null, Changed: null, IsOpenQuestion: false }
        && kernel.Looks(request.Function)
            ? reply with { Asked = said.Text }
            : reply;

    private async Task<Reply> RunAsync(TurnScope turn, Request request, CancellationToken ct)
    {
        var question = turn.Dialogue.Question;
        if (request.Function == "Talk-confirm" && question is { Parameter: null })
        {
            turn.Dialogue = turn.Dialogue with { Question = null };
            turn.Confirmed = true;
            var reply = await kernel.CallAsync(turn, question.Pending, ct);
            turn.Confirmed = false;
            return reply;
        }

        if (request.Function is "Talk-deny" or "Interview-cancel" && question is not null)
        {
            turn.Dialogue = turn.Dialogue with { Question = null };
            return Replies.LeftAsItWas(turn);
        }

        turn.Dialogue = turn.Dialogue with { Question = null };
        if (request.Function == "Talk-correct")
        {
            return await CorrectAsync(turn, request, ct);
        }

        var answer = await kernel.CallAsync(turn, request, ct);
        turn.Dialogue = turn.Dialogue with { Last = request };
        return answer;
    }

    private async Task<Reply> CorrectAsync(TurnScope turn, Request request, CancellationToken ct)
    {
        var meant = request.Arguments["meant"]?.ToString() ?? string.Empty;
        var utterance = Hearing.UtteranceOf(turn, new TurnInput.Said(meant, [], null), null);
        if (await correcting.MeantAsync(turn, meant, utterance, ct) is not { } again)
        {
            return Reply.Say(meant.Length == 0
                ? turn.Say("talk.correct_what") : turn.Say("talk.nothing_to_correct", ("meant", meant)));
        }

        var answer = await kernel.CallAsync(turn, again, ct);
        turn.Dialogue = turn.Dialogue with { Last = again };
        return answer;
    }
}
