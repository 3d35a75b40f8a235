using Microsoft.SemanticKernel;
using PrmBot.Conversation.Routes;
using PrmBot.Conversation.Understanding;

namespace PrmBot.Conversation.Model;

/// <summary>
/// The functions that a model may choose for this person in this place. Only a selection: the filter in front of
/// every function checks the right again, whoever chose.
/// </summary>
public sealed class Offer(FunctionCatalogue catalogue)
{
    private static readonly HashSet<string> Sayable =
        [.. LocalEngine.Functions.Where(IsSayable), .. LocalEngine.Shaped];

    public IReadOnlyList<KernelFunction> For(TurnScope turn) =>
        [.. catalogue.All.Where(f => Sayable.Contains(f.Name) && IsFor(turn, f)).Select(f => f.Function)];

    /// <summary>The catalogue's entry of a name that was offered; null for any other.</summary>
    public CataloguedFunction? Find(TurnScope turn, string name) =>
        catalogue.Find(name) is { } known && Sayable.Contains(known.Name) && IsFor(turn, known) ? known : null;

    private static bool IsFor(TurnScope turn, CataloguedFunction function) =>
        turn.Session.Refuses(function.Rule.Act) is null
        && !SharedPlace.Withholds(turn, function.Rule)
        && (turn.Dialogue.Interview is not null || !IsOfInterview(function.Name));

    private static bool IsOfInterview(string name) =>
        name is "Assessment-answer" or "Interview-skip" or "Interview-back" or "Interview-pause" or "Interview-cancel"
            or "Interview-explain";

    // A yes, a no and a correction are read by rule, before a model is asked.
    private static bool IsSayable(string name) => !name.StartsWith("Talk-", StringComparison.Ordinal);
}
