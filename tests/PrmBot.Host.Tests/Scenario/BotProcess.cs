using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using PrmBot.Testing;

namespace PrmBot.Host.Tests.Scenario;

/// <summary>The real host in a process of its own, so that it can be killed.</summary>
internal sealed class BotProcess : IDisposable
{
    private readonly Process _process;

    private readonly ConcurrentQueue<string> _output;

    private BotProcess(Process process, Uri address, ConcurrentQueue<string> output, long begun) =>
        (_process, Address, _output, Begun) = (process, address, output, begun);

    public Uri Address { get; }

    /// <summary>The moment, as Stopwatch counts, just before the process was started.</summary>
    public long Begun { get; }

    /// <summary>Every line that it wrote so far.</summary>
    public IReadOnlyCollection<string> Output => _output;

    /// <summary>The built host, as a developer starts it.</summary>
    public static Task<BotProcess> StartAsync(string data, params (string Name, string Value)[] settings) => StartAsync(
        ["dotnet", Path.Combine(AppContext.BaseDirectory, "PrmBot.Host.dll")], RepoFiles.Root, data, settings);

    /// <summary>Any other program of it, and from where.</summary>
    public static async Task<BotProcess> StartAsync(
        string[] command, string folder, string data, params (string Name, string Value)[] settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_URLS"] = address.ToString(),
                ["Bot__DangerouslyAllowUnauthenticated"] = "true",
                ["Playground__Enabled"] = "false",
                ["Storage__Path"] = Path.Combine(data, "prmbot.db"),
            },
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var begun = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        var output = new ConcurrentQueue<string>();
        process.OutputDataReceived += (_, e) => output.Enqueue(e.Data ?? string.Empty);
        process.ErrorDataReceived += (_, e) => output.Enqueue(e.Data ?? string.Empty);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await UntilReadyAsync(process, address, output);
        return new BotProcess(process, address, output, begun);
    }

    public bool HasExited => _process.HasExited;

    /// <summary>What it holds in memory now, in MB.</summary>
    public double MemoryInMb
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1e6;
        }
    }

    /// <summary>How long it has kept processors busy.</summary>
    public TimeSpan Busy
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The files that it has loaded: programs and data.</summary>
    public IReadOnlyList<string> Libraries =>
    [
        .. File.ReadLines($"/proc/{_process.Id}/maps")
            .Where(line => line.Contains('/', StringComparison.Ordinal))
            .Select(line => line[line.IndexOf('/', StringComparison.Ordinal)..]).Distinct(),
    ];

    /// <summary>The number of the user that it runs as.</summary>
    public int User => int.Parse(
        File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith("Uid:", StringComparison.Ordinal))
            .Split('\t')[1],
        System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>SIGKILL: nothing is tidied up.</summary>
    public void Kill()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    /// <summary>SIGTERM: it may tidy up. Returns its exit code.</summary>
    public async Task<int> TerminateAsync()
    {
        await TellToStopAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    /// <summary>SIGTERM, without waiting for what comes of it.</summary>
    public async Task TellToStopAsync()
    {
        var pid = _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        using var kill = Process.Start("kill", ["-TERM", pid]);
        await kill.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }

    private static async Task UntilReadyAsync(Process process, Uri address, ConcurrentQueue<string> output)
    {
        using var http = new HttpClient();
        for (var i = 0; i < 6000; i++)
        {
            if (process.HasExited)
            {
                break;
            }

            try
            {
                if ((await http.GetAsync(new Uri(address, "/health/live"))).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(20);
        }

        throw new InvalidOperationException("The bot did not start:\n" + string.Join('\n', output));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
