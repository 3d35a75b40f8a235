using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PrmBot.Conversation.Understanding;
using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Conversation.Routes;

/// <summary>
/// "No, I meant October": takes the last change back and makes it again with the one thing that was meant.
/// </summary>
public sealed partial class Correcting(FunctionCatalogue catalogue, LocalEngine engine)
{
    // Most particular first: a partner's name or a date is recognised for certain, a title is anything.
    private static readonly string[] Order =
        ["type", "partner", "kpi", "period", "due", "new_date", "criterion", "section", "answer", "value", "target"];

    private static readonly string[] OfNumbers = ["answer", "value", "target", "amount", "budget"];

    /// <summary>The request as it was meant; null when nothing of the last one can be what was said.</summary>
    public async Task<Request?> MeantAsync(TurnScope turn, string meant, Utterance utterance, CancellationToken ct)
    {
        if (turn.Dialogue.Last is not { } last || catalogue.Find(last.Function) is not { } function)
        {
            return null;
        }

        // "No, 430k" is no partner's name.
        foreach (var parameter in (Number().IsMatch(meant) ? OfNumbers : Order).Where(function.Takes))
        {
            if (engine.Arguments.Read(last.Function, parameter, meant, utterance) is { } value)
            {
                var arguments = (JsonObject)last.Arguments.DeepClone();
                arguments[parameter] = value;
                await TakeBackAsync(turn, function, ct);
                return new Request(last.Function, arguments);
            }
        }

        return null;
    }

    [GeneratedRegex(@"^(?!20\d\d(?:-|$))[€$£]?\s?\d[\d.,']*(?:\s?(?:k|m|mn|mio|mrd|tsd|%|€|\$|£|eur|usd|gbp|chf|euros?|"
        + @"thousand|million(?:en)?|tausend)\.?)*$", RegexOptions.IgnoreCase)]
    private static partial Regex Number();

    private static async Task TakeBackAsync(TurnScope turn, CataloguedFunction function, CancellationToken ct)
    {
        if (function.Rule.Act is Act.Manage or Act.WorkOnPlan or Act.AnswerQuestions)
        {
            await UndoLast.RunAsync(turn.Session, ct);
        }
    }
}
