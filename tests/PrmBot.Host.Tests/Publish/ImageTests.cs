using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Publish;

/// <summary>
/// The image as the documented target makes it, over a base image from loopback: the real one is asked of a registry,
/// which a test must not depend on.
/// </summary>
[Collection("publish")] // two at once would write to the same intermediate files
public sealed class ImageTests : IAsyncLifetime
{
    private readonly string _place = Directory.CreateTempSubdirectory("prmbot-image-").FullName;
    private readonly Dictionary<string, (string Type, byte[] Content)> _held = [];
    private WebApplication _registry = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _registry = builder.Build();
        _registry.MapGet("/v2/base/{kind}/{name}", (string name) => _held.TryGetValue(name, out var held)
            ? Results.Bytes(held.Content, held.Type)
            : Results.NotFound());
        _registry.MapGet("/v2/", () => Results.Ok());
        await _registry.StartAsync();
        HoldBase();
    }

    public async Task DisposeAsync()
    {
        await _registry.DisposeAsync();
        Directory.Delete(_place, recursive: true);
    }

    [Fact]
    public void It_runs_unprivileged_listens_on_8080_and_keeps_its_data_in_a_volume()
    {
        var archive = Path.Combine(_place, "image.tar.gz");
        var registry = $"localhost:{new Uri(_registry.Urls.First()).Port}";

        Publishing.Run(
            "-t:PublishContainer", $"-p:ContainerBaseImage={registry}/base:1",
            $"-p:ContainerArchiveOutputPath={archive}", $"-p:PublishDir={_place}/app/");

        var files = Unpacked(archive);
        var image = JsonNode.Parse(files["manifest.json"])![0]!;
        var config = JsonNode.Parse(files[image["Config"]!.ToString()])!["config"]!;
        config["User"]!.ToString().ShouldBe("app");
        config["ExposedPorts"]!.AsObject().Select(port => port.Key).ShouldBe(["8080/tcp"]);
        var settings = config["Env"]!.AsArray().Select(e => e!.ToString()).ToList();
        settings.ShouldContain("Storage__Path=/data/prmbot.db");
        settings.ShouldContain("Playground__Enabled=false");
        settings.ShouldContain("ASPNETCORE_HTTP_PORTS=8080");
        config["Entrypoint"]!.AsArray().Last()!.ToString().ShouldEndWith("PrmBot.Host.dll");
        var app = Unpacked(files[image["Layers"]!.AsArray().Last()!.ToString()]).Keys;
        app.ShouldContain(file => file.EndsWith("/prompts/talk/terms.yaml", StringComparison.Ordinal));
        app.ShouldContain(file => file.EndsWith(".trained", StringComparison.Ordinal));
    }

    // One empty layer: enough to build on.
    private void HoldBase()
    {
        using var tar = new MemoryStream();
        using (var zip = new GZipStream(tar, CompressionLevel.Fastest, leaveOpen: true))
        {
            zip.Write(new byte[1024]);
        }

        var layer = Hold("application/vnd.docker.image.rootfs.diff.tar.gzip", tar.ToArray());
        var image = new JsonObject
        {
            ["architecture"] = "amd64",
            ["os"] = "linux",
            ["config"] = new JsonObject(),
            ["rootfs"] = new JsonObject { ["type"] = "layers", ["diff_ids"] = new JsonArray(Digest(new byte[1024])) },
            ["history"] = new JsonArray(),
        };
        var config = Hold(
            "application/vnd.docker.container.image.v1+json", Encoding.UTF8.GetBytes(image.ToJsonString()));
        var manifest = new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = "application/vnd.docker.distribution.manifest.v2+json",
            ["config"] = config,
            ["layers"] = new JsonArray(layer),
        };
        _held["1"] = ("application/vnd.docker.distribution.manifest.v2+json",
            Encoding.UTF8.GetBytes(manifest.ToJsonString()));
    }

    private JsonObject Hold(string type, byte[] content)
    {
        _held[Digest(content)] = (type, content);
        return new JsonObject { ["mediaType"] = type, ["size"] = content.Length, ["digest"] = Digest(content) };
    }

    private static string Digest(byte[] content) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(content));

    private static Dictionary<string, byte[]> Unpacked(string archive) => Unpacked(File.ReadAllBytes(archive));

    private static Dictionary<string, byte[]> Unpacked(byte[] archive)
    {
        Stream plain = new MemoryStream(archive);
        if (archive is [0x1f, 0x8b, ..])
        {
            plain = new GZipStream(plain, CompressionMode.Decompress);
        }

        var files = new Dictionary<string, byte[]>();
        using var tar = new TarReader(plain);
        while (tar.GetNextEntry() is { } entry)
        {
            using var content = new MemoryStream();
            entry.DataStream?.CopyTo(content);
            files[entry.Name] = content.ToArray();
        }

        return files;
    }
}
