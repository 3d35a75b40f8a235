using System.Globalization;
using System.Text.Json;
using PrmBot.BotFramework.Activities;

namespace PrmBot.BotFramework.Connector;

/// <summary>What the bot learns of conversations, people and teams, and how it opens a conversation.</summary>
public sealed partial class ConnectorClient
{
    /// <summary>The chat with one person, made when there is none; the app must be installed where that person
    /// is.</summary>
    public async Task<CreatedConversation> CreatePersonalAsync(
        string serviceUrl, string userId, string tenantId, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(userId))
            throw new ConnectorException(null, "BadId", isPermanent: true);

        var who = new ConversationParameters(false, [new ChannelAccount { Id = userId }], tenantId, null, null);
        return await ForTenant(tenantId).CreateAsync(
            serviceUrl, Sends(userId) with { Body = ActivityJson.Write(who), IsRepeatable = true }, cancellationToken);
    }

    /// <summary>A new thread in a channel, opened by a message.</summary>
    public async Task<CreatedConversation> CreateThreadAsync(
        string serviceUrl, string channelId, string tenantId, Activity message,
        CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(channelId))
            throw new ConnectorException(null, "BadId", isPermanent: true);

        var channelData = new { channel = new { id = ThreadIds.ChannelOf(channelId) } };
        var opening = message with { Id = null, Type = message.Type ?? ActivityTypes.Message };
        _ = Small(opening); // of the message alone, as Teams counts
        var thread = new ConversationParameters(true, null, tenantId, opening, channelData);
        return await ForTenant(tenantId).CreateAsync(
            serviceUrl, Sends(channelId) with { Body = ActivityJson.Write(thread) }, cancellationToken);
    }

    /// <summary>One member; null when the channel knows no such person in the conversation.</summary>
    public async Task<RosterMember?> MemberAsync(
        string serviceUrl, string conversationId, string userId, CancellationToken cancellationToken = default)
    {
        try
        {
            var path = Path("v3", "conversations", conversationId, "members", userId);
            var answer = await CallAsync(HttpMethod.Get, serviceUrl, path, Asks(conversationId), cancellationToken);
            return answer is { } member ? RosterMember.Of(member) : null;
        }
        catch (ConnectorException missing) when (missing.Status == 404 && !missing.Is("ConversationNotFound"))
        {
            return null;
        }
    }

    /// <summary>Everybody on the roster, page by page. PageSize is held between Teams' 50 and 500.</summary>
    public async Task<IReadOnlyList<RosterMember>> MembersAsync(
        string serviceUrl, string conversationId, int pageSize = 200, CancellationToken cancellationToken = default)
    {
        var size = Math.Clamp(pageSize, 50, 500).ToString(CultureInfo.InvariantCulture);
        var roster = Path("v3", "conversations", conversationId, "pagedmembers") + $"?pageSize={size}";
        var members = new List<RosterMember>();
        var seen = new HashSet<string>();
        string? next = null;
        do
        {
            var path = roster + (next is null ? "" : $"&continuationToken={Uri.EscapeDataString(next)}");
            var page = await CallAsync(HttpMethod.Get, serviceUrl, path, Asks(conversationId), cancellationToken);
            members.AddRange(Listed(page, "members").Select(RosterMember.Of).OfType<RosterMember>());
            next = page?.Text("continuationToken");
        }
        while (!string.IsNullOrEmpty(next) && seen.Add(next)); // a token that comes again would go round for ever

        return members;
    }

    /// <summary>What Teams says of a team. TeamId is its thread id (channelData.team.id), not the Entra
    /// group's.</summary>
    public async Task<TeamDetails> TeamAsync(
        string serviceUrl, string teamId, CancellationToken cancellationToken = default)
    {
        var answer = await CallAsync(
            HttpMethod.Get, serviceUrl, Path("v3", "teams", teamId), Asks(teamId), cancellationToken);
        return TeamDetails.Of(teamId, answer ?? default);
    }

    /// <summary>The channels of a team that the bot may know. TeamId as in <see cref="TeamAsync"/>.</summary>
    public async Task<IReadOnlyList<TeamChannel>> ChannelsAsync(
        string serviceUrl, string teamId, CancellationToken cancellationToken = default)
    {
        var path = Path("v3", "teams", teamId, "conversations");
        var answer = await CallAsync(HttpMethod.Get, serviceUrl, path, Asks(teamId), cancellationToken);
        return [.. Listed(answer, "conversations").Select(TeamChannel.Of).OfType<TeamChannel>()];
    }

    private static IEnumerable<JsonElement> Listed(JsonElement? answer, string name) =>
        answer?.Member(name) is { ValueKind: JsonValueKind.Array } listed ? listed.EnumerateArray() : [];

    private async Task<CreatedConversation> CreateAsync(
        string serviceUrl, How how, CancellationToken cancellationToken)
    {
        var answer = await CallAsync(
            HttpMethod.Post, serviceUrl, Path("v3", "conversations"), how, cancellationToken);
        var id = answer?.Text("id") ?? throw ConnectorException.Answered(200, "NoConversationId");
        return new CreatedConversation(id, answer?.Text("activityId"), answer?.Text("serviceUrl") ?? serviceUrl);
    }
}
