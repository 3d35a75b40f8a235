using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;

namespace PrmBot.EndToEnd;

/// <summary>The real host as a process that is listened to: what an operator reads on the console.</summary>
internal sealed class HostOutput : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Channel<string> lines = Channel.CreateUnbounded<string>();
    private readonly List<string> read = [];
    private readonly string data = Directory.CreateTempSubdirectory("prmbot-host-").FullName;
    private Process? process;

    /// <summary>What was read so far.</summary>
    public string Text => string.Join('\n', read);

    public int ExitCode => process!.ExitCode;

    public void Start(params (string Name, string Value)[] settings)
    {
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "PrmBot.Host.dll")];
        var info = new ProcessStartInfo(Environment.ProcessPath!, arguments)
        {
            RedirectStandardOutput = true,
            WorkingDirectory = data,
        };
        info.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        info.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        info.Environment["Bot__DangerouslyAllowUnauthenticated"] = "true";
        info.Environment.Remove("DISPLAY");
        info.Environment.Remove("WAYLAND_DISPLAY");
        foreach (var (name, value) in settings)
        {
            info.Environment[name] = value;
        }

        process = new Process { StartInfo = info };
        process.OutputDataReceived += (_, line) => lines.Writer.TryWrite(line.Data ?? string.Empty);
        process.Start();
        process.BeginOutputReadLine();
    }

    /// <summary>The first line from here on that has these words.</summary>
    public async Task<string> LineWithAsync(string words)
    {
        using var patience = new CancellationTokenSource(Patience);
        await foreach (var line in lines.Reader.ReadAllAsync(patience.Token))
        {
            read.Add(line);
            if (line.Contains(words, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException(Text);
    }

    /// <summary>The address that follows these words.</summary>
    public async Task<Uri> AddressAfterAsync(string words)
    {
        var line = await LineWithAsync(words + "http");
        return new(line[(line.IndexOf(words, StringComparison.Ordinal) + words.Length)..].Split(' ')[0]);
    }

    /// <summary>Asks it to stop, as Ctrl+C does, and waits until it has.</summary>
    public async Task StopAsync()
    {
        var id = process!.Id.ToString(CultureInfo.InvariantCulture);
        using var kill = Process.Start("kill", ["-TERM", id]);
        await process.WaitForExitAsync().WaitAsync(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process?.Dispose();
        Directory.Delete(data, recursive: true);
    }
}
