using PrmBot.Identity;
using PrmBot.Partners;

namespace PrmBot.Conversation.Tests.Plugins;

/// <summary>A platform that says who is in every channel; null: it does not answer.</summary>
internal sealed class KnownPeople : IChannelPeople
{
    public IReadOnlyList<ChannelPerson>? All { get; set; }

    public static ChannelPerson One(string id, string name, bool? isFromOutside) =>
        new(new Person(new UserId(id), name), isFromOutside);

    public Task<IReadOnlyList<string>> FromOutsideAsync(TenantId home, ChannelLink channel, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    public Task<IReadOnlyList<ChannelPerson>?> AllAsync(TenantId home, ChannelLink channel, CancellationToken ct) =>
        Task.FromResult(All);
}
