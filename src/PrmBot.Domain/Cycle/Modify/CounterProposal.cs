using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Storage;

namespace PrmBot.Cycle.Modify;

/// <summary>What somebody wants otherwise; what is null stays.</summary>
/// <param name="Due">Of every line that the proposal dates.</param>
/// <param name="Target">Of the KPI or of the new line.</param>
/// <param name="Budget">The money that is moved.</param>
/// <param name="Reason">As said; null: not said.</param>
public sealed record WantedCounter(DateOnly? Due, decimal? Target, decimal? Budget, string? Reason);

/// <summary>
/// Proposes the same with another date, figure or sum, for the side of the speaker, who stands by it; the other side
/// has to look again.
/// </summary>
public static class CounterProposal
{
    public static async Task<Outcome<DecidedProposal>> RunAsync(
        Session session, Partner partner, string said, WantedCounter wanted, CancellationToken ct)
    {
        if (!(await DecideProposal.OpenAsync(session, partner, said, ct)).Succeeded(out var proposal, out var no))
        {
            return no;
        }

        if (wanted.Due < session.Today)
        {
            return new Refusal("plan.date_in_past").With("date", wanted.Due.Value).With("today", session.Today);
        }

        var most = proposal.Change.Edits is [{ Budget: { } rest, Moved: var moved }, ..] ? rest + moved : wanted.Budget;
        if (wanted.Target < 0 || wanted.Budget < 0 || wanted.Budget > most)
        {
            return new Refusal("change.counter_negative");
        }

        if (Changed(proposal.Change, wanted) is not { } change)
        {
            return new Refusal("change.counter_nothing").With("number", proposal.Number);
        }

        var side = PlanSides.Of(session.Caller);
        var next = proposal with
        {
            Change = change,
            Wording = proposal.Wording + 1,
            State = side == PlanSide.Partner ? ProposalState.Countered : ProposalState.Offered,
        };
        next = next with { Words = [.. next.Words, DecideProposal.Word(session, next, true, wanted.Reason)] };
        session.Work.Put(next);
        return new DecidedProposal(next, null);
    }

    // Null when nothing of it differs.
    private static PlanChange? Changed(PlanChange former, WantedCounter wanted)
    {
        var moved = former.Edits is [{ Budget: not null }, { Budget: not null }] ? wanted.Budget : null;
        PlanChange next = new()
        {
            Edits = moved is { } sum ? Moved(former.Edits, sum) : [.. former.Edits.Select(e => e with
            {
                Due = e.Due is null ? null : wanted.Due ?? e.Due,
            })],
            Lines = [.. former.Lines.Select(l => l with
            {
                Due = wanted.Due ?? l.Due,
                Target = former.Target is null && wanted.Target is { } t ? t : l.Target,
            })],
            Target = former.Target is { } aim && wanted.Target is { } value
                ? aim with { Value = value }
                : former.Target,
        };
        if (former.Target is { } old && next.Target is { } now && old.Value != now.Value && old.Value != 0)
        {
            next = next with { Edits = [.. next.Edits.Select(e => e.Target is { } t
                ? e with { Target = PlanEdits.Rounded(t * now.Value / old.Value) }
                : e)] };
        }

        var isSame = next.Edits.SequenceEqual(former.Edits) && next.Lines.SequenceEqual(former.Lines)
            && next.Target == former.Target;
        return isSame ? null : next;
    }

    private static List<ProposedEdit> Moved(IReadOnlyList<ProposedEdit> former, decimal sum)
    {
        // What both lines have together stays.
        var (low, high, now) = (former[0], former[1], former[0].Moved);
        return
        [
            low with { Budget = low.Budget + now - sum, Moved = sum },
            high with { Budget = high.Budget - now + sum, Moved = sum },
        ];
    }
}
