using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Cycle.Modify;

/// <summary>Finds a proposal by its number, or by words of what it is about.</summary>
public static class FindProposal
{
    /// <summary>Those that the caller may see, oldest first.</summary>
    public static async Task<IReadOnlyList<ChangeProposal>> AllAsync(
        Session session, PartnerId partner, CancellationToken ct) =>
    [
        .. (await session.Work.OfPartnerAsync<ChangeProposal>(partner, ct)).Where(p => MaySee(session.Caller, p))
            .OrderBy(p => p.Number),
    ];

    /// <summary>One of those; else <c>change.unknown</c> with the numbers of the open ones.</summary>
    /// <param name="said">A number, "the first", or words of a line's title.</param>
    public static async Task<Outcome<ChangeProposal>> OneAsync(
        Session session, PartnerId partner, string said, CancellationToken ct)
    {
        var all = await AllAsync(session, partner, ct);
        var open = all.Where(p => p.IsOpen).ToList();
        var words = said.Trim().TrimStart('#');
        if (int.TryParse(words, out var number) && all.FirstOrDefault(p => p.Number == number) is { } numbered)
        {
            return numbered;
        }

        var named = open.Where(p => Mentions(p, words)).Take(2).ToList();
        if (named is [var only])
        {
            return only;
        }

        return open.Count == 0
            ? new Refusal("change.none_open")
            : new Refusal("change.unknown").With("said", said)
                .With("numbers", string.Join(", ", open.Select(p => p.Number)));
    }

    private static bool MaySee(Caller caller, ChangeProposal proposal) => caller.Role switch
    {
        Role.Manager or Role.Reader => true,
        Role.PartnerContact => proposal.IsShared && proposal.Of == caller.Partner,
        Role.Stranger => false,
        _ => throw new ArgumentOutOfRangeException(nameof(caller), caller.Role, "Unknown role."),
    };

    private static bool Mentions(ChangeProposal proposal, string words) => words.Length > 2
        && proposal.Change.Lines.Select(l => l.Title).Concat(proposal.Finding.Lines.Select(l => l.Title))
            .Any(t => t.Contains(words, StringComparison.OrdinalIgnoreCase));
}
