using System.ComponentModel;
using System.Diagnostics;

namespace PrmBot.Host.Playground;

/// <summary>
/// Programs of the machine: found on the PATH, started without a shell, never waiting for a keyboard.
/// </summary>
internal static class ExternalProgram
{
    private static readonly string[] WindowsEndings = [".exe", ".cmd"];

    /// <summary>Full path of the program, or null when the PATH has none.</summary>
    public static string? Find(string name)
    {
        var names = OperatingSystem.IsWindows() ? WindowsEndings.Select(ending => name + ending) : [name];
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.SelectMany(folder => names.Select(n => Path.Combine(folder, n))).FirstOrDefault(File.Exists);
    }

    /// <summary>Starts it in a folder with its output gathered into <paramref name="output"/>.</summary>
    public static Process Start(ProcessStartInfo info, LastLines output)
    {
        info.RedirectStandardOutput = true;
        info.RedirectStandardError = true;
        info.RedirectStandardInput = true;
        info.UseShellExecute = false;
        var process = new Process { StartInfo = info };
        process.OutputDataReceived += (_, line) => output.Add(line.Data);
        process.ErrorDataReceived += (_, line) => output.Add(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.StandardInput.Close();
        return process;
    }

    /// <summary>Ends it and everything that it started; nothing happens when it has ended already.</summary>
    public static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It ended by itself, or is not ours.
        }
    }
}
