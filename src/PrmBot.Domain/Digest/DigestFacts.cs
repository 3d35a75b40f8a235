using PrmBot.Cycle.Analyze;
using PrmBot.Cycle.Modify;
using PrmBot.Cycle.Monitor;
using PrmBot.Identity;
using PrmBot.Planning;

namespace PrmBot.Digest;

/// <summary>What a digest argues with beside the numbers, and for whom: pure.</summary>
public sealed record DigestFacts
{
    private const int MostAgreed = 2;
    private const int MostDone = 3;
    private const int MostOwners = 2;

    /// <summary>Who reads it; what a form may not show is left out whatever else is given.</summary>
    public DigestForm Form { get; init; } = DigestForm.Shared;

    /// <summary>The running plan; null, or a draft: nobody's work is named.</summary>
    public JointPlan? Plan { get; init; }

    /// <summary>Every proposal with the partner.</summary>
    public IReadOnlyList<ChangeProposal> Proposals { get; init; } = [];

    private IEnumerable<ChangeProposal> Visible =>
        Form == DigestForm.Internal ? Proposals : Proposals.Where(p => p.IsShared);

    /// <summary>
    /// False for a leading number that is red while what it leads to is still green: that is told to its owners in
    /// private first, and is no public red for the partner yet (domain/cycle.md, F7).
    /// </summary>
    internal bool MayShow(KpiVerdict verdict, IReadOnlyList<KpiVerdict> all) =>
        Form == DigestForm.Internal || verdict.Colour != KpiColour.Red || verdict.Kpi.LeadsTo is not { } link
        || !all.Any(v => v.Kpi.Id == link.Kpi && v.Colour == KpiColour.Green);

    /// <summary>The item with who answers for it and what is proposed.</summary>
    internal DigestItem Argue(DigestItem item, KpiCatalogue catalogue, DateOnly today) => item with
    {
        Owners = OwnersOf(item.Verdict, catalogue, today),
        Proposal = Visible.Where(p => p.IsOpen && p.Finding.Kpi == item.Verdict.Kpi.Id)
            .OrderBy(p => p.Type).ThenBy(p => p.Number).FirstOrDefault(),
    };

    /// <summary>What both sides agreed on since a day, latest first.</summary>
    internal IReadOnlyList<ChangeProposal> AgreedSince(DateOnly day) =>
    [
        .. Visible.Where(p => p is { State: ProposalState.Accepted, Words.Count: > 0 }
                && DateOnly.FromDateTime(p.Words[^1].At.UtcDateTime) >= day)
            .OrderByDescending(p => p.Words[^1].At).Take(MostAgreed),
    ];

    /// <summary>Lines that are done, and became so since a day; latest first.</summary>
    internal IReadOnlyList<PlanLine> DoneSince(DateOnly day) =>
    [
        .. (Plan?.OpenLines ?? []).Where(l => l.Status == LineStatus.Done)
            .Select(l => (Line: l, l.Changes.LastOrDefault(c => c.Field == LineField.Status)?.At))
            .Where(d => d.At is { } at && DateOnly.FromDateTime(at.UtcDateTime) >= day)
            .OrderByDescending(d => d.At).Take(MostDone).Select(d => d.Line),
    ];

    // The owners of what is late for it; else who gave the number, when that was a person.
    private IReadOnlyList<string> OwnersOf(KpiVerdict verdict, KpiCatalogue catalogue, DateOnly today)
    {
        var work = LinkedWork.Of(Plan, verdict.Kpi, catalogue, today);
        var late = work.LongOverdue.Concat(work.Due.Where(l => l.Status != LineStatus.Done));
        if (late.FirstOrDefault(l => l.OurOwner is not null || l.PartnerOwner is not null) is { } line)
        {
            return [.. new[] { line.OurOwner, line.PartnerOwner }.OfType<PlanOwner>().Select(o => o.Name)
                .Take(MostOwners)];
        }

        return verdict.Measure.Latest?.By is { Source: not (KpiSource.Derived or KpiSource.Sample) } by
            ? [by.Who.Name] : [];
    }
}
