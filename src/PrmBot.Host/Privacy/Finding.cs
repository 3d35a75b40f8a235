using PrmBot.Host.Startup;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Privacy;
using PrmBot.Storage;

namespace PrmBot.Host.Privacy;

/// <summary>Finds out who is meant. Nothing is guessed: who is not certain is listed.</summary>
internal sealed class Finding(IStore store, TenantId tenant)
{
    private const int MostListed = 20;

    private IUpkeep Upkeep { get; } = store.Upkeep
        ?? throw new InvalidOperationException("This store keeps nothing that could be deleted.");

    /// <param name="asked">A name, an id, and further ones of the same person.</param>
    /// <param name="ct">Ends the work early.</param>
    /// <returns>The person, with everybody who is known.</returns>
    /// <exception cref="CommandException">Nobody, or several; the message lists them.</exception>
    public async Task<(PersonSubject Who, KnownPeople All)> PersonAsync(
        IReadOnlyList<string> asked, CancellationToken ct)
    {
        var people = await KnownPeople.ReadAsync(Upkeep, tenant, ct);
        var ids = people.Of(asked[0]);
        if (ids.Count > 1)
        {
            throw new CommandException(
                $"Several people are kept as {asked[0]}: say the id of one of them. Where they are one person, add the "
                + "other ids with --also." + Listed(ids.Select(people.Shown)));
        }

        if (ids.Count == 0 && !people.IsNamed(asked[0]))
        {
            var near = people.Near(asked[0]).ToList();
            throw new CommandException(
                $"Nobody is kept as {asked[0]}. PrmBot knows people by object id or by their name as Teams shows it"
                + (near.Count == 0 ? "." : "; near to it are:") + Listed(near));
        }

        var said = asked.Where(text => !people.Ids.Contains(text)).ToList();
        var all = asked.Skip(1).SelectMany(text => people.Of(text) is { Count: > 0 } known ? known : [text]);
        return (new PersonSubject(tenant, people.Identify(ids.Concat(all), said)), people);
    }

    /// <param name="asked">Its name, an alias, or its id.</param>
    /// <param name="ct">Ends the work early.</param>
    /// <exception cref="CommandException">None, or several; the message lists them.</exception>
    public async Task<PartnerSubject> PartnerAsync(string asked, CancellationToken ct)
    {
        var all = await store.Open(tenant).AllAsync<Partner>(ct);
        var found = all.Where(p => p.Id == asked).ToList() is { Count: > 0 } byId ? byId
            : [.. all.Where(p => p.Aliases.Prepend(p.Name).Any(n => IsSame(n, asked)))];
        return found switch
        {
            [var partner] => await SubjectAsync(partner, all, ct),
            [] => throw new CommandException(
                $"No partner is named {asked}." + Listed(all.Where(p => IsNear(p, asked)).Select(Shown))),
            _ => throw new CommandException(
                $"Several partners are named {asked}: say the id of one of them." + Listed(found.Select(Shown))),
        };
    }

    /// <summary>Whoever a deletion was about, in a copy from before; null: not in there.</summary>
    public async Task<Subject?> AgainAsync(Erasure erasure, CancellationToken ct)
    {
        if (erasure.What == ErasedKind.Partner)
        {
            var all = await store.Open(tenant).AllAsync<Partner>(ct);
            return all.FirstOrDefault(p => erasure.Means(p.Id)) is { } partner
                ? await SubjectAsync(partner, all, ct)
                : null;
        }

        var people = await KnownPeople.ReadAsync(Upkeep, tenant, ct);
        var ids = people.Ids.Where(erasure.Means).ToList();
        var names = people.Names.Where(erasure.Means).ToList();
        return ids.Count + names.Count == 0 ? null : new PersonSubject(tenant, people.Identify(ids, names));
    }

    private async Task<PartnerSubject> SubjectAsync(Partner partner, IEnumerable<Partner> all, CancellationToken ct)
    {
        var links = await store.Open(tenant).OfPartnerAsync<ChannelLink>(partner.Of, ct);
        return new PartnerSubject(tenant, partner, links, all.Where(p => p.Of != partner.Of).Select(p => p.Name));
    }

    private static string Listed(IEnumerable<string> lines)
    {
        var all = lines.Order(StringComparer.OrdinalIgnoreCase).ToList();
        var more = all.Count > MostListed ? $"{Environment.NewLine}  and {all.Count - MostListed} more" : string.Empty;
        return string.Concat(all.Take(MostListed).Select(line => $"{Environment.NewLine}  {line}")) + more;
    }

    private static string Shown(Partner partner) => $"{partner.Name} ({partner.Id})";

    private static bool IsSame(string a, string b) =>
        string.Equals(a.Trim(), b.Trim(), StringComparison.OrdinalIgnoreCase);

    private static bool IsNear(Partner partner, string asked) => partner.Aliases.Prepend(partner.Name)
        .Any(n => n.Contains(asked, StringComparison.OrdinalIgnoreCase)
            || asked.Contains(n, StringComparison.OrdinalIgnoreCase));
}
