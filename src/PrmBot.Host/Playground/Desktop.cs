using System.Diagnostics;

namespace PrmBot.Host.Playground;

/// <summary>
/// The playground opens its page by itself and dies where it cannot: on Linux without <c>xdg-open</c>. Where there is
/// no
/// desktop, an <c>xdg-open</c> of ours that does nothing stands first on its PATH.
/// </summary>
internal static class Desktop
{
    /// <summary>Makes the start safe on a machine without a desktop; elsewhere changes nothing.</summary>
    public static void Prepare(ProcessStartInfo info, string folder)
    {
        if (!OperatingSystem.IsLinux() || (HasScreen() && ExternalProgram.Find("xdg-open") is not null))
        {
            return;
        }

        var bin = Path.Combine(folder, "no-desktop");
        var shim = Path.Combine(bin, "xdg-open");
        Directory.CreateDirectory(bin);
        File.WriteAllText(shim, "#!/bin/sh\nexit 0\n");
        File.SetUnixFileMode(shim, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        info.Environment["PATH"] = bin + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
    }

    private static bool HasScreen() =>
        !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("DISPLAY"))
        || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("WAYLAND_DISPLAY"));
}
