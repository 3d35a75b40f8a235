using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PrmBot.BotFramework.Activities;
using PrmBot.BotFramework.Endpoint;
using PrmBot.Conversation;
using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Host.Bridge;

/// <summary>Translates what came over the wire. Past here no Bot Framework type exists.</summary>
internal sealed partial class ActivityToTurn(HomeTenant home, Speakers speakers, RosterNews news)
{
    /// <summary>The same as <see cref="Translate"/>, with what the roster knows of the speaker.</summary>
    public async Task<Turn?> TranslateAsync(Activity activity, string? inboxId, CancellationToken ct)
    {
        await news.NoteAsync(activity, ct);
        return Translate(activity, inboxId) is { } turn ? await speakers.KnownAsync(turn, ct) : null;
    }

    /// <summary>The turn, or null for activities that the bot takes no notice of.</summary>
    public Turn? Translate(Activity activity, string? inboxId)
    {
        if (IsOfBot(activity) || InputOf(activity) is not { } input)
        {
            return null;
        }

        var data = TeamsChannelData.Of(activity);
        var host = HomeTenant.Of(data.TenantId);
        var ours = home.For(host);
        var where = new ConversationKey(activity.Conversation!.Id!);
        var place = new Place(where, PlaceKinds.Of(activity), activity.ServiceUrl ?? string.Empty)
        {
            Team = data.TeamId,
        };
        return new Turn(SpeakerOf(activity, host, ours), ours, place, input)
        {
            InboxId = inboxId,
            Envelope = new Envelope(activity.ChannelId, activity.Recipient?.Id, activity.From!.Id, activity.Locale),
            Answers = activity.Type == ActivityTypes.Message ? activity.Id : null,
            Locale = activity.Locale ?? "en-US",
            TimeZone = activity.TimeZoneName() ?? "UTC",
        };
    }

    private static TurnInput? InputOf(Activity activity) => ActivityKinds.Of(activity) switch
    {
        ActivityKind.Submitted when IsPress(activity) =>
            PressedOf(JsonObject.Create(activity.Value!.Value)!, activity.ReplyToId),
        ActivityKind.Submitted or ActivityKind.Said => new TurnInput.Said(
            WithNames(activity.TextForBot() ?? string.Empty), [.. activity.OtherMentions().Select(PersonOf)],
            activity.Id)
        {
            IsToBot = PlaceKinds.Of(activity) == PlaceKind.Personal || activity.MentionsBot(),
            Files = SentFilesReading.Of(activity),
        },
        ActivityKind.Invoked => activity.Name == InvokeNames.MessageFeedback ? RatedOf(activity) : ExecutedOf(activity),
        _ => HappeningOf(activity, TeamsChannelData.Of(activity)),
    };

    // Who is mentioned is told beside the text; in it the name stands as if it had been typed.
    private static string WithNames(string text) => Mentioned().Replace(text, "$1");

    [GeneratedRegex(@"<at(?:\s[^<>]*)?>([^<>]*)</at>", RegexOptions.IgnoreCase)]
    private static partial Regex Mentioned();

    // Nobody's words. An edited or deleted message was answered when it was new; a reaction asks for nothing.
    private static TurnInput? HappeningOf(Activity activity, TeamsChannelData data) => ActivityKinds.Of(activity) switch
    {
        ActivityKind.Installed => new TurnInput.Installed(true),
        ActivityKind.Uninstalled => new TurnInput.Installed(false) { IsTeamWide = true },
        ActivityKind.MembersAdded => activity.BotIsAmong(activity.MembersAdded)
            ? new TurnInput.Installed(true)
            : new TurnInput.Joined([.. activity.MembersAdded!.Select(PersonOf)]) { IsTeamWide = IsOfTeam(data) },
        ActivityKind.MembersRemoved => activity.BotIsAmong(activity.MembersRemoved)
            ? new TurnInput.Installed(false) { IsTeamWide = !data.IsEvent("channelMemberRemoved") }
            : new TurnInput.Left([.. activity.MembersRemoved!.Select(PersonOf)]) { IsTeamWide = IsOfTeam(data) },
        ActivityKind.ChannelDeleted when data.ChannelId is { } channel =>
            new TurnInput.Gone(new ConversationKey(channel), null),
        ActivityKind.TeamDeleted or ActivityKind.TeamHardDeleted when data.TeamId is { } team =>
            new TurnInput.Gone(new ConversationKey(team), team),
        ActivityKind.ChannelRestored when data.ChannelId is { } channel =>
            new TurnInput.Back(new ConversationKey(channel), null),
        ActivityKind.TeamRestored or ActivityKind.TeamUnarchived when data.TeamId is { } team =>
            new TurnInput.Back(new ConversationKey(team), team),
        _ => null,
    };

    // A shared or private channel has members of its own; who is in the team is in all its other channels.
    private static bool IsOfTeam(TeamsChannelData data) =>
        data.IsEvent("teamMemberAdded") || data.IsEvent("teamMemberRemoved");

    // A suggested action may carry a value beside its text: without a verb it is no button of ours, so the text counts.
    private static bool IsPress(Activity activity) =>
        activity.Value?.Text("verb") is not null || string.IsNullOrWhiteSpace(activity.TextForBot());

    private static TurnInput.Pressed PressedOf(JsonObject value, string? card) =>
        new(value["verb"]?.ToString() ?? string.Empty, value, card, Inline: false);

    // {"actionName":"feedback","actionValue":{"reaction":"like","feedback":"{\"feedbackText\":\"...\"}"}}
    private static TurnInput.Rated? RatedOf(Activity activity)
    {
        var rated = activity.Value?.Member("actionValue");
        var words = rated?.Text("feedback");
        return rated?.Text("reaction") is "like" or "dislike"
            ? new TurnInput.Rated(rated?.Text("reaction") == "like", WordsOf(words))
            : null;
    }

    private static string? WordsOf(string? feedback)
    {
        try
        {
            return feedback is null ? null : JsonSerializer.Deserialize<JsonElement>(feedback).Text("feedbackText");
        }
        catch (JsonException)
        {
            return null;
        }
    }

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

            // On this machine the windows of the playground stand for one place, each with a tenant of its own.
            IsElsewhere = !home.TakesEverybodyIn
                && (!IsTeams(activity) || host != ours || IsContradictory(activity, ours)),
        };
    }

    // Channel data and conversation both name the tenant that hosts the place.
    private static bool IsContradictory(Activity activity, TenantId ours) =>
        HomeTenant.Of(activity.Conversation?.TenantId) is { } other && other != ours;

    // Only Teams says itself who somebody is. Other channels of the same registration (a web chat is on by default)
    // pass on what the client wrote about its own tenant and id.
    private static bool IsTeams(Activity activity) => activity.Channel == "msteams";

    // Bots that answer each other never stop.
    private static bool IsOfBot(Activity activity) => activity.Type == ActivityTypes.Message
        && (activity.From?.Role == "bot" || activity.From?.Id?.StartsWith("28:", StringComparison.Ordinal) == true);

    private static Person PersonOf(ChannelAccount account) =>
        new(new UserId(account.AadObjectId ?? account.Id ?? string.Empty), account.Name ?? string.Empty);

    private static Person PersonOf(Mention mention) => new(new UserId(mention.Id), mention.Name ?? string.Empty);
}
