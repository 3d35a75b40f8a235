using PrmBot.Benchmarks.Turns;

namespace PrmBot.Benchmarks;

/// <summary>Measures how long things take. The first word says what is measured.</summary>
internal static class Program
{
    private const string Usage = """
        dotnet run -c Release --project tests/PrmBot.Benchmarks -- WHAT

          analyze [--weeks 156] [--partners 1000]
              one partner with every KPI of the catalogue, and a portfolio
          digest [--weeks 156]
              a digest of every KPI of the catalogue, a number a week each
          plan [--lines 200]
              one turn about a large plan, from what was said to the card, committed
          turns [--conversations 64] [--seconds 15]
              turns a second of the real host over HTTP, beside an echo bot on the official JavaScript SDK (wants
              node), and beside one that does nothing but answer
          growth [--partners 10000]
              one turn, with 10 to 10,000 partners and with 26 to 520 weeks of numbers
          delete [--partners 10000]
              a partner and a person deleted among so many partners, in both stores
          start [--partners 10000]
              the host's process: until it is ready, and what it holds in memory then
          storage [--partners 10000]
              each operation of both stores, alone and 16 at once, with 10 to 10,000 partners
          understand [--partners 10000]
              a message read by the local engine that knows 10 to 10,000 names
        """;

    private static async Task<int> Main(string[] args)
    {
        switch (args.FirstOrDefault())
        {
            case "analyze":
                AnalysisReport.Write(Console.Out, Number(args, "--weeks", 156), Number(args, "--partners", 1000));
                return 0;
            case "digest":
                DigestReport.Write(Console.Out, Number(args, "--weeks", 156));
                return 0;
            case "plan":
                await PlanReport.WriteAsync(Console.Out, Number(args, "--lines", 200));
                return 0;
            case "turns":
                await TurnsReport.WriteAsync(
                    Console.Out, Number(args, "--conversations", 64), Number(args, "--seconds", 15));
                return 0;
            case WireBot.Word:
                await WireBot.RunAsync();
                return 0;
            case "growth":
                await GrowthReport.WriteAsync(Console.Out, Number(args, "--partners", 10_000));
                return 0;
            case "delete":
                await DeleteReport.WriteAsync(Console.Out, Number(args, "--partners", 10_000));
                return 0;
            case "start":
                await StartReport.WriteAsync(Console.Out, Number(args, "--partners", 10_000));
                return 0;
            case "storage":
                await StorageReport.WriteAsync(Console.Out, Number(args, "--partners", 10_000));
                return 0;
            case "understand":
                UnderstandReport.Write(Console.Out, Number(args, "--partners", 10_000));
                return 0;
            default:
                await Console.Error.WriteLineAsync(Usage);
                return 2;
        }
    }

    private static int Number(string[] args, string name, int standard) =>
        Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length
            ? int.Parse(args[at + 1], System.Globalization.CultureInfo.InvariantCulture)
            : standard;
}
