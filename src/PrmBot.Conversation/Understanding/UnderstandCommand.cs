using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PrmBot.Conversation.Understanding;

/// <summary>
/// <c>understand</c>: JSON lines in, one JSON line out for each, in order, as <c>functions.md</c> says. A line
/// that cannot
/// be read gives <c>{"error": "sentence"}</c>; an empty line is passed over.
/// </summary>
public static class UnderstandCommand
{
    private const int Batch = 512;

    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Run(TextReader input, TextWriter output, LocalEngine engine, TimeProvider time)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var lines = new List<string>(Batch);
        while (input.ReadLine() is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                lines.Add(line);
            }

            // A person who types gets each answer at once; a file is answered in batches.
            if (lines.Count >= Batch || (lines.Count > 0 && input.Peek() < 0))
            {
                Answer(lines, output, engine, today);
            }
        }

        Answer(lines, output, engine, today);
    }

    private static void Answer(List<string> lines, TextWriter output, LocalEngine engine, DateOnly today)
    {
        foreach (var answer in lines.AsParallel().AsOrdered().Select(l => AnswerOf(l, engine, today)))
        {
            output.WriteLine(answer);
        }

        output.Flush();
        lines.Clear();
    }

    private static string AnswerOf(string line, LocalEngine engine, DateOnly today)
    {
        try
        {
            return ToJson(engine.Understand(ReadUtterance(line, today))).ToJsonString(Plain);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return new JsonObject { ["error"] = $"This line cannot be read: {e.Message}" }.ToJsonString(Plain);
        }
    }

    private static Utterance ReadUtterance(string line, DateOnly today)
    {
        if (JsonNode.Parse(line) is not JsonObject json || json["text"] is null)
        {
            throw new FormatException("it must be a JSON object with a \"text\".");
        }

        var names = json["partners"] as JsonArray ?? [];
        return new Utterance(
            json["text"]!.GetValue<string>(),
            ReadQuestion(json),
            [.. names.OfType<JsonValue>().Select(n => n.GetValue<string>())],
            ReadToday(json["today"]?.GetValue<string>(), today))
        {
            Last = json["last"] is JsonObject last && last["function"] is { } function
                ? new Request(function.GetValue<string>(), last["arguments"] as JsonObject ?? [])
                : null,
        };
    }

    private static DateOnly ReadToday(string? said, DateOnly today) =>
        said is null
            ? today
            : DateOnly.TryParseExact(said, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
                out var date)
                ? date
                : throw new FormatException("\"today\" must be a date such as 2026-11-23.");

    private static AskedQuestion? ReadQuestion(JsonObject json)
    {
        var id = json["question"]?["id"]?.GetValue<string>() ?? string.Empty;
        var text = json["question"]?["text"]?.GetValue<string>() ?? string.Empty;
        return json["context"]?.GetValue<string>() switch
        {
            null or "none" => null,
            "assessment_question" => new AskedQuestion(AskedFor.AssessmentQuestion, id, text),
            "confirmation" => new AskedQuestion(AskedFor.Confirmation, id, text),
            "plan_field" => new AskedQuestion(AskedFor.PlanField, id, text),
            _ => throw new FormatException(
                "\"context\" must be none, assessment_question, confirmation or plan_field."),
        };
    }

    private static JsonObject ToJson(Understood understood)
    {
        var called = LocalEngine.WouldCall(understood);
        var json = new JsonObject
        {
            ["function"] = called,
            ["arguments"] = called is null ? new JsonObject() : understood.Arguments.DeepClone(),
            ["confidence"] = Math.Round(understood.Confidence, 3),
        };
        if (understood.Then.Count > 0)
        {
            json["then"] = new JsonArray([.. understood.Then.Select(t => (JsonNode)ToJson(t))]);
        }

        return json;
    }
}
