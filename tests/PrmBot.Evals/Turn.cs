using System.Text.Json.Nodes;
using PrmBot.Conversation;
using PrmBot.Conversation.Understanding;
using PrmBot.Testing;

namespace PrmBot.Evals;

/// <summary>What should be called: a function (<c>none</c>: nothing of ours) and its arguments.</summary>
internal sealed record Wanted(string Function, IReadOnlyDictionary<string, string> Arguments);

/// <summary>A labelled turn: what was written, in which situation, and what it asks for, in order.</summary>
internal sealed record Turn(string Role, Utterance Utterance, IReadOnlyList<Wanted> Wanted, bool IsHeldOut)
{
    private static readonly string[] Partners =
        ["Contoso", "Fabrikam", "Northwind Traders", "Adatum GmbH", "Müller Tech"];

    private static readonly DateOnly Today = new(2026, 11, 23);

    /// <summary>All turns of <c>turns/*.txt</c>; every third of a file is held out and never tuned for.</summary>
    internal static IReadOnlyList<Turn> ReadAll()
    {
        var folder = Path.Combine(RepoFiles.Root, "tests", "PrmBot.Evals", "turns");
        return [.. Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal).SelectMany(ReadFile)];
    }

    private static IEnumerable<Turn> ReadFile(string path)
    {
        var (role, asked, last) = ("manager", (AskedQuestion?)null, (Request?)null);
        var number = 0;
        foreach (var line in File.ReadLines(path).Where(l => l.Length > 0 && l[0] != '#'))
        {
            if (line[0] == '@')
            {
                (role, asked, last) = Situation(line[1..].Trim().Split(' ', 4));
                continue;
            }

            var parts = line.Split(" | ", StringSplitOptions.TrimEntries);
            var utterance = new Utterance(parts[0], asked, Partners, Today) { Last = last };
            yield return new Turn(role, utterance, [.. WantedOf(parts[1..])], ++number % 3 == 0);
        }
    }

    private static (string Role, AskedQuestion? Asked, Request? Last) Situation(string[] words) => words switch
    {
        [var role] => (role, null, null),
        [var role, "last", var function, var arguments] => (role, null, LastRequest(function, arguments)),
        [var role, "confirmation"] => (role, new AskedQuestion(AskedFor.Confirmation, string.Empty, "Sure?"), null),
        [var role, "assessment_question", var id] =>
            (role, new AskedQuestion(AskedFor.AssessmentQuestion, id, "Which level?"), null),
        [var role, "plan_field", var field] =>
            (role, new AskedQuestion(AskedFor.PlanField, field, "Which " + field + "?"), null),
        _ => throw new FormatException($"No such situation: {string.Join(' ', words)}."),
    };

    private static Request LastRequest(string function, string arguments) => new(function,
        new JsonObject(Read(arguments).Select(a => KeyValuePair.Create(a.Key, (JsonNode?)a.Value))));

    private static IEnumerable<Wanted> WantedOf(string[] parts)
    {
        for (var i = 0; i < parts.Length; i++)
        {
            var hasArguments = i + 1 < parts.Length && parts[i + 1].Contains('=', StringComparison.Ordinal);
            yield return new Wanted(parts[i], hasArguments ? Read(parts[i + 1]) : new Dictionary<string, string>());
            i += hasArguments ? 1 : 0;
        }
    }

    private static Dictionary<string, string> Read(string arguments) => arguments.Split(';')
        .Select(a => a.Split('=', 2)).ToDictionary(a => a[0], a => a[1], StringComparer.Ordinal);
}
