using System.Diagnostics;
using System.Globalization;
using PrmBot.Testing;

namespace PrmBot.EndToEnd;

/// <summary>
/// The real host as its own process, with its own data folder, ports and playground; the playground's package is
/// fetched once for all runs.
/// </summary>
internal sealed class RunningHost : IAsyncDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("prmbot-e2e-").FullName;
    private readonly int playgroundPort = FreePort.Take();
    private readonly int partnerPort = FreePort.Take();
    private Process? process;

    /// <summary>The bot's own address.</summary>
    public Uri Address { get; } = FreePort.Address(FreePort.Take());

    /// <summary>The playground's page.</summary>
    public Uri Playground => FreePort.Address(playgroundPort);

    /// <summary>The page of a contact of the sample partner, when <see cref="HasPartner"/>.</summary>
    public Uri PartnerWindow => FreePort.Address(partnerPort);

    /// <summary>True: a second playground window plays the sample partner.</summary>
    public bool HasPartner { get; init; }

    /// <summary>Settings besides, by the names of environment variables.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    private static string Dll { get; } = Path.Combine(AppContext.BaseDirectory, "PrmBot.Host.dll");

    /// <summary>Starts it and waits for the playground; may be called again after <see cref="KillAsync"/>.</summary>
    public async Task StartAsync()
    {
        process = Process.Start(Command())!;
        await PlaygroundReady.WaitAsync(Playground);
        if (HasPartner)
        {
            await PlaygroundReady.WaitAsync(PartnerWindow);
        }
    }

    /// <summary>Ends the host as a power cut would, without a word to it; its data stay.</summary>
    public async Task KillAsync()
    {
        process!.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await KillAsync();
        }

        Directory.Delete(data, recursive: true);
    }

    private ProcessStartInfo Command()
    {
        var info = new ProcessStartInfo(Environment.ProcessPath!, [Dll]) { WorkingDirectory = RepoFiles.Root };
        info.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        info.Environment["ASPNETCORE_URLS"] = Address.OriginalString;
        info.Environment["Bot__DangerouslyAllowUnauthenticated"] = "true";
        info.Environment["Bot__Connector__ThreadLimitFactor"] = "100";
        info.Environment["Storage__Path"] = Path.Combine(data, "prmbot.db");
        info.Environment["Playground__Port"] = playgroundPort.ToString(CultureInfo.InvariantCulture);
        info.Environment["Playground__Folder"] = EchoBot.PlaygroundFolder;
        if (HasPartner)
        {
            info.Environment["Playground"] = "partner";
            info.Environment["Playground__PartnerPort"] = partnerPort.ToString(CultureInfo.InvariantCulture);
        }

        foreach (var (name, value) in Settings)
        {
            info.Environment[name] = value;
        }

        info.Environment.Remove("DISPLAY");
        info.Environment.Remove("WAYLAND_DISPLAY");
        return info;
    }
}
