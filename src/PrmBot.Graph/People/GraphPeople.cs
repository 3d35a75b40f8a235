using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Users.Item.CheckMemberGroups;
using PrmBot.Graph.Calls;
using PrmBot.Identity;
using PrmBot.Workplace;
using Person = PrmBot.Identity.Person;

namespace PrmBot.Graph.People;

/// <summary>Who is who, asked of Microsoft Graph.</summary>
public sealed class GraphPeople(GraphServiceClient client, TenantId home) : IPeople
{
    private const string Directory = "User.ReadBasic.All";
    private const string Members = "ChannelMember.Read.Group (or ChannelMember.Read.All)";
    private const string Groups = "GroupMember.Read.All and User.Read.All";

    // The directory takes no more in one condition.
    private const int MostIds = 15;
    private static readonly string[] Fields = ["id", "displayName", "userPrincipalName", "mail"];

    private readonly GraphMailboxes _mailboxes = new(client);

    /// <inheritdoc/>
    public Task<IReadOnlyList<WorkplacePerson>> FindAsync(string said, CancellationToken ct)
    {
        var quoted = Quoted(said.Trim());
        return UsersAsync(
            said.Contains('@', StringComparison.Ordinal)
                ? $"userPrincipalName eq {quoted} or mail eq {quoted}"
                : $"startswith(displayName,{quoted}){OrByParts(said)}",
            ct);
    }

    // Directories that show "Becker, Tom" know the parts of the name all the same.
    private static string OrByParts(string said) =>
        said.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var first, .., var last]
            ? $" or (startswith(givenName,{Quoted(first)}) and startswith(surname,{Quoted(last)}))" : string.Empty;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<WorkplacePerson>> OfAsync(IReadOnlyList<UserId> people, CancellationToken ct)
    {
        var found = new List<WorkplacePerson>();
        foreach (var some in people.Distinct().Chunk(MostIds))
        {
            found.AddRange(await UsersAsync($"id in ({string.Join(',', some.Select(p => Quoted(p.Value)))})", ct));
        }

        return found;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<WorkplacePerson>> InChannelAsync(ChannelAddress channel, CancellationToken ct) =>
        GraphCall.AskAsync<IReadOnlyList<WorkplacePerson>>(
            Members,
            async () =>
            {
                var first = await client.Teams[channel.Group].Channels[channel.Channel].AllMembers
                    .GetAsync(cancellationToken: ct);
                var all = await Pages.AllAsync<ConversationMember, ConversationMemberCollectionResponse>(
                    client, first, ct);
                return [.. all.OfType<AadUserConversationMember>().Where(m => m.UserId is not null).Select(OfMember)];
            },
            ct);

    /// <inheritdoc/>
    public async Task<bool> IsInGroupAsync(UserId person, string group, CancellationToken ct)
    {
        var asked = new CheckMemberGroupsPostRequestBody { GroupIds = [group] };
        var answer = await GraphCall.AskAsync(
            Groups,
            () => client.Users[person.Value].CheckMemberGroups
                .PostAsCheckMemberGroupsPostResponseAsync(asked, cancellationToken: ct),
            ct);
        return answer.Value?.Contains(group, StringComparer.OrdinalIgnoreCase) == true;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<UserId, MailboxState>> MailboxesAsync(
        IReadOnlyList<UserId> people, CancellationToken ct) => _mailboxes.OfAsync(people, ct);

    private Task<IReadOnlyList<WorkplacePerson>> UsersAsync(string filter, CancellationToken ct) =>
        GraphCall.AskAsync<IReadOnlyList<WorkplacePerson>>(
            Directory,
            async () =>
            {
                var first = await client.Users.GetAsync(
                    call =>
                    {
                        call.QueryParameters.Filter = filter;
                        call.QueryParameters.Select = Fields;
                        call.QueryParameters.Top = 50;
                    },
                    ct);
                var all = await Pages.AllAsync<User, UserCollectionResponse>(client, first, ct);
                return [.. all.Where(u => u.Id is not null && !IsGuest(u)).Select(OfUser)];
            },
            ct);

    // A guest's principal name says so; the property that does is not among those that the least permission reads.
    private static bool IsGuest(User user) =>
        user.UserPrincipalName?.Contains("#EXT#", StringComparison.OrdinalIgnoreCase) == true;

    private WorkplacePerson OfUser(User user) =>
        new(new Person(new UserId(user.Id!), user.DisplayName ?? string.Empty), home)
        {
            PrincipalName = user.UserPrincipalName,
            Mail = user.Mail,
        };

    private static WorkplacePerson OfMember(AadUserConversationMember member) =>
        new(
            new Person(new UserId(member.UserId!), member.DisplayName ?? string.Empty),
            member.TenantId is { Length: > 0 } tenant ? new TenantId(tenant) : null)
        {
            Mail = member.Email,
            IsGuest = member.Roles?.Contains("guest", StringComparer.OrdinalIgnoreCase) == true,
        };

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
