using System.Text.Json;
using PrmBot.BotFramework.Activities;

namespace PrmBot.BotFramework.Endpoint;

/// <summary>The answer to an invoke: HTTP status and the body written as JSON; a null body is an empty
/// answer.</summary>
public sealed record InvokeResponse(int Status, object? Body = null)
{
    private const string ErrorType = "application/vnd.microsoft.error";

    /// <summary>For a name the bot does not know.</summary>
    public static InvokeResponse NotImplemented { get; } = new(501);

    /// <summary>A pressed card button is answered with a card in the old one's place, for the presser alone.</summary>
    public static InvokeResponse Card(JsonElement card) =>
        new(200, new CardAnswer(200, "application/vnd.microsoft.card.adaptive", card));

    /// <summary>A pressed card button is answered with a line of text.</summary>
    public static InvokeResponse Message(string text) =>
        new(200, new CardAnswer(200, "application/vnd.microsoft.activity.message", text));

    /// <summary>A card action failed in the bot: the transport is fine, the body says 500 and shows the
    /// sentence.</summary>
    public static InvokeResponse Failed(string text) =>
        new(200, new CardAnswer(500, ErrorType, new CardFault("InternalError", text)));

    /// <summary>True when the bot failed: the same may be asked again.</summary>
    internal bool HasFailed { get; init; }

    /// <summary>The answers to a message whose sender wants them on the request.</summary>
    internal static InvokeResponse Replies(IReadOnlyList<Activity> activities) => new(200, new { activities });

    /// <summary>A sign-in's token is of no use here: the client falls back to its sign-in button.</summary>
    internal static InvokeResponse NoExchange(JsonElement value) => new(412, new
    {
        id = value.Text("id"),
        connectionName = value.Text("connectionName"),
        failureDetail = "This bot exchanges no tokens.",
    });

    /// <summary>The request is malformed: HTTP 400 and a body that says so to the client's developer.</summary>
    internal static InvokeResponse Malformed(string code, string message) =>
        new(400, new CardAnswer(400, ErrorType, new CardFault(code, message)));

    private sealed record CardAnswer(int StatusCode, string Type, object Value);

    private sealed record CardFault(string Code, string Message);
}
