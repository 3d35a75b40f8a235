using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace PrmBot.Host.Playground;

/// <summary>
/// Remembers the playground's process, so that one that outlived a killed bot is ended by the next start instead of
/// holding the port.
/// </summary>
internal static class PlaygroundPid
{
    // A process's start is computed from the clock each time it is asked for; two answers differ a little.
    private static readonly TimeSpan SameStart = TimeSpan.FromSeconds(2);

    public static void Write(string folder, Process process) =>
        File.WriteAllLines(FileIn(folder), [
            process.Id.ToString(CultureInfo.InvariantCulture),
            (StartOf(process) ?? default).ToString("O", CultureInfo.InvariantCulture),
        ]);

    /// <summary>Ends the process remembered, if it is still that very process.</summary>
    public static void EndLeftOver(string folder)
    {
        if (!File.Exists(FileIn(folder)))
        {
            return;
        }

        if (File.ReadAllLines(FileIn(folder)) is [var idText, var startText]
            && int.TryParse(idText, CultureInfo.InvariantCulture, out var id)
            && DateTime.TryParse(startText, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var start))
        {
            End(id, start);
        }

        File.Delete(FileIn(folder));
    }

    private static void End(int id, DateTime start)
    {
        using var process = Find(id);
        if (process is not null && StartOf(process) is { } its && (its - start).Duration() < SameStart)
        {
            ExternalProgram.End(process);
            process.WaitForExit(TimeSpan.FromSeconds(5));
        }
    }

    private static Process? Find(int id)
    {
        try
        {
            return Process.GetProcessById(id);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Null when the process has ended, or is not ours to look at.</summary>
    private static DateTime? StartOf(Process process)
    {
        try
        {
            return process.StartTime.ToUniversalTime();
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }

    private static string FileIn(string folder) => Path.Combine(folder, "playground.pid");
}
