using System.Globalization;
using System.Text.Json;
using PrmBot.BotFramework.Activities;
using PrmBot.BotFramework.Authentication;

namespace PrmBot.BotFramework.Connector;

/// <summary>
/// What the bot says to a channel. Every call goes to the service URL that the conversation last came with, and only
/// to an allowed host; every failure is a <see cref="ConnectorException"/>. Ids are taken as they came and encoded
/// here. Returned activity ids are "" when the channel names none.
/// </summary>
public sealed class ConnectorClient
{
    private readonly ConnectorPipe _pipe;
    private readonly ServiceHosts _hosts;

    internal ConnectorClient(ConnectorPipe pipe, ServiceHosts hosts)
    {
        _pipe = pipe;
        _hosts = hosts;
    }

    /// <summary>
    /// Posts an activity; as an answer when it has a ReplyToId. To a channel's bare id it starts a new thread.
    /// Activities that never go over the wire (trace, delay) give "".
    /// </summary>
    public async Task<string> SendAsync(
        string serviceUrl, string conversationId, Activity activity, CancellationToken cancellationToken = default)
    {
        if (ActivityTypes.StaysHere(activity))
            return "";

        var url = string.IsNullOrWhiteSpace(activity.ReplyToId)
            ? Address(serviceUrl, "v3", "conversations", conversationId, "activities")
            : Address(serviceUrl, "v3", "conversations", conversationId, "activities", activity.ReplyToId);
        var answer = await _pipe.CallAsync(HttpMethod.Post, url, activity with { Id = null }, cancellationToken);
        return answer?.Text("id") ?? "";
    }

    /// <summary>Posts an activity as an answer to another.</summary>
    public Task<string> ReplyAsync(
        string serviceUrl, string conversationId, string replyToId, Activity activity,
        CancellationToken cancellationToken = default) =>
        SendAsync(serviceUrl, conversationId, activity with { ReplyToId = replyToId }, cancellationToken);

    /// <summary>Replaces a posted activity.</summary>
    public async Task<string> UpdateAsync(
        string serviceUrl, string conversationId, string activityId, Activity activity,
        CancellationToken cancellationToken = default)
    {
        var url = Address(serviceUrl, "v3", "conversations", conversationId, "activities", activityId);
        var body = activity with { Id = activityId };
        return (await _pipe.CallAsync(HttpMethod.Put, url, body, cancellationToken))?.Text("id") ?? "";
    }

    /// <summary>Takes a posted activity away.</summary>
    public Task DeleteAsync(
        string serviceUrl, string conversationId, string activityId, CancellationToken cancellationToken = default) =>
        _pipe.CallAsync(
            HttpMethod.Delete,
            Address(serviceUrl, "v3", "conversations", conversationId, "activities", activityId),
            null,
            cancellationToken);

    /// <summary>Shows the sender of an activity, for about three seconds, that the bot is writing.</summary>
    public Task TypingAsync(Activity inbound, CancellationToken cancellationToken = default) =>
        SendAsync(
            inbound.ServiceUrl ?? "",
            inbound.Conversation?.Id ?? "",
            inbound.CreateReply() with { Type = ActivityTypes.Typing, ReplyToId = null },
            cancellationToken);

    /// <summary>The chat with one person, made when there is none; the app must be installed where that person
    /// is.</summary>
    public Task<CreatedConversation> CreatePersonalAsync(
        string serviceUrl, string userId, string tenantId, CancellationToken cancellationToken = default) =>
        CreateAsync(
            serviceUrl,
            new ConversationParameters(false, [new ChannelAccount { Id = userId }], tenantId, null, null),
            cancellationToken);

    /// <summary>A new thread in a channel, opened by a message.</summary>
    public Task<CreatedConversation> CreateThreadAsync(
        string serviceUrl, string channelId, string tenantId, Activity message,
        CancellationToken cancellationToken = default)
    {
        var channelData = new { channel = new { id = ThreadIds.ChannelOf(channelId) } };
        var parameters = new ConversationParameters(true, null, tenantId, message with { Id = null }, channelData);
        return CreateAsync(serviceUrl, parameters, cancellationToken);
    }

    /// <summary>One member; null when the channel knows no such person in the conversation.</summary>
    public async Task<RosterMember?> MemberAsync(
        string serviceUrl, string conversationId, string userId, CancellationToken cancellationToken = default)
    {
        try
        {
            var url = Address(serviceUrl, "v3", "conversations", conversationId, "members", userId);
            var answer = await _pipe.CallAsync(HttpMethod.Get, url, null, cancellationToken);
            return answer is { } member ? RosterMember.Of(member) : null;
        }
        catch (ConnectorException missing) when (missing.Status == 404 && missing.Code != "ConversationNotFound")
        {
            return null;
        }
    }

    /// <summary>Everybody on the roster, page by page. PageSize is held between Teams' 50 and 500.</summary>
    public async Task<IReadOnlyList<RosterMember>> MembersAsync(
        string serviceUrl, string conversationId, int pageSize = 200, CancellationToken cancellationToken = default)
    {
        var roster = Address(serviceUrl, "v3", "conversations", conversationId, "pagedmembers");
        var size = Math.Clamp(pageSize, 50, 500).ToString(CultureInfo.InvariantCulture);
        var members = new List<RosterMember>();
        var seen = new HashSet<string>();
        string? next = null;
        do
        {
            var query = $"?pageSize={size}" + (next is null ? "" : $"&continuationToken={Uri.EscapeDataString(next)}");
            var page = await _pipe.CallAsync(HttpMethod.Get, new Uri(
                roster.AbsoluteUri + query), null, cancellationToken);
            if (page?.Member("members") is { ValueKind: JsonValueKind.Array } listed)
                members.AddRange(listed.EnumerateArray().Select(RosterMember.Of).OfType<RosterMember>());
            next = page?.Text("continuationToken");
        }
        while (!string.IsNullOrEmpty(next) && seen.Add(next)); // a token that comes again would go round for ever

        return members;
    }

    private async Task<CreatedConversation> CreateAsync(
        string serviceUrl, ConversationParameters parameters, CancellationToken cancellationToken)
    {
        var url = Address(serviceUrl, "v3", "conversations");
        var answer = await _pipe.CallAsync(HttpMethod.Post, url, parameters, cancellationToken);
        var id = answer?.Text("id") ?? throw ConnectorException.Answered(200, "NoConversationId");
        return new CreatedConversation(id, answer?.Text("activityId"), answer?.Text("serviceUrl") ?? serviceUrl);
    }

    private Uri Address(string serviceUrl, params IEnumerable<string> segments)
    {
        var root = _hosts.Allowed(serviceUrl) ?? throw ConnectorException.NotAllowed();
        var parts = segments.ToList();
        if (parts.Any(part => part is "" or "." or "..")) // a URL has no way to write these as names
            throw new ConnectorException(null, "BadId", isPermanent: true);

        return new Uri(root.AbsoluteUri + string.Join('/', parts.Select(Uri.EscapeDataString)));
    }
}
