using System.Buffers.Binary;
using System.Text.Json.Nodes;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Manifest;

/// <summary>The Teams app package: what Teams' admin centre would say to it.</summary>
public sealed class AppPackageTests : IDisposable
{
    private const string AppId = "0f4b2c7e-58d1-4c11-9a36-8a1d7f0e6b52";

    private readonly AppPackage package = AppPackage.Pack(AppId);

    [NpmFact(AppPackage.Npm)]
    public void The_official_schemas_find_nothing_wrong_with_manifest_and_translations() =>
        package.Findings().ShouldBeEmpty();

    [NpmFact(AppPackage.Npm)]
    public void They_would_find_a_wrong_channel_feature()
    {
        var manifest = package.Manifest;
        manifest["supportsChannelFeatures"] = "tier9";
        File.WriteAllText(package.PathOf("manifest.json"), manifest.ToJsonString());

        package.Findings().ShouldHaveSingleItem().ShouldContain("supportsChannelFeatures");
    }

    [Fact]
    public void Ids_are_the_settings_and_no_placeholder_is_left()
    {
        var manifest = package.Manifest;

        manifest["bots"]![0]!["botId"]!.GetValue<string>().ShouldBe(AppId);
        manifest["webApplicationInfo"]!["id"]!.GetValue<string>().ShouldBe(AppId);
        manifest["id"]!.GetValue<string>().ShouldBe(AppId);
        manifest.ToJsonString().ShouldNotContain("${{");
    }

    [Fact]
    public void Channels_with_partners_and_their_messages_are_asked_for()
    {
        var manifest = package.Manifest;
        var granted = manifest["authorization"]!["permissions"]!["resourceSpecific"]!.AsArray();

        manifest["supportsChannelFeatures"]!.GetValue<string>().ShouldBe("tier1");
        granted.Select(p => p!["name"]!.GetValue<string>())
            .ShouldBe(["ChannelMessage.Read.Group", "ChannelMember.Read.Group"]);
        Scopes(manifest["bots"]![0]!).ShouldBe(["personal", "team", "groupChat"]);
        manifest["bots"]![0]!["commandLists"]!.AsArray().SelectMany(list => Scopes(list!))
            .ShouldBe(["personal", "team", "groupChat"]);
    }

    [Fact]
    public void A_translation_names_only_commands_that_there_are()
    {
        var lists = package.Manifest["bots"]![0]!["commandLists"]!.AsArray();
        var there = lists.SelectMany((list, l) => list!["commands"]!.AsArray().SelectMany((_, c) =>
            new[] { "title", "description" }.Select(part => $"bots[0].commandLists[{l}].commands[{c}].{part}")));

        var translated = JsonNode.Parse(File.ReadAllText(package.PathOf("de.json")))!.AsObject();

        translated.Select(entry => entry.Key).Where(key => key.StartsWith("bots", StringComparison.Ordinal))
            .ShouldBeSubsetOf(there);
    }

    [Theory]
    [InlineData("color.png", 192)]
    [InlineData("outline.png", 32)]
    public void Icons_have_the_size_that_Teams_wants(string icon, int pixels)
    {
        // PNG: width and height are big-endian at 16 and 20.
        var bytes = File.ReadAllBytes(package.PathOf(icon));

        BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)).ShouldBe(pixels);
        BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20)).ShouldBe(pixels);
    }

    [Fact]
    public void Without_a_bot_id_the_target_says_which_setting_is_missing()
    {
        using var none = AppPackage.Pack(null);

        none.Said.ShouldContain("set Bot__AppId");
        Directory.Exists(none.Folder).ShouldBeFalse();
    }

    public void Dispose() => package.Dispose();

    private static IEnumerable<string> Scopes(JsonNode of) =>
        of["scopes"]!.AsArray().Select(scope => scope!.GetValue<string>());
}
