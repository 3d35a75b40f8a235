using PrmBot.Identity;
using PrmBot.Planning;
using PrmBot.Planning.Catalogue;
using PrmBot.Planning.Exchange;
using PrmBot.Planning.Funds;
using PrmBot.Planning.Lines;
using PrmBot.Planning.Negotiation;
using Shouldly;
using Xunit;

namespace PrmBot.Domain.Tests.Planning.Negotiation;

/// <summary>Every act by every role in every state: the state that follows, or why not.</summary>
public sealed class TransitionTests
{
    private const string Table = """
        state      act      manager               contact
        Draft      start    Draft                 rights.not_here
        Draft      share    Shared                rights.not_here
        Draft      add      Draft                 plan.not_shared
        Draft      change   Draft                 plan.not_shared
        Draft      counter  plan.counter_draft    plan.not_shared
        Draft      comment  Draft                 plan.not_shared
        Draft      accept   plan.share_first      plan.not_shared
        Draft      agree    plan.share_first      plan.not_shared
        Draft      drop     Draft                 plan.not_shared
        Draft      second   plan.share_first      plan.not_shared
        Draft      import   Draft                 plan.not_shared
        Draft      follow   Draft                 plan.not_shared
        Draft      amend    Draft                 plan.not_shared
        Draft      report   Draft                 plan.not_shared
        Draft      tick     Draft                 plan.not_shared
        Draft      pool     Draft                 rights.not_here
        Draft      ask      Draft                 plan.not_shared
        Draft      approve  Draft                 rights.not_here
        Draft      claim    Draft                 plan.not_shared
        Shared     start    Shared                rights.not_here
        Shared     share    plan.already_shared   rights.not_here
        Shared     add      Shared                Countered
        Shared     change   Shared                Countered
        Shared     counter  Countered             Countered
        Shared     comment  Shared                Shared
        Shared     accept   Shared                Shared
        Shared     agree    Shared                Shared
        Shared     drop     Shared                Countered
        Shared     second   Active                Active
        Shared     import   Shared                Countered
        Shared     follow   Shared                Countered
        Shared     amend    Shared                Countered
        Shared     report   Shared                Shared
        Shared     tick     Shared                Shared
        Shared     pool     Shared                rights.not_here
        Shared     ask      Shared                Shared
        Shared     approve  Shared                rights.not_here
        Shared     claim    Shared                Shared
        Countered  start    Countered             rights.not_here
        Countered  share    Countered             rights.not_here
        Countered  add      Countered             Countered
        Countered  change   Countered             Countered
        Countered  counter  Countered             Countered
        Countered  comment  Countered             Countered
        Countered  accept   Countered             Countered
        Countered  agree    Countered             Countered
        Countered  drop     Countered             Countered
        Countered  second   Active                Active
        Countered  import   Countered             Countered
        Countered  follow   Countered             Countered
        Countered  amend    Countered             Countered
        Countered  report   Countered             Countered
        Countered  tick     Countered             Countered
        Countered  pool     Countered             rights.not_here
        Countered  ask      Countered             Countered
        Countered  approve  Countered             rights.not_here
        Countered  claim    Countered             Countered
        Agreed     start    plan.already_active   rights.not_here
        Agreed     share    plan.already_shared   rights.not_here
        Agreed     add      Countered             Countered
        Agreed     change   Countered             Countered
        Agreed     counter  Countered             Countered
        Agreed     comment  Agreed                Agreed
        Agreed     accept   plan.nothing_to_accept plan.nothing_to_accept
        Agreed     agree    plan.already_agreed   plan.already_agreed
        Agreed     drop     Countered             Countered
        Agreed     second   plan.already_agreed   plan.already_agreed
        Agreed     import   Countered             Countered
        Agreed     follow   Countered             Countered
        Agreed     amend    Agreed                Agreed
        Agreed     report   Agreed                Agreed
        Agreed     tick     Agreed                Agreed
        Agreed     pool     Agreed                rights.not_here
        Agreed     ask      Agreed                Agreed
        Agreed     approve  Agreed                rights.not_here
        Agreed     claim    Agreed                Agreed
        Active     start    plan.already_active   rights.not_here
        Active     share    plan.already_shared   rights.not_here
        Active     add      Countered             Countered
        Active     change   Countered             Countered
        Active     counter  Countered             Countered
        Active     comment  Active                Active
        Active     accept   plan.nothing_to_accept plan.nothing_to_accept
        Active     agree    plan.already_agreed   plan.already_agreed
        Active     drop     Countered             Countered
        Active     second   plan.already_agreed   plan.already_agreed
        Active     import   Countered             Countered
        Active     follow   Countered             Countered
        Active     amend    Active                Active
        Active     report   Active                Active
        Active     tick     Active                Active
        Active     pool     Active                rights.not_here
        Active     ask      Active                Active
        Active     approve  Active                rights.not_here
        Active     claim    Active                Active
        Closed     start    Draft                 rights.not_here
        Closed     share    plan.over             rights.not_here
        Closed     add      plan.over             plan.over
        Closed     change   plan.over             plan.over
        Closed     counter  plan.over             plan.over
        Closed     comment  plan.over             plan.over
        Closed     accept   plan.over             plan.over
        Closed     agree    plan.over             plan.over
        Closed     drop     plan.over             plan.over
        Closed     second   plan.over             plan.over
        Closed     import   plan.over             plan.over
        Closed     follow   plan.over             plan.over
        Closed     amend    plan.over             plan.over
        Closed     report   plan.over             plan.over
        Closed     tick     plan.over             plan.over
        Closed     pool     plan.over             rights.not_here
        Closed     ask      plan.over             plan.over
        Closed     approve  plan.over             rights.not_here
        Closed     claim    plan.over             plan.over
        """;

    private readonly PlanTable _table = new();

    public static TheoryData<string, string, string, string> Cases()
    {
        var cases = new TheoryData<string, string, string, string>();
        foreach (var row in Table.Split('\n').Skip(1))
        {
            var cells = row.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            cases.Add(cells[0], cells[1], "manager", cells[2]);
            cases.Add(cells[0], cells[1], "contact", cells[3]);
            cases.Add(cells[0], cells[1], "reader", "rights.read_only");
            cases.Add(cells[0], cells[1], "other", "rights.not_here");
            cases.Add(cells[0], cells[1], "stranger", "rights.not_here");
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_a_role_may_do_in_a_state(string state, string act, string role, string follows)
    {
        await In(state);
        await Ready(act, role);

        var refusal = await Do(act, Who(role));

        (refusal?.Key ?? (await _table.Plan()).State.ToString()).ShouldBe(follows);
    }

    private async Task In(string state)
    {
        await _table.Complete();
        if (state == "Draft")
        {
            return;
        }

        await _table.Share(_table.Dana);
        if (state == "Countered")
        {
            await _table.Counter(_table.Marco, "5", new LineEdit.OfTarget(30, null, null), "Too many");
        }
        else if (state != "Shared")
        {
            await _table.Agree(_table.Dana);
            await _table.Agree(_table.Marco);
        }

        if (state == "Agreed")
        {
            await _table.Put(p => p with { State = PlanState.Agreed, Start = new DateOnly(2026, 12, 1) });
        }

        if (state == "Closed")
        {
            _table.Now = _table.Now.AddYears(1).AddDays(1);
        }
    }

    // What an act needs to be there, put there without anybody having done it.
    private async Task Ready(string act, string role)
    {
        if (act == "second")
        {
            await _table.Agree(role == "manager" ? _table.Marco : _table.Dana);
        }

        if (act is "ask" or "approve" or "claim")
        {
            await _table.Put(p => Stored(p) with { Mdf = Fund() });
        }

        if (act == "follow")
        {
            await _table.Put(p => Stored(p) with
            {
                Lines = [.. p.Lines.Select(l => l.Number == 2 ? l with { DependsOn = [1] } : l)],
            });
        }
    }

    // A plan is closed by its last day, and stored as what it was.
    private static JointPlan Stored(JointPlan plan) =>
        plan.State == PlanState.Closed ? plan with { State = PlanState.Active } : plan;

    private MdfFund Fund()
    {
        var request = new MdfRequest
        {
            Number = 1, Line = 3, Amount = 500, By = _table.Dana.Who, BySide = PlanSide.Us, At = _table.Now,
        };
        return new MdfFund
        {
            Currency = "EUR",
            Pools = [new MdfPool(50_000, _table.Dana.Who, _table.Now)],
            Requests =
            [
                request,
                request with { Number = 2, State = MdfState.Approved, Approved = 500, DecidedAt = _table.Now },
            ],
        };
    }

    private Caller Who(string role) => role switch
    {
        "manager" => _table.Dana,
        "contact" => _table.Marco,
        "reader" => _table.Rita,
        "other" => _table.Olga,
        _ => _table.Sam,
    };

    private async Task<Refusal?> Do(string act, Caller who) => act switch
    {
        "start" => (await _table.As(who, s => StartPlan.RunAsync(s, _table.Contoso.Of, [], default))).Refusal,
        "share" => (await _table.Share(who)).Refusal,
        "add" => (await _table.Add(who, PlanSection.Goals, "More", PlanTable.Full())).Refusal,
        "change" => (await _table.Update(who, "1", new LineEdit.OfTarget(30, null, null))).Refusal,
        "counter" => (await _table.Counter(who, "1", new LineEdit.OfTarget(30, null, null), null)).Refusal,
        "comment" => (await _table.Update(who, "1", new LineEdit.OfNote("Why so many?"))).Refusal,
        "accept" => (await _table.Accept(who)).Refusal,
        "agree" => (await _table.Agree(who)).Refusal,
        "drop" => (await _table.Drop(who, "1")).Refusal,
        "second" => (await _table.Agree(who)).Refusal,
        "import" => (await _table.As(who, s => Import.RunAsync(s, _table.Contoso, [Row], default))).Refusal,
        "follow" => (await _table.As(
            who, s => MoveFollowing.RunAsync(s, _table.Contoso, "1", 7, default))).Refusal,
        "amend" => (await _table.As(who, s => AgreeChange.RunAsync(s, _table.Contoso, Change(who), default))).Refusal,
        "report" => (await _table.Update(who, "1", new LineEdit.OfStatus(LineStatus.InProgress))).Refusal,
        "tick" => (await _table.Update(who, "1", new LineEdit.OfTick(true))).Refusal,
        _ => await DoWithMoney(act, who),
    };

    private async Task<Refusal?> DoWithMoney(string act, Caller who) => act switch
    {
        "pool" => (await _table.As(
            who, s => SetMdfPool.RunAsync(s, _table.Contoso.Of, 50_000, null, default))).Refusal,
        "ask" => (await _table.As(
            who, s => RequestMdf.RunAsync(s, _table.Contoso.Of, new WantedMdf("3", 100, null), default))).Refusal,
        "approve" => (await _table.As(
            who, s => DecideMdf.RunAsync(s, _table.Contoso.Of, new MdfDecision("1", true), default))).Refusal,
        "claim" => (await _table.As(who, s => ClaimMdf.RunAsync(
            s, _table.Contoso.Of, new WantedClaim("2", 100, null, "invoice"), default))).Refusal,
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
    };

    private static ImportPlan Import { get; } = new(new PlanCatalogue(
        [.. PlanSections.All.Select(s => new CatalogueSection(s, $"The {s}", "About", []))]));

    private static SheetRow Row { get; } = new(2, new Dictionary<string, string>
        { [PlanColumns.Line] = "1", [PlanColumns.Title] = "Line for ramp_up", ["Target"] = "30", ["Unit"] = "leads" });

    // The other side's yes was given before.
    private AgreedChange Change(Caller who)
    {
        var isOurs = PlanSides.Of(who) == PlanSide.Us;
        var (side, other) = isOurs ? (PlanSide.Partner, _table.Marco) : (PlanSide.Us, _table.Dana);
        return new AgreedChange(new Acceptance(side, other.Who, _table.Now, 0), "Too many")
            { Edits = [(1, new LineEdit.OfTarget(30, null, null))] };
    }
}
