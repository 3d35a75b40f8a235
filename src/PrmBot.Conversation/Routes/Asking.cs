using System.Text.Json.Nodes;
using Microsoft.SemanticKernel;
using PrmBot.Conversation.Cards;

namespace PrmBot.Conversation.Routes;

/// <summary>Asks the one thing that a request still needs, and leaves the request waiting in the dialogue.</summary>
public sealed class Asking
{
    /// <summary>Asks for an argument; the choices become buttons that complete the request.</summary>
    public Reply ForArgument(
        TurnScope turn, CataloguedFunction function, KernelArguments arguments, string parameter,
        IReadOnlyList<string> choices)
    {
        var question = Wait(turn, function, arguments, parameter, choices);
        return Ask(turn, question, parameter, QuestionFor(turn, function.Name, parameter));
    }

    /// <summary>
    /// Asks once more for what is missing: what was said is no such thing, and the request goes on waiting.
    /// </summary>
    public static Reply Again(TurnScope turn, OpenQuestion question, string parameter) => Ask(
        turn, question, parameter,
        turn.Say("ask.not_that", ("question", QuestionFor(turn, question.Pending.Function, parameter))));

    /// <summary>Asks for a yes before something destructive or outward.</summary>
    /// <param name="turn">The question is left in its dialogue.</param>
    /// <param name="function">What waits.</param>
    /// <param name="arguments">Of what waits.</param>
    /// <param name="text">The whole question.</param>
    public Reply ForYes(TurnScope turn, CataloguedFunction function, KernelArguments arguments, string text)
    {
        var question = Wait(turn, function, arguments, null, []);
        return new Reply { Card = new ConfirmCard(text, question.Token), Text = text, IsOpenQuestion = true };
    }

    private static Reply Ask(TurnScope turn, OpenQuestion question, string parameter, string text)
    {
        var buttons = question.Choices.Select(
            c => new Suggestion(c, question.Pending.Function, Completed(question, parameter, c)));
        return new Reply { Card = new AskCard(text, [.. buttons]), Text = text, IsOpenQuestion = true };
    }

    private static OpenQuestion Wait(
        TurnScope turn, CataloguedFunction function, KernelArguments arguments, string? parameter,
        IReadOnlyList<string> choices)
    {
        var json = new JsonObject();
        foreach (var (name, value) in arguments)
        {
            json[name] = value?.ToString();
        }

        return turn.AskFor(new Request(function.Name, json), parameter, choices);
    }

    private static JsonObject Completed(OpenQuestion question, string parameter, string choice)
    {
        var all = (JsonObject)question.Pending.Arguments.DeepClone();
        all[parameter] = choice;
        all["token"] = question.Token;
        return all;
    }

    // The most particular sentence there is: for this function's argument, for any argument of that name, for any at
    // all.
    private static string QuestionFor(TurnScope turn, string function, string parameter)
    {
        var own = $"ask.{function.Replace('-', '_').ToLowerInvariant()}_{parameter}";
        var common = $"ask.{parameter}";
        var key = turn.Texts.Has(own) ? own : turn.Texts.Has(common) ? common : "ask.anything";
        return turn.Say(key, ("what", parameter.Replace('_', ' ')));
    }
}
