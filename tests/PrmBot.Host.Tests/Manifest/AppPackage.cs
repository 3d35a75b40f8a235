using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json.Nodes;
using PrmBot.Testing;
using Shouldly;

namespace PrmBot.Host.Tests.Manifest;

/// <summary>The Teams app package as the documented target writes it, unpacked into a folder of its own.</summary>
internal sealed class AppPackage : IDisposable
{
    public const string Npm = "tests/PrmBot.Host.Tests/Npm";

    private readonly string _place = Directory.CreateTempSubdirectory("prmbot-manifest-").FullName;

    /// <summary>What the target said; empty when it succeeded.</summary>
    public string Said { get; private set; } = string.Empty;

    public string Folder => Path.Combine(_place, "unpacked");

    public JsonNode Manifest => JsonNode.Parse(File.ReadAllText(PathOf("manifest.json")))!;

    public static AppPackage Pack(string? botAppId)
    {
        var package = new AppPackage();
        var zip = Path.Combine(package._place, "app.zip");
        var start = new ProcessStartInfo(
            "dotnet", ["msbuild", "src/PrmBot.Host", "-t:PackManifest", "-v:q", "-nologo", "-p:AppPackageFile=" + zip])
        {
            WorkingDirectory = RepoFiles.Root,
            RedirectStandardOutput = true,
        };
        start.Environment["Bot__AppId"] = botAppId;
        package.Said = Run(start);
        if (File.Exists(zip))
        {
            ZipFile.ExtractToDirectory(zip, package.Folder);
        }

        return package;
    }

    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>What the official schemas find wrong with it.</summary>
    public IReadOnlyList<string> Findings()
    {
        var start = new ProcessStartInfo("node", ["manifest.mjs", Folder])
        {
            WorkingDirectory = Path.Combine(RepoFiles.Root, Npm),
            RedirectStandardOutput = true,
        };
        return [.. JsonNode.Parse(Run(start)).ShouldNotBeNull().AsArray().Select(f => f!.GetValue<string>())];
    }

    public void Dispose() => Directory.Delete(_place, recursive: true);

    private static string Run(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return said.Trim();
    }
}
