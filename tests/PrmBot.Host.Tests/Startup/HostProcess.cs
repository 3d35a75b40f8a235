using System.Diagnostics;

namespace PrmBot.Host.Tests.Startup;

/// <summary>
/// The built host as its own process, started with settings that make it fail: what an operator sees.
/// </summary>
internal static class HostProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Runs it until it ends by itself.</summary>
    public static Task<HostRun> RunAsync(params (string Name, string Value)[] settings) => RunAsync([], settings);

    /// <summary>The same with a command and its arguments.</summary>
    public static async Task<HostRun> RunAsync(string[] command, params (string Name, string Value)[] settings)
    {
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "PrmBot.Host.dll"), .. command];
        var info = new ProcessStartInfo(Environment.ProcessPath!, arguments)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = Directory.CreateTempSubdirectory("prmbot-start-").FullName,
        };
        info.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        info.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        info.Environment["Bot__DangerouslyAllowUnauthenticated"] = "true";
        info.Environment["Playground__Enabled"] = "false";
        foreach (var (name, value) in settings)
        {
            info.Environment[name] = value;
        }

        using var process = Process.Start(info)!;
        using var patience = new CancellationTokenSource(Patience);
        await using var end = patience.Token.Register(() => process.Kill(entireProcessTree: true));
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, error.Trim(), await output);
    }
}

/// <summary>How a run ended.</summary>
internal sealed record HostRun(int ExitCode, string Error, string Output);
