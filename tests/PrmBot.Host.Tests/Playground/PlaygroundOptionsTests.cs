using PrmBot.Host.Playground;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Playground;

public sealed class PlaygroundOptionsTests
{
    [Fact]
    public void The_defaults_have_no_problem() => new PlaygroundOptions().Problems().ShouldBeEmpty();

    [Theory]
    [InlineData(0)]
    [InlineData(65536)]
    public void A_port_out_of_range_is_named_with_the_range(int port) =>
        new PlaygroundOptions { Port = port }.Problems().Single().ShouldContain("from 1 to 65535");

    [Fact]
    public void An_empty_folder_is_named_with_an_example() =>
        new PlaygroundOptions { Folder = " " }.Problems().Single().ShouldContain("data/playground");
}
