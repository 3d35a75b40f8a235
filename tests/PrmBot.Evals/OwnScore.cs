using System.Text.Json.Nodes;
using PrmBot.Conversation.Understanding;

namespace PrmBot.Evals;

/// <summary>One request as wanted and as understood; null stands for none.</summary>
internal sealed record Pair(Turn Turn, Wanted? Wanted, Understood? Got)
{
    internal string WantedFunction => Wanted?.Function ?? LocalEngine.None;

    internal string GotFunction => (Got is null ? null : LocalEngine.WouldCall(Got)) ?? LocalEngine.None;

    internal bool IsRight => WantedFunction == GotFunction;

    internal IReadOnlyDictionary<string, string> WantedArguments => Wanted?.Arguments ?? NoArguments;

    internal IReadOnlyDictionary<string, string> GotArguments => Got is null || LocalEngine.WouldCall(Got) is null
        ? NoArguments
        : Got.Arguments.ToDictionary(a => a.Key, a => Plain(a.Value), StringComparer.Ordinal);

    private static Dictionary<string, string> NoArguments { get; } = [];

    internal bool HasRightArguments => IsRight && Hits == WantedArguments.Count && Hits == GotArguments.Count;

    internal int Hits => GotArguments.Keys.Count(IsHit);

    internal bool IsHit(string argument) => IsRight && GotArguments.TryGetValue(argument, out var got)
        && WantedArguments.TryGetValue(argument, out var wanted)
        && string.Equals(wanted, got, StringComparison.OrdinalIgnoreCase);

    private static string Plain(JsonNode? node) => node switch
    {
        JsonArray array => string.Join(',', array.Select(Plain)),
        null => string.Empty,
        _ => node.GetValueKind() == System.Text.Json.JsonValueKind.True ? "true" : node.ToString(),
    };
}

/// <summary>How well a set of turns was understood.</summary>
internal sealed class OwnScore
{
    private OwnScore(IReadOnlyList<Pair> pairs) => Pairs = pairs;

    internal IReadOnlyList<Pair> Pairs { get; }

    internal static OwnScore Of(LocalEngine engine, IEnumerable<Turn> turns) =>
        new([.. turns.SelectMany(t => Match(t, engine.Understand(t.Utterance)))]);

    internal double Accuracy => Share(Pairs.Count(p => p.IsRight), Pairs.Count);

    /// <summary>The mean of the F1 of every function that was wanted; refusing counts as one.</summary>
    internal double MacroF1 => Pairs.Select(p => p.WantedFunction).Distinct().Average(F1);

    /// <summary>Micro-averaged over single arguments; those of a wrong function are all wrong.</summary>
    internal double ArgumentF1 => Harmonic(
        Share(Pairs.Sum(p => p.Hits), Pairs.Sum(p => p.GotArguments.Count)),
        Share(Pairs.Sum(p => p.Hits), Pairs.Sum(p => p.WantedArguments.Count)));

    /// <summary>Of all requests: a function that changes something, called where it was not asked for.</summary>
    internal double FalseActions => Share(Pairs.Count(IsFalseAction), Pairs.Count);

    internal double RefusalPrecision => Precision(LocalEngine.None);

    internal double RefusalRecall => Recall(LocalEngine.None);

    internal static bool IsFalseAction(Pair pair) =>
        !pair.IsRight && pair.GotFunction != LocalEngine.None && LocalEngine.Changes(pair.GotFunction);

    internal double F1(string function) => Harmonic(Precision(function), Recall(function));

    internal double Precision(string function) => Share(
        Pairs.Count(p => p.IsRight && p.GotFunction == function), Pairs.Count(p => p.GotFunction == function));

    internal double Recall(string function) => Share(
        Pairs.Count(p => p.IsRight && p.GotFunction == function), Pairs.Count(p => p.WantedFunction == function));

    private static IEnumerable<Pair> Match(Turn turn, Understood understood)
    {
        List<Understood> got = [understood, .. understood.Then];
        for (var i = 0; i < Math.Max(got.Count, turn.Wanted.Count); i++)
        {
            yield return new Pair(turn, turn.Wanted.ElementAtOrDefault(i), got.ElementAtOrDefault(i));
        }
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : part / (double)whole;

    private static double Harmonic(double a, double b) => a + b == 0 ? 0 : 2 * a * b / (a + b);
}
