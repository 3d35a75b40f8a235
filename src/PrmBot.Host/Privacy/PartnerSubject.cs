using System.Runtime.CompilerServices;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Privacy;
using PrmBot.Storage;
using PrmBot.Storage.Moving;

namespace PrmBot.Host.Privacy;

/// <summary>A partner. What belongs to it is found by an index; so is what belongs to nobody.</summary>
internal sealed class PartnerSubject : Subject
{
    private readonly Partner _partner;
    private readonly Mentions _mentions;
    private readonly IReadOnlySet<string> _channels;

    /// <param name="tenant">Whose records are looked through.</param>
    /// <param name="partner">The partner.</param>
    /// <param name="links">Its channels.</param>
    /// <param name="others">Names of all others.</param>
    public PartnerSubject(
        TenantId tenant, Partner partner, IEnumerable<ChannelLink> links, IEnumerable<string> others)
        : base(tenant)
    {
        _partner = partner;
        _channels = links.Select(l => l.Id).Concat([partner.Channel?.Channel.Value]).OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        string[] names = [partner.Name, .. partner.Aliases];
        _mentions = new Mentions(
            new HashSet<string>([partner.Id, .. _channels], StringComparer.Ordinal), names,
            others.Where(other => Array.Exists(names, name => Holds(other, name))));
    }

    public override ErasedKind What => ErasedKind.Partner;

    public override string Title => $"{_partner.Name} ({_partner.Id})";

    public override IEnumerable<string> KnownBy => [_partner.Id];

    public override IEnumerable<string> Notes =>
        ["What other partners' records say of it in words stays: those are looked at by no index."];

    public override async IAsyncEnumerable<Treated> TreatAsync(
        IUpkeep store, UserId former, [EnumeratorCancellation] CancellationToken ct)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal) { _partner.Id };
        foreach (var kept in Decided.Kinds.Values)
        {
            await foreach (var stored in store.RowsAsync(Tenant, new RowRange.OfPartner(kept.Kind, _partner.Of), ct))
            {
                // A contact's id is a person's, and says nothing of the partner elsewhere.
                if (kept.OfPerson == OfPerson.Replaced)
                {
                    ids.Add(stored.Row.Id);
                }

                yield return new Treated(stored, null);
            }
        }

        var pruning = new Pruning(ids, _mentions);
        await foreach (var stored in store.RowsAsync(Tenant, new RowRange.OfNobody(), ct))
        {
            switch (Decided.Kinds.GetValueOrDefault(stored.Kind)?.OfPartner)
            {
                case OfPartner.InItsChannel when IsInItsChannel(stored.Row.Id):
                    yield return new Treated(stored, null);
                    break;
                case OfPartner.Pruned when IsInItsChannel(stored.Row.Id):
                    yield return new Treated(stored, null);
                    break;
                case OfPartner.Pruned when pruning.Body(stored.Row.Body) is { } body:
                    yield return new Treated(stored, body.Length == 0 ? null : stored.Row with { Body = body });
                    break;
                default:
                    break;
            }
        }
    }

    public override bool IsItsPlace(ConversationKey place) => _channels.Contains(place.Channel.Value);

    public override bool IsNamed(string text) => _mentions.In(text);

    // Channel, thread in a channel, or either with a person: "19:x", "19:x;messageid=1", "19:x|person".
    private bool IsInItsChannel(string id) => _channels.Contains(new ConversationKey(id.Split('|')[0]).Channel.Value);

    private static bool Holds(string other, string name) =>
        other.Length > name.Length && other.Contains(name, StringComparison.OrdinalIgnoreCase);
}
