using System.Diagnostics;
using PrmBot.Testing;

namespace PrmBot.Host.Tests.Publish;

/// <summary>Runs what the README says to publish with, on what is built already.</summary>
internal static class Publishing
{
    private static string Configuration =>
        AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";

    public static void Run(params string[] more) => Programs.Run(
        "dotnet", ["publish", "src/PrmBot.Host", "--no-build", "-c", Configuration, "-v", "q", "--nologo", .. more]);
}

/// <summary>Programs of the machine.</summary>
internal static class Programs
{
    /// <exception cref="InvalidOperationException">It failed; the message is what it said.</exception>
    public static void Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = RepoFiles.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1"; // a node that stays would keep our pipes open
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var said = process.StandardOutput.ReadToEnd() + error.Result;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed:\n{said}");
        }
    }
}
