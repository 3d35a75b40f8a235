using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Interviews;
using PrmBot.Conversation.Telemetry;
using PrmBot.Conversation.Understanding;
using PrmBot.Identity;

namespace PrmBot.Conversation.Routes;

/// <summary>What was heard: a closed set.</summary>
public abstract record Heard
{
    private Heard()
    {
    }

    /// <summary>What to do, in order; never empty.</summary>
    public sealed record Requests(IReadOnlyList<Request> All) : Heard;

    /// <summary>Something that changes data, but not surely: ask first.</summary>
    public sealed record Unsure(Reply Ask) : Heard;

    /// <summary>No function fits.</summary>
    public sealed record Nothing : Heard;
}

/// <summary>Turns what was written into requests, with the chat-completion service that is configured.</summary>
public sealed partial class Hearing(
    IChatCompletionService chat, LocalEngine engine, FunctionCatalogue catalogue, KernelCalls kernel,
    IEnumerable<IInterview> interviews)
{
    /// <summary>From here on a whole sentence is a request of its own, and no answer to what was asked.</summary>
    private const double OwnRequest = 0.6;

    /// <summary>The same where any words would be an answer.</summary>
    private const double OwnRequestInFreeWords = 0.8;

    private const int WordsOfRequest = 2;
    private const int WordsOfSentence = 3;

    private static readonly string[] FreeWords =
        ["title", "value", "what", "note", "purpose", "reason", "term", "person", "answer", "evidence", "quote",
            "blocker", "name", "unit", "direction"];

    /// <summary>When an argument is missing and this is one: the request, completed. Else null.</summary>
    public Request? AnswerToMissing(TurnScope turn, TurnInput.Said said)
    {
        if (turn.Dialogue.Question is not { Parameter: { } parameter } question)
        {
            return null;
        }

        var utterance = UtteranceOf(turn, said, null);
        var value = Offered(question, said.Text)
            ?? engine.Arguments.Read(question.Pending.Function, parameter, said.Text, utterance) switch
            {
                { } read when !IsRequestOfItsOwn(question.Pending, parameter, utterance) => read,
                _ => null,
            };
        if (value is null)
        {
            return null;
        }

        var arguments = (JsonObject)question.Pending.Arguments.DeepClone();
        arguments[parameter] = value;
        return new Request(question.Pending.Function, arguments);
    }

    public async Task<Heard> UnderstandAsync(TurnScope turn, TurnInput.Said said, CancellationToken ct)
    {
        using var span = Measures.Spans.StartActivity("understand");
        var settings = new UnderstandingSettings { Utterance = UtteranceOf(turn, said, await AskedAsync(turn, ct)) };
        var history = new ChatHistory();
        history.AddUserMessage(said.Text);
        var message = await chat.GetChatMessageContentAsync(history, settings, kernel.KernelOf(turn), ct);
        var requests = FunctionCallContent.GetFunctionCalls(message).Select(RequestOf).ToList();
        if (requests.Count == 0)
        {
            return new Heard.Nothing();
        }

        span?.SetTag("prmbot.function", catalogue.Find(requests[0].Function)?.Name);
        var confidence = message.Metadata?.GetValueOrDefault("confidence") is double sure ? sure : 1;
        var second = message.Metadata?.GetValueOrDefault("runner_up") as string;
        return Changes(requests[0]) && confidence < LocalEngine.SureEnough
            ? new Heard.Unsure(Replies.DidYouMean(turn, requests[0], second))
            : new Heard.Requests(requests);
    }

    // What a button says may be typed, whatever else the words could mean: "forecast.xlsx", "Partners DACH".
    private static JsonNode? Offered(OpenQuestion question, string text) => question.Choices.FirstOrDefault(
        c => c.Equals(text.Trim().TrimEnd('.'), StringComparison.OrdinalIgnoreCase));

    // "Which partner?" - "link this channel to Fabrikam": the name in it is not the answer.
    private bool IsRequestOfItsOwn(Request pending, string parameter, Utterance utterance)
    {
        var heard = engine.Understand(utterance);
        var isFree = FreeWords.Contains(parameter) || catalogue.Find(pending.Function)?.Rule.NamesNewPartner == true;

        // "Contoso please" or "win rate" would show it when nothing was asked.
        var isLook = heard.Function?.EndsWith("-show", StringComparison.Ordinal) == true;
        var fewest = isFree || isLook ? WordsOfSentence : WordsOfRequest;
        // Who asks back does not answer: "what shows that it is done?" - "how are our numbers?"
        var surely = isFree && !Asks().IsMatch(utterance.Text) ? OwnRequestInFreeWords : OwnRequest;
        if (heard.Function is null || heard.Function.StartsWith("Talk-", StringComparison.Ordinal)
            || heard.Confidence < surely
            || utterance.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length < fewest)
        {
            return false;
        }

        return heard.Function != pending.Function || heard.Arguments.Any(a =>
            a.Key != parameter && pending.Arguments[a.Key]?.ToString() != a.Value?.ToString());
    }

    [GeneratedRegex(@"\?\s*$|^\s*(?:what|when|who|why|which|how|was|wann|wer|warum|wieso|welche\w*|wie)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Asks();

    private static Request RequestOf(FunctionCallContent call)
    {
        var arguments = new JsonObject();
        foreach (var (name, value) in call.Arguments ?? [])
        {
            arguments[name] = value as JsonNode is { } node ? node.DeepClone() : value?.ToString();
        }

        return new Request($"{call.PluginName}-{call.FunctionName}", arguments);
    }

    // Some that need no more than the right to look change something all the same: undo, money from the pool.
    private bool Changes(Request request) =>
        catalogue.Find(request.Function)?.Rule.Act is Act.Manage or Act.WorkOnPlan or Act.AnswerQuestions
        || LocalEngine.Changes(request);

    private async Task<AskedQuestion?> AskedAsync(TurnScope turn, CancellationToken ct)
    {
        if (turn.Dialogue.Question is { Parameter: null })
        {
            return new AskedQuestion(AskedFor.Confirmation, string.Empty, string.Empty);
        }

        var running = turn.Dialogue.Interview;
        return running is null
            ? null
            : await interviews.First(i => i.Kind == running.Kind).AskedAsync(turn, ct);
    }

    internal static Utterance UtteranceOf(TurnScope turn, TurnInput.Said said, AskedQuestion? asked) =>
        new(said.Text, asked, turn.Portfolio.Names, turn.Session.Today)
        {
            Aliases = turn.Portfolio.Aliases,
            Names = turn.Portfolio.Index,
            OwnKpis = [.. turn.OwnKpis.Select(k => k.Name).Distinct(StringComparer.OrdinalIgnoreCase)],
            Last = turn.Dialogue.Last,
            Mentions = [.. said.Mentions.Select(m => m.Name)],
        };
}
