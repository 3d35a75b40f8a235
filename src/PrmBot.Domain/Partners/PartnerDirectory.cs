using System.Runtime.CompilerServices;
using PrmBot.Identity;

namespace PrmBot.Partners;

/// <summary>
/// Partners by what they are looked for. Made once for a list and kept with it: stores give the same list as long as no
/// partner was written.
/// </summary>
public sealed class PartnerDirectory
{
    private static readonly NameMemo<string> Keys = new(PartnerName.Key);
    private static readonly ConditionalWeakTable<IReadOnlyList<Partner>, PartnerDirectory> Made = [];

    private readonly Dictionary<PartnerId, Partner> _byId;
    private readonly Dictionary<ConversationKey, Partner> _byChannel = [];
    private readonly ILookup<string, Partner> _byKey;

    private PartnerDirectory(IReadOnlyList<Partner> all)
    {
        Listed = [.. all.Where(p => p.Status != PartnerStatus.Archived)];
        _byId = all.ToDictionary(p => p.Of);
        _byKey = all.SelectMany(p => p.Aliases.Append(p.Name).Select(Keys.Of).Distinct()
            .Select(key => (Key: key, Partner: p))).ToLookup(named => named.Key, named => named.Partner);
        foreach (var partner in Listed.Where(p => p.Channel is not null))
        {
            _byChannel.TryAdd(partner.Channel!.Value, partner);
        }
    }

    /// <summary>Those that are not archived, in the order of the list.</summary>
    public IReadOnlyList<Partner> Listed { get; }

    /// <summary>The directory of a list that nobody changes.</summary>
    public static PartnerDirectory Of(IReadOnlyList<Partner> all) =>
        Made.GetValue(all, list => new PartnerDirectory(list));

    /// <summary>Archived or not; null: there is none.</summary>
    public Partner? Find(PartnerId id) => _byId.GetValueOrDefault(id);

    /// <summary>The one that is not archived and has this channel; null: none.</summary>
    public Partner? On(ConversationKey channel) => _byChannel.GetValueOrDefault(channel);

    /// <summary>Those whose name or alias has this <see cref="PartnerName.Key"/>, archived ones too.</summary>
    public IEnumerable<Partner> Called(string key) => _byKey[key];
}
