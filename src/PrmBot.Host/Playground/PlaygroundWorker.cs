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

        var main = Window(package.Folder, options.Value.Port);
        if (!options.Value.HasPartner)
        {
            await main.RunAsync(node, bot, logger.Open, stoppingToken);
            return;
        }

        var partner = Window(package.PartnerFolder, options.Value.PartnerPort);
        package.Mirror.Between(main.Address, partner.Address);
        await Task.WhenAll(
            main.RunAsync(node, bot, logger.Open, stoppingToken),
            partner.RunAsync(node, bot, logger.OpenForPartner, stoppingToken));
    }

    private PlaygroundWindow Window(string folder, int wanted)
    {
        PlaygroundPid.EndLeftOver(folder);
        var port = PlaygroundPort.Choose(wanted);
        if (port != wanted)
        {
            logger.PortTaken(wanted, port);
        }

        return new PlaygroundWindow(package.Script, folder, port, logger, lifetime.ApplicationStopping);
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

    private async Task StartedAsync(CancellationToken ct)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var whenStarted = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(ct);
    }
}
