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
    public static void Write(string folder, Process process) => File.WriteAllText(FileIn(folder), Describe(process));

    /// <summary>Ends the process remembered, if it is still that very process.</summary>
    public static void EndLeftOver(string folder)
    {
        if (!File.Exists(FileIn(folder)))
        {
            return;
        }

        var written = File.ReadAllText(FileIn(folder));
        if (int.TryParse(written.Split(' ')[0], CultureInfo.InvariantCulture, out var id) && Find(id) is { } process)
        {
            using (process)
            {
                if (Describe(process) == written)
                {
                    ExternalProgram.End(process);
                    process.WaitForExit(TimeSpan.FromSeconds(5));
                }
            }
        }

        File.Delete(FileIn(folder));
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

    private static string Describe(Process process)
    {
        try
        {
            return string.Create(CultureInfo.InvariantCulture, $"{process.Id} {process.StartTime.ToUniversalTime():O}");
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            return string.Empty;
        }
    }

    private static string FileIn(string folder) => Path.Combine(folder, "playground.pid");
}
