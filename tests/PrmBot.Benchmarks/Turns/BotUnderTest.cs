using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using PrmBot.Testing;

namespace PrmBot.Benchmarks.Turns;

/// <summary>A bot in a process of its own.</summary>
internal sealed class BotUnderTest : IDisposable
{
    private readonly Process _process;
    private readonly string _data = Directory.CreateTempSubdirectory("prmbot-bench-").FullName;

    private bool _isOver;

    private BotUnderTest(Func<Uri, string, ProcessStartInfo> how)
    {
        Address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = how(Address, _data);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        _process = Process.Start(start)!;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Uri Address { get; }

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

    /// <summary>The host as it is built here, over LiteDB on this machine's disk. The limits that Teams sets for a bot
    /// are as wide as they go: they would be all that is measured.</summary>
    public static Task<BotUnderTest> PrmBotAsync() => StartAsync((address, data) =>
    {
        var start = new ProcessStartInfo("dotnet", $"\"{Path.Combine(AppContext.BaseDirectory, "PrmBot.Host.dll")}\"")
        {
            WorkingDirectory = RepoFiles.Root,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["Bot__DangerouslyAllowUnauthenticated"] = "true";
        start.Environment["Access__HomeTenantId"] = BenchHost.Home.Value;
        start.Environment["Playground__Enabled"] = "false";
        start.Environment["Storage__Path"] = Path.Combine(data, "prmbot.db");
        start.Environment["Bot__Connector__ThreadLimitFactor"] = "1000";
        start.Environment["Bot__Connector__TenantCallsPerSecond"] = "100000";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        return start;
    });

    /// <summary>The echo bot on the official JavaScript SDK, in this folder's package.</summary>
    public static Task<BotUnderTest> EchoAsync()
    {
        var folder = Path.Combine(RepoFiles.Root, "tests", "PrmBot.Benchmarks", "Turns", "EchoBot");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            using var install = Process.Start(new ProcessStartInfo("npm", "ci --no-audit --no-fund --loglevel=error")
            {
                WorkingDirectory = folder,
            })!;
            install.WaitForExit();
        }

        return StartAsync((address, _) =>
        {
            var start = new ProcessStartInfo("node", "echo.js") { WorkingDirectory = folder };
            start.Environment["NODE_ENV"] = "production";
            start.Environment["PORT"] = address.Port.ToString(CultureInfo.InvariantCulture);
            return start;
        });
    }

    /// <summary>One that does nothing but answer.</summary>
    public static Task<BotUnderTest> WireAsync() => StartAsync((address, _) =>
    {
        var program = Path.Combine(AppContext.BaseDirectory, "PrmBot.Benchmarks.dll");
        var start = new ProcessStartInfo("dotnet", $"\"{program}\" {WireBot.Word}");
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        return start;
    });

    public void Dispose()
    {
        if (_isOver)
        {
            return;
        }

        _isOver = true;
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    private static async Task<BotUnderTest> StartAsync(Func<Uri, string, ProcessStartInfo> how)
    {
        var bot = new BotUnderTest(how);
        using var http = new HttpClient();
        for (var i = 0; i < 300; i++)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(bot.Address, "/health/live"));
                if (answer.IsSuccessStatusCode)
                {
                    return bot;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException("The bot did not start within 30 s.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
