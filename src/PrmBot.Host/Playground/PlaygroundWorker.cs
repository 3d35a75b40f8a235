using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace PrmBot.Host.Playground;

/// <summary>
/// Runs the playground beside the bot: from when the bot listens until it stops. Whatever goes wrong here is said once
/// and never stops the bot.
/// </summary>
internal sealed class PlaygroundWorker(
    IOptions<PlaygroundOptions> options,
    PlaygroundPackage package,
    IServer server,
    IHostApplicationLifetime lifetime,
    ILogger<PlaygroundWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);
    private const int Tries = 150;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Enabled is not true)
        {
            return;
        }

        await StartedAsync(stoppingToken);
        if (BotAddress() is not { } bot || !await package.PrepareAsync(stoppingToken))
        {
            return;
        }

        if (ExternalProgram.Find("node") is not { } node)
        {
            logger.ProgramMissing("node");
            return;
        }

        PlaygroundPid.EndLeftOver(package.Folder);
        var port = ChoosePort();
        await RunAsync(Command(node, bot, port), port, stoppingToken);
    }

    private async Task RunAsync(ProcessStartInfo command, int port, CancellationToken ct)
    {
        var output = new LastLines();
        using var process = ExternalProgram.Start(command, output);
        try
        {
            PlaygroundPid.Write(package.Folder, process);
            var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}"));
            var answered = await AnswersAsync(process, address, ct);
            if (answered)
            {
                logger.Open(address.OriginalString);
            }
            else if (!process.HasExited)
            {
                logger.Silent(address.OriginalString, package.Log);
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

    private ProcessStartInfo Command(string node, string bot, int port)
    {
        string[] arguments =
        [
            package.Script, "-e", $"{bot}/api/messages", "-c", "msteams",
            "-p", port.ToString(CultureInfo.InvariantCulture), "--disable-telemetry",
        ];
        var info = new ProcessStartInfo(node, arguments) { WorkingDirectory = package.Folder };
        Desktop.Prepare(info, package.Folder);
        return info;
    }

    // Ctrl+C in a terminal reaches both at once: then it ended because the bot ends, and there is nothing to say.
    private async Task<bool> IsStoppingAsync(CancellationToken ct)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping, ct);
        await Task.Delay(Between, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return either.IsCancellationRequested;
    }

    private void SayWhyItEnded(int code, bool answered, LastLines output)
    {
        if (answered)
        {
            logger.Ended(code, package.Log);
            return;
        }

        var errors = File.Exists(package.Log)
            ? File.ReadLines(package.Log).Where(IsError).Take(5).ToList()
            : [];
        logger.Failed("it", code, errors.Count > 0 ? string.Join(Environment.NewLine, errors) : output.ToString());
    }

    private static bool IsError(string line) => line.StartsWith("error ", StringComparison.Ordinal);

    private int ChoosePort()
    {
        var port = PlaygroundPort.Choose(options.Value.Port);
        if (port != options.Value.Port)
        {
            logger.PortTaken(options.Value.Port, port);
        }

        return port;
    }

    /// <summary>Where the bot listens; null when it listens on no port, as in a test server.</summary>
    private string? BotAddress()
    {
        var listening = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var first = listening.Order(StringComparer.Ordinal).FirstOrDefault(); // http before https
        if (first is null)
        {
            return null;
        }

        var address = BindingAddress.Parse(first);
        var host = address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : address.Host;
        return string.Create(CultureInfo.InvariantCulture, $"{address.Scheme}://{host}:{address.Port}");
    }

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

    private async Task StartedAsync(CancellationToken ct)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var whenStarted = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(ct);
    }
}
