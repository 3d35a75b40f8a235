using System.Text.Json;
using System.Text.Json.Nodes;
using PrmBot.BotFramework.Activities;
using PrmBot.Conversation;
using PrmBot.Identity;

namespace PrmBot.Host.Bridge;

/// <summary>Translates what came over the wire. Past here no Bot Framework type exists.</summary>
internal sealed class ActivityToTurn(HomeTenant home, Speakers speakers)
{
    /// <summary>The same as <see cref="Translate"/>, with what the roster knows of the speaker.</summary>
    public async Task<Turn?> TranslateAsync(Activity activity, string? inboxId, CancellationToken ct) =>
        Translate(activity, inboxId) is { } turn ? await speakers.KnownAsync(turn, ct) : null;

    /// <summary>The turn, or null for activities that the bot takes no notice of.</summary>
    public Turn? Translate(Activity activity, string? inboxId)
    {
        if (IsOfBot(activity) || InputOf(activity) is not { } input)
        {
            return null;
        }

        var data = TeamsChannelData.Of(activity);
        var host = HomeTenant.Of(data.TenantId ?? activity.Conversation?.TenantId);
        var ours = home.For(host);
        var where = activity.Conversation!;
        var place = new Place(new ConversationKey(where.Id!), KindOf(where), activity.ServiceUrl ?? string.Empty)
        {
            Team = data.TeamId,
        };
        return new Turn(SpeakerOf(activity, host, ours), ours, place, input)
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
            activity.TextForBot() ?? string.Empty, [.. activity.OtherMentions().Select(PersonOf)], activity.Id)
        {
            IsToBot = KindOf(activity.Conversation!) == PlaceKind.Personal || activity.MentionsBot(),
            Files = SentFilesReading.Of(activity),
        },
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
        ActivityTypes.ConversationUpdate => GoneOf(TeamsChannelData.Of(activity)),

        // An edited or deleted message was answered when it was new; a reaction asks for nothing.
        _ => null,
    };

    private static TurnInput.Gone? GoneOf(TeamsChannelData data) => data switch
    {
        { ChannelId: { } channel } when data.IsEvent("channelDeleted") =>
            new TurnInput.Gone(new ConversationKey(channel), null),
        { TeamId: { } team } when data.IsEvent("teamDeleted") || data.IsEvent("teamHardDeleted") =>
            new TurnInput.Gone(new ConversationKey(team), team),
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
    private Speaker SpeakerOf(Activity activity, TenantId? host, TenantId ours)
    {
        var from = activity.From!;
        var tenant = HomeTenant.Of(from.TenantId) ?? (home.TakesEverybodyIn ? host : null);
        return new Speaker(PersonOf(from), tenant, HomeTenant.IsGuestRole(from.Role))
        {
            AlsoKnownAs = string.IsNullOrEmpty(from.Id) ? null : new UserId(from.Id),
            IsElsewhere = home.TakesEverybodyIn ? host is not null && host != ours : !IsTeams(activity) || host != ours,
        };
    }

    // Only Teams says itself who somebody is. Other channels of the same registration (a web chat is on by default)
    // pass on what the client wrote about its own tenant and id.
    private static bool IsTeams(Activity activity) =>
        activity.ChannelId == "msteams"
        || activity.ChannelId?.StartsWith("msteams:", StringComparison.Ordinal) == true;

    // Bots that answer each other never stop.
    private static bool IsOfBot(Activity activity) => activity.Type == ActivityTypes.Message
        && (activity.From?.Role == "bot" || activity.From?.Id?.StartsWith("28:", StringComparison.Ordinal) == true);

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
