using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Playground;

/// <summary>The playground's own files, as they lie beside the built host.</summary>
public sealed partial class PlaygroundFilesTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Playground");
    private static readonly string Yaml = File.ReadAllText(Path.Combine(Folder, "playground.yml"));

    [Fact]
    public void Its_version_is_pinned()
    {
        var package = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "package.json")))!;

        var version = (string)package["dependencies"]!["@microsoft/m365agentsplayground"]!;

        version.ShouldMatch(@"^\d+\.\d+\.\d+$");
        File.ReadAllText(Path.Combine(Folder, "package-lock.json")).ShouldContain($"\"version\": \"{version}\"");
    }

    [Fact]
    public void It_has_one_current_user_and_exactly_five_others() => Person().Count(Yaml).ShouldBe(6);

    [Fact]
    public void The_partners_window_has_other_people_in_another_tenant_and_the_same_channels()
    {
        var partner = File.ReadAllText(Path.Combine(Folder, "playground-partner.yml"));

        Person().Count(partner).ShouldBe(6);
        Channel().Matches(partner).Select(m => m.Value).ShouldBe(Channel().Matches(Yaml).Select(m => m.Value));
        var (theirs, ours) = (Person().Matches(partner), Person().Matches(Yaml));
        theirs.Select(m => m.Value).Intersect(ours.Select(m => m.Value)).ShouldBeEmpty();
        Tenant().Match(partner).Value.ShouldNotBe(Tenant().Match(Yaml).Value);
    }

    [Fact]
    public void Ids_are_shaped_as_Teams_shapes_them()
    {
        Channel().Count(Yaml).ShouldBe(2);
        ObjectIds().Matches(Yaml).Select(match => Guid.Parse(match.Groups[1].Value)).Distinct().Count().ShouldBe(8);
        Yaml.ShouldContain("id: \"28:");
        Yaml.ShouldContain("id: \"a:1");
    }

    [GeneratedRegex("id: \"29:1[A-Za-z0-9]{50,}\"")]
    private static partial Regex Person();

    [GeneratedRegex("id: \"19:[A-Za-z0-9]+@thread.tacv2\"")]
    private static partial Regex Channel();

    [GeneratedRegex("(?m)^tenantId: .+$")]
    private static partial Regex Tenant();

    [GeneratedRegex("(?:aadObjectId|tenantId|aadGroupId): (.+)")]
    private static partial Regex ObjectIds();
}
