using System.Runtime.CompilerServices;
using Xunit;

namespace PrmBot.Host.Tests.Publish;

/// <summary>
/// A test that becomes another user, which only root may, or makes a file system read-only for it, which not every root
/// may; else it is skipped, and says so.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RootFactAttribute : FactAttribute
{
    /// <param name="mounts">True: it makes a file system read-only.</param>
    /// <param name="test">Filled in by the compiler.</param>
    public RootFactAttribute(bool mounts = false, [CallerMemberName] string test = "")
    {
        (Mounts, Test) = (mounts, test);
        if (!Environment.IsPrivilegedProcess || !File.Exists("/usr/bin/setpriv"))
        {
            Skip = "It becomes an unprivileged user with setpriv, which only root may: run it as root.";
        }
        else if (mounts && !MayMount())
        {
            Skip = "It makes the root file system read-only for one process, which this machine does not let root do.";
        }

        if (Skip is not null)
        {
            DisplayName = $"{test} ({Skip})";
        }
    }

    public bool Mounts { get; }

    public string Test { get; }

    private static bool MayMount()
    {
        try
        {
            Programs.Run("unshare", "-m", "mount", "-o", "remount,bind,ro", "/");
            return true;
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
