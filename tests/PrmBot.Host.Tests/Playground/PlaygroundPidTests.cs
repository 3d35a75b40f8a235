using System.Diagnostics;
using System.Globalization;
using PrmBot.Host.Playground;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Playground;

public sealed class PlaygroundPidTests
{
    private readonly string folder = Directory.CreateTempSubdirectory("prmbot-pid-").FullName;

    [Fact]
    public void A_playground_that_outlived_its_bot_is_ended()
    {
        using var left = Process.Start("sleep", "60");
        PlaygroundPid.Write(folder, left);

        PlaygroundPid.EndLeftOver(folder);

        left.WaitForExit(TimeSpan.FromSeconds(5)).ShouldBeTrue();
    }

    [Fact]
    public void Another_process_that_has_the_number_now_is_left_alone()
    {
        using var other = Process.Start("sleep", "60");
        string[] lines = [other.Id.ToString(CultureInfo.InvariantCulture), "2020-01-01T00:00:00.0000000Z"];
        File.WriteAllLines(Path.Combine(folder, "playground.pid"), lines);

        PlaygroundPid.EndLeftOver(folder);

        other.HasExited.ShouldBeFalse();
        other.Kill();
    }
}
