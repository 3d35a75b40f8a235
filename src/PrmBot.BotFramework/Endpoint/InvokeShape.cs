using System.Text.Json;
using PrmBot.BotFramework.Activities;

namespace PrmBot.BotFramework.Endpoint;

/// <summary>Refuses invokes whose value has not the shape that their name promises, before the bot sees them.</summary>
internal static class InvokeShape
{
    private static readonly HashSet<string> Objects = new(StringComparer.Ordinal)
    {
        "fileConsent/invoke", "actionableMessage/executeAction", "task/fetch", "task/submit", "tab/fetch", "tab/submit",
        "composeExtension/query", "composeExtension/queryLink", "composeExtension/anonymousQueryLink",
        "composeExtension/fetchTask", "composeExtension/submitAction", "composeExtension/querySettingUrl",
        "signin/tokenExchange", "signin/verifyState", "message/submitAction", "message/fetchTask",
    };

    /// <summary>The answer to a malformed invoke; null when the shape is right or the name is not known here.</summary>
    public static InvokeResponse? Fault(Activity activity)
    {
        var value = activity.Value ?? default;
        return activity.Name switch
        {
            InvokeNames.CardAction => CardActionFault(value),
            "application/search" => SearchFault(value, IsTeams(activity)),
            { } name when Objects.Contains(name) && value.ValueKind != JsonValueKind.Object => new InvokeResponse(400),
            "fileConsent/invoke" when value.Text("action") is not ("accept" or "decline") => new InvokeResponse(400),
            "composeExtension/submitAction" when !IsPreviewAction(value) => new InvokeResponse(400),
            _ => null,
        };
    }

    /// <summary>The name as far as it is known here, for a log: others are what somebody wrote.</summary>
    public static string KnownName(Activity activity) =>
        activity.Name is { } name && (name == InvokeNames.CardAction || Objects.Contains(name)) ? name : "other";

    private static InvokeResponse? CardActionFault(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return InvokeResponse.Malformed("BadRequest", "The value of the invoke is missing or is no object.");
        if (value.Member("action") is not { ValueKind: JsonValueKind.Object } action)
            return InvokeResponse.Malformed("BadRequest", "The invoke's value has no action.");
        if (action.Text("type") != "Action.Execute")
            return InvokeResponse.Malformed("NotSupported", "Only actions of type Action.Execute are supported.");

        return null;
    }

    private static InvokeResponse? SearchFault(JsonElement value, bool isTeams)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return InvokeResponse.Malformed("BadRequest", "The value of the search is missing or is no object.");
        if (value.Text("queryText") is null)
            return InvokeResponse.Malformed("BadRequest", "The search has no queryText.");
        if (value.Text("kind") is null && !isTeams)
            return InvokeResponse.Malformed("BadRequest", "The search has no kind.");

        return null;
    }

    private static bool IsPreviewAction(JsonElement value) =>
        value.Member("botMessagePreviewAction") is not { } action || action.AsText() is "" or "edit" or "send";

    private static bool IsTeams(Activity activity) =>
        string.Equals(activity.ChannelId, "msteams", StringComparison.OrdinalIgnoreCase);
}

/// <summary>The invoke names that this library knows the shape of and a bot may want to answer; matched
/// exactly.</summary>
public static class InvokeNames
{
    public const string CardAction = "adaptiveCard/action";
    public const string MessageFeedback = "message/submitAction";
    internal const string TokenExchange = "signin/tokenExchange";
}
