using System.Text.Json.Nodes;
using PrmBot.BotFramework.Activities;

namespace PrmBot.BotFramework.Tests;

/// <summary>Activities as the Agents Playground sent them.</summary>
internal static class Captured
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Captures");

    public static IEnumerable<string> Names =>
        Directory.GetFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!).Order();

    public static string Json(string name) => File.ReadAllText(Path.Combine(Folder, name + ".json"));

    public static Activity Activity(string name) => ActivityJson.Read(Json(name))!;

    /// <summary>A captured activity, changed.</summary>
    public static string Json(string name, Action<JsonObject> change)
    {
        var node = JsonNode.Parse(Json(name))!.AsObject();
        change(node);
        return node.ToJsonString();
    }

    /// <summary>A personal message with this text in this conversation under this id.</summary>
    public static string Message(string text, string id, string conversation = "a:one") =>
        Json("personal-message", message =>
        {
            message["id"] = id;
            message["text"] = text;
            message["conversation"]!["id"] = conversation;
        });
}
