using System.Diagnostics;
using System.Globalization;

namespace PrmBot.Host.Playground;

/// <summary>One window: a playground process with its own people, folder and port.</summary>
/// <param name="script">What node runs.</param>
/// <param name="folder">Where its configuration is and its log goes.</param>
/// <param name="port">The port of its page.</param>
/// <param name="logger">Where is said what it does.</param>
/// <param name="stopping">Set when the bot begins to end.</param>
internal sealed class PlaygroundWindow(
    string script, string folder, int port, ILogger logger, CancellationToken stopping)
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);
    private const int Tries = 150;

    /// <summary>Its page.</summary>
    public Uri Address { get; } = new(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}"));

    private string Log => PlaygroundPackage.LogIn(folder);

    /// <summary>Runs it until it ends or the bot stops.</summary>
    /// <param name="node">The program.</param>
    /// <param name="bot">Where the bot listens.</param>
    /// <param name="opened">Called with the address once the page answers.</param>
    /// <param name="ct">Ends it.</param>
    public async Task RunAsync(string node, string bot, Action<string> opened, CancellationToken ct)
    {
        var output = new LastLines();
        using var process = ExternalProgram.Start(Command(node, bot), output);
        try
        {
            PlaygroundPid.Write(folder, process);
            var answered = await AnswersAsync(process, Address, ct);
            if (answered)
            {
                opened(Address.OriginalString);
            }
            else if (!process.HasExited)
            {
                logger.Silent(Address.OriginalString, Log);
            }

            await process.WaitForExitAsync(ct);
            if (!await IsStoppingAsync(ct))
            {
                SayWhyItEnded(process.ExitCode, answered, output);
            }
        }
        finally
        {
            ExternalProgram.End(process);
        }
    }

    private ProcessStartInfo Command(string node, string bot)
    {
        string[] arguments =
        [
            script, "-e", $"{bot}/api/messages", "-c", "msteams",
            "-p", port.ToString(CultureInfo.InvariantCulture), "--disable-telemetry",
        ];
        var info = new ProcessStartInfo(node, arguments) { WorkingDirectory = folder };
        Desktop.Prepare(info, folder);
        return info;
    }

    // Ctrl+C in a terminal reaches both at once: then it ended because the bot ends, and there is nothing to say.
    private async Task<bool> IsStoppingAsync(CancellationToken ct)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, ct);
        await Task.Delay(Between, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return either.IsCancellationRequested;
    }

    private void SayWhyItEnded(int code, bool answered, LastLines output)
    {
        if (answered)
        {
            logger.Ended(code, Log);
            return;
        }

        var errors = File.Exists(Log)
            ? File.ReadLines(Log).Where(IsError).Take(5).ToList()
            : [];
        logger.Failed("it", code, errors.Count > 0 ? string.Join(Environment.NewLine, errors) : output.ToString());
    }

    private static bool IsError(string line) => line.StartsWith("error ", StringComparison.Ordinal);

    private static async Task<bool> AnswersAsync(Process process, Uri address, CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(2) };
        for (var i = 0; i < Tries && !process.HasExited; i++)
        {
            try
            {
                return await http.GetStringAsync(new Uri("/_debug/ping", UriKind.Relative), ct) == "pong";
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
            {
                await Task.Delay(Between, ct);
            }
        }

        return false;
    }
}
