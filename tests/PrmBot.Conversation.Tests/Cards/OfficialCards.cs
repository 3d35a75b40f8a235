using System.Diagnostics;
using System.Text.Json.Nodes;
using PrmBot.Testing;
using Shouldly;

namespace PrmBot.Conversation.Tests.Cards;

/// <summary>The official templating and parser, run once for any number of cards by node.</summary>
internal static class OfficialCards
{
    public const string Folder = "tests/PrmBot.Conversation.Tests/Npm";

    /// <summary>Per template <c>{ result }</c> or <c>{ error }</c>.</summary>
    public static JsonArray Expand(IEnumerable<(JsonNode Template, JsonNode Data)> all)
    {
        var asked = all.Select(a =>
            new JsonObject { ["template"] = a.Template.DeepClone(), ["data"] = a.Data.DeepClone() });
        return Run(new JsonObject { ["expand"] = new JsonArray([.. asked]) })["expanded"]!.AsArray();
    }

    /// <summary>Per card what the official parser finds wrong with it.</summary>
    public static JsonArray Check(IEnumerable<JsonNode> cards) =>
        Run(new JsonObject { ["check"] = new JsonArray([.. cards.Select(c => c.DeepClone())]) })["findings"]!.AsArray();

    private static JsonNode Run(JsonObject question)
    {
        var start = new ProcessStartInfo("node", "cards.mjs")
        {
            WorkingDirectory = Path.Combine(RepoFiles.Root, Folder),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        // Its formatNumber goes by the machine's language otherwise.
        start.Environment["LC_ALL"] = "en_US.UTF-8";
        using var node = Process.Start(start)!;
        node.StandardInput.Write(question.ToJsonString());
        node.StandardInput.Close();
        var answer = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        node.ExitCode.ShouldBe(0, $"Is {Folder} installed? npm ci --prefix {Folder}");
        return JsonNode.Parse(answer)!;
    }
}
