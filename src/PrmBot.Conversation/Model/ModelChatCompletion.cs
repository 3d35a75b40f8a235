using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using PrmBot.Conversation.Understanding;

namespace PrmBot.Conversation.Model;

/// <summary>
/// The model, with the local engine behind it. What can be read by rule is not asked of a model. What the model chooses
/// is checked, repaired at most twice and otherwise left to the local engine; so is every failure. Trust model: the
/// model may be talked into anything by what it reads. It can therefore only choose what its caller may do, with
/// figures and names that the caller wrote; and a change that the local engine does not see in the message as well
/// has a low <c>confidence</c>, so that the person is asked first.
/// </summary>
public sealed class ModelChatCompletion(
    IChatCompletionService model, LocalChatCompletion local, LocalEngine engine, Offer offer, ModelLimits limits)
    : IChatCompletionService
{
    private const int MostAttempts = 3;
    private const int MostCalls = 5;
    private const double Sure = 0.99;
    private const double Unsure = 0.4;

    /// <summary>Arguments that say what is changed, and which way.</summary>
    private static readonly string[] Deciding = ["action", "line", "field", "status", "proposal", "giver"];

    /// <summary>From here on the local engine is believed although the model finds that nothing fits.</summary>
    private const double LocallyCertain = 0.9;

    public IReadOnlyDictionary<string, object?> Attributes => model.Attributes;

    public async Task<IReadOnlyList<ChatMessageContent>> GetChatMessageContentsAsync(
        ChatHistory chatHistory,
        PromptExecutionSettings? executionSettings = null,
        Kernel? kernel = null,
        CancellationToken cancellationToken = default)
    {
        var said = (executionSettings as UnderstandingSettings)?.Utterance;
        var turn = kernel?.Services.GetService(typeof(TurnScope)) as TurnScope;
        if (said is not null && turn is not null && !engine.ReadsByRule(said)
            && await ChosenAsync(turn, said, kernel!, cancellationToken) is { } chosen)
        {
            return [chosen];
        }

        return await local.GetChatMessageContentsAsync(chatHistory, executionSettings, kernel, cancellationToken);
    }

    // A choice is of use only when it is whole; the local engine gives one in a single piece as well.
    public IAsyncEnumerable<StreamingChatMessageContent> GetStreamingChatMessageContentsAsync(
        ChatHistory chatHistory,
        PromptExecutionSettings? executionSettings = null,
        Kernel? kernel = null,
        CancellationToken cancellationToken = default) =>
        local.GetStreamingChatMessageContentsAsync(chatHistory, executionSettings, kernel, cancellationToken);

    // Null: the local engine is to answer.
    private async Task<ChatMessageContent?> ChosenAsync(
        TurnScope turn, Utterance said, Kernel kernel, CancellationToken ct)
    {
        using var time = limits.Begin(ct);
        try
        {
            var history = ChoicePrompt.For(turn, said);
            var settings = new OpenAIPromptExecutionSettings
            {
                FunctionChoiceBehavior = FunctionChoiceBehavior.Auto(offer.For(turn), autoInvoke: false),
                MaxTokens = limits.MostTokens,
                Temperature = 0,
            };
            var check = new ChoiceCheck(turn, offer, new Grounds(engine.Read(said.Text, said)));
            for (var attempt = 1; attempt <= MostAttempts && limits.TryCall(); attempt++)
            {
                var answer = await limits.CallAsync(
                    "choose", () => model.GetChatMessageContentAsync(history, settings, kernel, time.Token));
                var calls = FunctionCallContent.GetFunctionCalls(answer).Take(MostCalls + 1);
                var choices = calls.Select(check.Of).ToList();
                if (choices.Count <= MostCalls && choices.TrueForAll(c => c.Fault is null))
                {
                    return Answer(choices, engine.Understand(said));
                }

                limits.Log.Refused(choices.Count(c => c.Fault is not null), attempt);
                Object(history, answer, choices);
            }
        }
        catch (Exception failure) when (!ct.IsCancellationRequested) // the edge: whatever a model or its server does
        {
            limits.Log.NoAnswer(failure.GetType().Name);
        }

        return null;
    }

    private static void Object(ChatHistory history, ChatMessageContent answer, List<Choice> choices)
    {
        history.Add(answer);
        foreach (var choice in choices)
        {
            var objection = choice.Fault ?? (choices.Count > MostCalls ? "Too many calls." : "Right: call it again.");
            history.Add(new FunctionResultContent(choice.Call, objection).ToChatMessage());
        }
    }

    private static ChatMessageContent? Answer(List<Choice> choices, Understood locally)
    {
        if (choices.Count == 0 && (locally.Confidence >= LocallyCertain && locally.Function is not null))
        {
            return null;
        }

        var doubtful = choices.Find(c => LocalEngine.Changes(c.Request) && !SeesToo(locally, c.Request));
        var metadata = new Dictionary<string, object?>
        {
            ["confidence"] = doubtful is null ? Sure : Unsure,
            ["runner_up"] = doubtful is null ? null : locally.Function,
        };
        var answer = new ChatMessageContent(AuthorRole.Assistant, (string?)null, metadata: metadata);
        foreach (var choice in doubtful is null ? choices : [doubtful])
        {
            answer.Items.Add(FunctionCalls.Of(choice.Request, $"model-{answer.Items.Count}"));
        }

        return answer;
    }

    // Not the function alone: approving is not showing, and line 2 is not line 3.
    private static bool SeesToo(Understood locally, Request request) => locally.Then.Prepend(locally).Any(u =>
        u.Function == request.Function
        && Deciding.All(name => request.Arguments[name]?.ToString() is not { } chosen
            || string.Equals(chosen, u.Arguments[name]?.ToString(), StringComparison.OrdinalIgnoreCase)));
}
