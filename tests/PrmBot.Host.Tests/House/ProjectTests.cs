using System.Xml.Linq;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.House;

/// <summary>
/// The projects and what they may refer to: Host to all, everybody to Domain, BotFramework to nobody.
/// </summary>
public sealed class ProjectTests
{
    private static readonly Dictionary<string, string[]> MayReferTo = new()
    {
        ["PrmBot.Domain"] = [],
        ["PrmBot.BotFramework"] = [],
        ["PrmBot.Conversation"] = ["PrmBot.Domain"],
        ["PrmBot.Storage.LiteDb"] = ["PrmBot.Domain"],
        ["PrmBot.Storage.Postgres"] = ["PrmBot.Domain"],
        ["PrmBot.Graph"] = ["PrmBot.Domain"],
        ["PrmBot.Host"] =
        [
            "PrmBot.Domain", "PrmBot.Conversation", "PrmBot.BotFramework", "PrmBot.Storage.LiteDb",
            "PrmBot.Storage.Postgres", "PrmBot.Graph",
        ],
    };

    private static readonly Dictionary<string, string> LivesOnlyIn = new()
    {
        ["LiteDB"] = "PrmBot.Storage.LiteDb",
        ["Npgsql"] = "PrmBot.Storage.Postgres",
        ["Microsoft.Graph"] = "PrmBot.Graph",
        ["YamlDotNet"] = "PrmBot.Conversation",
        ["OpenTelemetry.Extensions.Hosting"] = "PrmBot.Host",
        ["OpenTelemetry.Exporter.OpenTelemetryProtocol"] = "PrmBot.Host",
    };

    private static IEnumerable<string> Projects => Directory
        .EnumerateFiles(Path.Combine(RepoFiles.Root, "src"), "*.csproj", SearchOption.AllDirectories);

    [Fact]
    public void A_project_refers_only_to_whom_the_picture_allows() => Projects
        .SelectMany(project => References(project, "ProjectReference")
            .Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))
            .Except(MayReferTo.GetValueOrDefault(NameOf(project)) ?? [])
            .Select(other => $"{NameOf(project)} refers to {other}"))
        .ShouldBeNone("see the picture in the README");

    [Fact]
    public void Every_project_is_in_the_picture() => Projects.Select(NameOf).Except(MayReferTo.Keys)
        .ShouldBeNone("a project exists only where the compiler must forbid something");

    [Fact]
    public void The_domain_has_no_packages() =>
        References(Projects.Single(p => NameOf(p) == "PrmBot.Domain"), "PackageReference").ShouldBeEmpty();

    [Fact]
    public void A_driver_stays_in_its_adapter() => Projects
        .SelectMany(project => References(project, "PackageReference")
            .Where(package => LivesOnlyIn.TryGetValue(package, out var home) && home != NameOf(project))
            .Select(package => $"{NameOf(project)} has {package}"))
        .ShouldBeNone("it lives in one project only");

    [Fact]
    public void References_do_not_leak_through_other_projects() =>
        File.ReadAllText(Path.Combine(RepoFiles.Root, "Directory.Build.props"))
            .ShouldContain("<DisableTransitiveProjectReferences>true</DisableTransitiveProjectReferences>");

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(RepoFiles.Root, "PrmBot.sln"));

        Directory.EnumerateFiles(RepoFiles.Root, "*.csproj", SearchOption.AllDirectories)
            .Select(NameOf)
            .Where(name => !solution.Contains($"\"{name}\"", StringComparison.Ordinal))
            .ShouldBeNone("dotnet sln add");
    }

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument.Load(project).Descendants(kind).Select(element => (string)element.Attribute("Include")!);

    private static string NameOf(string project) => Path.GetFileNameWithoutExtension(project);
}
