using PrmBot.Evals.Attacks;
using PrmBot.Evals.Talks;

namespace PrmBot.Evals;

/// <summary>Measures how well people are understood. The first word says what is measured.</summary>
internal static class Program
{
    private const string Usage = """
        dotnet run -c Release --project tests/PrmBot.Evals -- WHAT

          own [--failures] [--held-out]
              the project's own labelled turns; --failures lists what went wrong, without the held-out third
          intents --train a.csv --test b.csv [--oos c.csv] [--oos-val d.csv]
              the classifier on any labelled set, columns text,label
          dialogues [--failures] [--only words] [--trace]
              whole conversations, five ways each; --failures shows what was said, --trace everything
          attacks [--only words]
              tries to make the bot do or tell what it must not, with the local engine and with a model that obeys
          speed [--lines 20000]
              lines a second of the understand command
        """;

    private static async Task<int> Main(string[] args)
    {
        var options = new Options(args);
        switch (args.FirstOrDefault())
        {
            case "own":
                OwnReport.Write(Console.Out, options.Has("failures"));
                return 0;
            case "intents" when options.Value("train") is { } train && options.Value("test") is { } test:
                IntentsReport.Write(Console.Out, train, test, options.Value("oos"), options.Value("oos-val"),
                    options.Training);
                return 0;
            case "dialogues":
                await TalkReport.WriteAsync(
                    Console.Out, options.Value("only"), options.Has("trace"), options.Has("failures"));
                return 0;
            case "attacks":
                await AttackReport.WriteAsync(Console.Out, options.Value("only"));
                return 0;
            case "speed":
                SpeedReport.Write(Console.Out, options.Value("lines"));
                return 0;
            default:
                Console.Error.WriteLine(Usage);
                return 2;
        }
    }
}

/// <summary><c>--name value</c> and <c>--name</c> of a command line.</summary>
internal sealed class Options(string[] args)
{
    internal bool Has(string name) => Array.IndexOf(args, "--" + name) >= 0;

    internal PrmBot.Conversation.Understanding.Classification.TrainingOptions Training => new()
    {
        Rounds = (int)Number("rounds", 20),
        Rate = Number("rate", 3),
        Margin = Number("margin", 3),
        Words = Number("words", 0.7),
    };

    private double Number(string name, double standard) => Value(name) is { } said
        ? double.Parse(said, System.Globalization.CultureInfo.InvariantCulture) : standard;

    internal string? Value(string name) =>
        Array.IndexOf(args, "--" + name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;
}
