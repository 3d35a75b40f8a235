using PrmBot.Cycle.Modify;
using PrmBot.Cycle.Monitor;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Storage;

namespace PrmBot.Digest;

/// <summary>A digest with the numbers behind it.</summary>
/// <param name="Digest">What it says.</param>
/// <param name="Series">The numbers.</param>
public record ComposedDigest(WeeklyDigest Digest, IReadOnlyList<KpiSeries> Series)
{
    /// <summary>For whom.</summary>
    public DigestForm Form { get; init; }

    /// <summary>The plan that proposals speak of; null: none, or a draft.</summary>
    public JointPlan? Plan { get; init; }
}

/// <summary>Where a partner's digest goes.</summary>
/// <param name="Digest">What it says, in the form that the partner may read.</param>
/// <param name="Series">The numbers behind it.</param>
/// <param name="Link">The partner's channel.</param>
public sealed record AddressedDigest(WeeklyDigest Digest, IReadOnlyList<KpiSeries> Series, ChannelLink Link)
    : ComposedDigest(Digest, Series);

/// <summary>Composes the digest of a partner.</summary>
public static class ComposeDigest
{
    /// <summary>
    /// In the shared form, for the channel that is linked to the partner. Refuses with <c>digest.archived</c> for a
    /// partner that is out of digests, and as <see cref="DigestChannel"/> where it can't be posted.
    /// </summary>
    public static async Task<Outcome<AddressedDigest>> RunAsync(
        Session session, KpiCatalogue catalogue, Partner partner, IReadOnlyList<DueLine> due, CancellationToken ct)
    {
        if (session.Refuses(Act.Manage, partner.Of) is { } no)
        {
            return no;
        }

        if (partner.Status == PartnerStatus.Archived)
        {
            return new Refusal("digest.archived").With("partner", partner.Name);
        }

        if (!(await DigestChannel.FindAsync(session, partner, ct)).Succeeded(out var link, out no))
        {
            return no;
        }

        var read = await ReadAsync(session, catalogue, partner, due, DigestForm.Shared, ct);
        return read.Succeeded(out var composed, out no)
            ? new AddressedDigest(composed.Digest, composed.Series, link) { Form = composed.Form, Plan = composed.Plan }
            : no;
    }

    /// <summary>As it stands now, in one of its forms; the internal one only for who may see our judgement.</summary>
    public static async Task<Outcome<ComposedDigest>> ReadAsync(
        Session session, KpiCatalogue catalogue, Partner partner, IReadOnlyList<DueLine> due, DigestForm form,
        CancellationToken ct)
    {
        var act = form == DigestForm.Internal ? Act.SeeAssessment : Act.SeePartner;
        if (session.Refuses(act, partner.Of) is { } no)
        {
            return no;
        }

        var series = await ReadKpis.AllAsync(session, partner.Of, ct);
        var plan = (await CurrentPlan.FindAsync(session, partner.Of, ct)).Value;
        plan = plan is { State: PlanState.Draft } ? null : plan;
        var facts = new DigestFacts
        {
            Form = form,
            Plan = plan,
            Proposals = await FindProposal.AllAsync(session, partner.Of, ct),
        };
        var digest = DigestComposer.Compose(catalogue, series, due, session.Today, facts);
        return new ComposedDigest(digest, series) { Form = form, Plan = plan };
    }
}
