using System.Text.Json;
using System.Text.Json.Nodes;
using PrmBot.BotFramework.Activities;
using PrmBot.Conversation;
using PrmBot.Identity;

namespace PrmBot.Host.Bridge;

/// <summary>Translates what came over the wire. Past here no Bot Framework type exists.</summary>
public sealed class ActivityToTurn(HomeTenant home)
{
    /// <summary>The turn, or null for activities that the bot takes no notice of.</summary>
    public Turn? Translate(Activity activity, string? inboxId)
    {
        if (InputOf(activity) is not { } input)
        {
            return null;
        }

        var hostTenant = TeamsChannelData.Of(activity).TenantId ?? activity.Conversation?.TenantId;
        var where = activity.Conversation!;
        var place = new Place(new ConversationKey(where.Id!), KindOf(where), activity.ServiceUrl ?? string.Empty);
        return new Turn(SpeakerOf(activity, hostTenant), home.For(hostTenant), place, input)
        {
            InboxId = inboxId,
            Locale = activity.Locale ?? "en-US",
            TimeZone = activity.TimeZoneName() ?? "UTC",
        };
    }

    private static TurnInput? InputOf(Activity activity) => activity.Type switch
    {
        ActivityTypes.Message when activity.Value is { ValueKind: JsonValueKind.Object } value =>
            PressedOf(JsonObject.Create(value)!, activity.ReplyToId),
        ActivityTypes.Message => new TurnInput.Said(
            activity.TextForBot() ?? string.Empty, [.. activity.OtherMentions().Select(PersonOf)], activity.Id),
        ActivityTypes.Invoke => ExecutedOf(activity),
        ActivityTypes.InstallationUpdate =>
            new TurnInput.Installed(activity.Action?.StartsWith("add", StringComparison.Ordinal) == true),
        ActivityTypes.ConversationUpdate when activity.MembersAdded is { } added =>
            added.Any(m => m.Id == activity.Recipient?.Id)
                ? new TurnInput.Installed(true)
                : new TurnInput.Joined([.. added.Select(PersonOf)]),
        ActivityTypes.ConversationUpdate when activity.MembersRemoved is { } removed =>
            removed.Any(m => m.Id == activity.Recipient?.Id)
                ? new TurnInput.Installed(false)
                : new TurnInput.Left([.. removed.Select(PersonOf)]),
        _ => null,
    };

    private static TurnInput.Pressed PressedOf(JsonObject value, string? card) =>
        new(value["verb"]?.ToString() ?? string.Empty, value, card, Inline: false);

    private static TurnInput.Pressed? ExecutedOf(Activity activity)
    {
        if (activity.Name != "adaptiveCard/action" || !activity.Value!.Value.TryGetProperty("action", out var action))
        {
            return null;
        }

        var hasVerb = action.TryGetProperty("verb", out var verb) && verb.ValueKind == JsonValueKind.String;
        var hasData = action.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object;
        var name = hasVerb ? verb.GetString()! : string.Empty;
        return new TurnInput.Pressed(name, hasData ? JsonObject.Create(data)! : [], activity.ReplyToId, Inline: true);
    }

    // A channel may hold people of other tenants, so the host tenant is not taken for the sender's own: who does not
    // say is external. Only on this machine, without sign-in, everybody counts as one of us.
    private Speaker SpeakerOf(Activity activity, string? hostTenant)
    {
        var from = activity.From!;
        var tenant = from.TenantId ?? (home.TakesEverybodyIn ? hostTenant : null);
        return new Speaker(PersonOf(from), tenant is null ? null : new TenantId(tenant));
    }

    private static Person PersonOf(ChannelAccount account) =>
        new(new UserId(account.AadObjectId ?? account.Id ?? string.Empty), account.Name ?? string.Empty);

    private static Person PersonOf(Mention mention) => new(new UserId(mention.Id), mention.Name ?? string.Empty);

    private static PlaceKind KindOf(ConversationAccount conversation) => conversation.ConversationType switch
    {
        "channel" => PlaceKind.Channel,
        "groupChat" => PlaceKind.Group,
        _ => PlaceKind.Personal,
    };
}
