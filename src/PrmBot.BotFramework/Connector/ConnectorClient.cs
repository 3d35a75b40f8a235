using System.Text.Json;
using PrmBot.BotFramework.Activities;
using PrmBot.BotFramework.Authentication;
using PrmBot.BotFramework.Connector.Sizes;
using PrmBot.BotFramework.Connector.Streaming;

namespace PrmBot.BotFramework.Connector;

/// <summary>
/// What the bot says to a channel. Every call goes to the service URL that the conversation last came with, and only
/// to an allowed host; every failure is a <see cref="ConnectorException"/>. Ids are taken as they came and encoded
/// here. Returned activity ids are "" when the channel names none.
/// </summary>
public sealed partial class ConnectorClient
{
    private const string Targeted = "?isTargetedActivity=true";

    private readonly ConnectorPipe _pipe;
    private readonly ServiceHosts _hosts;
    private readonly string _tenant;
    private readonly ICallWatch? _watch;

    internal ConnectorClient(
        ConnectorPipe pipe, ServiceHosts hosts, string tenant = "", ICallWatch? watch = null)
    {
        _watch = watch;
        _pipe = pipe;
        _hosts = hosts;
        _tenant = tenant;
    }

    /// <summary>The same, with its calls counted against this tenant's limit: the one that hosts the
    /// conversation.</summary>
    public ConnectorClient ForTenant(string? tenantId) => new(_pipe, _hosts, tenantId ?? "", _watch);

    /// <summary>The same, with somebody told when a call leaves.</summary>
    public ConnectorClient WatchedBy(ICallWatch watch) => new(_pipe, _hosts, _tenant, watch);

    /// <summary>
    /// Posts an activity; as an answer when it has a ReplyToId. To a channel's bare id it starts a new thread.
    /// Activities that never go over the wire (trace, delay) give ""; a delay lasts as many milliseconds as its value
    /// says. What is too big (<see cref="MessageSize"/>) is
    /// not sent: split it first.
    /// </summary>
    public async Task<string> SendAsync(
        string serviceUrl, string conversationId, Activity activity, CancellationToken cancellationToken = default)
    {
        if (ActivityTypes.StaysHere(activity))
        {
            await Task.Delay(ActivityTypes.DelayOf(activity), _pipe.Time, cancellationToken);
            return "";
        }

        var path = string.IsNullOrWhiteSpace(activity.ReplyToId)
            ? ActivitiesOf(conversationId)
            : ActivityOf(conversationId, activity.ReplyToId);
        return await PostAsync(serviceUrl, conversationId, path, activity, cancellationToken);
    }

    /// <summary>Posts an activity as an answer to another.</summary>
    public Task<string> ReplyAsync(
        string serviceUrl, string conversationId, string replyToId, Activity activity,
        CancellationToken cancellationToken = default) =>
        SendAsync(serviceUrl, conversationId, activity with { ReplyToId = replyToId }, cancellationToken);

    /// <summary>Replaces a posted activity.</summary>
    public Task<string> UpdateAsync(
        string serviceUrl, string conversationId, string activityId, Activity activity,
        CancellationToken cancellationToken = default) =>
        PutAsync(serviceUrl, conversationId, activityId, activity, "", cancellationToken);

    /// <summary>Takes a posted activity away.</summary>
    public Task DeleteAsync(
        string serviceUrl, string conversationId, string activityId, CancellationToken cancellationToken = default) =>
        CallAsync(
            HttpMethod.Delete, serviceUrl, ActivityOf(conversationId, activityId), Sends(conversationId),
            cancellationToken);

    /// <summary>Posts an activity to a group chat or channel that only this person sees.</summary>
    public Task<string> SendTargetedAsync(
        string serviceUrl, string conversationId, string userId, Activity activity,
        CancellationToken cancellationToken = default)
    {
        var path = string.IsNullOrWhiteSpace(activity.ReplyToId)
            ? ActivitiesOf(conversationId)
            : ActivityOf(conversationId, activity.ReplyToId);
        return PostAsync(serviceUrl, conversationId, path + Targeted, For(userId, activity), cancellationToken);
    }

    /// <summary>Replaces an activity that only this person sees.</summary>
    public Task<string> UpdateTargetedAsync(
        string serviceUrl, string conversationId, string activityId, string userId, Activity activity,
        CancellationToken cancellationToken = default) =>
        PutAsync(serviceUrl, conversationId, activityId, For(userId, activity), Targeted, cancellationToken);

    /// <summary>Takes an activity away that only one person sees.</summary>
    public Task DeleteTargetedAsync(
        string serviceUrl, string conversationId, string activityId, CancellationToken cancellationToken = default) =>
        CallAsync(
            HttpMethod.Delete, serviceUrl, ActivityOf(conversationId, activityId) + Targeted, Sends(conversationId),
            cancellationToken);

    /// <summary>Shows the sender of an activity, for about three seconds, that the bot is writing. Tried once
    /// only.</summary>
    public Task TypingAsync(Activity inbound, CancellationToken cancellationToken = default)
    {
        var conversation = inbound.Conversation?.Id ?? "";
        var typing = inbound.CreateReply() with { Type = ActivityTypes.Typing, ReplyToId = null };
        return ForTenant(TeamsChannelData.Of(inbound).TenantId).CallAsync(
            HttpMethod.Post, inbound.ServiceUrl ?? "", ActivitiesOf(conversation),
            Sends(conversation) with { Body = ActivityJson.Write(typing), IsFleeting = true }, cancellationToken);
    }

    /// <summary>An answer to this activity that appears while it is being written.</summary>
    public StreamedMessage Stream(Activity inbound) =>
        new(ForTenant(TeamsChannelData.Of(inbound).TenantId), inbound, _pipe.Time);

    /// <summary>Posts a piece of a stream, once: the next piece says everything again.</summary>
    internal async Task<string> StreamPieceAsync(Activity piece, CancellationToken stop)
    {
        var conversation = piece.Conversation?.Id ?? "";
        var how = Sends(conversation) with { Body = ActivityJson.Write(piece), IsFleeting = true };
        var answer = await CallAsync(
            HttpMethod.Post, piece.ServiceUrl ?? "", ActivitiesOf(conversation), how, stop);
        return answer?.Text("id") ?? "";
    }

    private static Activity For(string userId, Activity activity) => activity with
    {
        Recipient = activity.Recipient?.Id == userId ? activity.Recipient : new ChannelAccount { Id = userId },
    };

    private async Task<string> PostAsync(
        string serviceUrl, string conversationId, string path, Activity activity, CancellationToken stop)
    {
        var how = Sends(conversationId) with { Body = Small(activity with { Id = null }) };
        return (await CallAsync(HttpMethod.Post, serviceUrl, path, how, stop))?.Text("id") ?? "";
    }

    private async Task<string> PutAsync(
        string serviceUrl, string conversationId, string activityId, Activity activity, string query,
        CancellationToken stop)
    {
        var how = Sends(conversationId) with { Body = Small(activity with { Id = activityId }) };
        var path = ActivityOf(conversationId, activityId) + query;
        return (await CallAsync(HttpMethod.Put, serviceUrl, path, how, stop))?.Text("id") ?? "";
    }

    private static byte[] Small(Activity activity)
    {
        var written = ActivityJson.Write(activity);
        return MessageSize.Of(written) <= MessageSize.Most
            ? written
            : throw new ConnectorException(null, "MessageSizeTooBig", isPermanent: true);
    }

    private async Task<JsonElement?> CallAsync(
        HttpMethod method, string serviceUrl, string path, How how, CancellationToken stop)
    {
        var root = _hosts.Allowed(serviceUrl) ?? throw ConnectorException.NotAllowed();
        var rate = new RateKey(ThreadIds.ChannelOf(how.Thread), how.Reads, _tenant);
        var call = new ConnectorCall(method, new Uri(root.AbsoluteUri + path), how.Body, rate)
        {
            IsRepeatable = method != HttpMethod.Post || how.IsRepeatable,
            IsFleeting = how.IsFleeting,
            Watch = _watch,
        };
        try
        {
            return await _pipe.CallAsync(call, stop);
        }
        catch (ConnectorException moved) when (moved.Is("InvalidBotApiHost") && GovernmentHost(root) is not null)
        {
            return await _pipe.CallAsync(call with { Url = new Uri(GovernmentHost(root) + path) }, stop);
        }
    }

    // Tenants of the US government community cloud (GCC) are sometimes named with the world's address.
    private string? GovernmentHost(Uri root)
    {
        var other = _hosts.Allowed("https://smba.infra.gcc.teams.microsoft.com/teams")?.AbsoluteUri;
        return other == root.AbsoluteUri ? null : other;
    }

    private static string ActivitiesOf(string conversationId) =>
        Path("v3", "conversations", conversationId, "activities");

    private static string ActivityOf(string conversationId, string activityId) =>
        Path("v3", "conversations", conversationId, "activities", activityId);

    private static string Path(params IReadOnlyList<string> segments)
    {
        if (segments.Any(part => part is "" or "." or "..")) // a URL has no way to write these as names
            throw new ConnectorException(null, "BadId", isPermanent: true);

        return string.Join('/', segments.Select(Uri.EscapeDataString));
    }

    private static How Sends(string thread) => new(thread, Reads: false);

    private static How Asks(string thread) => new(thread, Reads: true);

    private sealed record How(string Thread, bool Reads)
    {
        public byte[]? Body { get; init; }

        public bool IsRepeatable { get; init; }

        public bool IsFleeting { get; init; }
    }
}
