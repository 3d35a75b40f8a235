using PrmBot.Identity;
using PrmBot.Planning;
using PrmBot.Planning.Lines;
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
        Shared     start    Shared                rights.not_here
        Shared     share    plan.already_shared   rights.not_here
        Shared     add      Shared                Countered
        Shared     change   Shared                Countered
        Shared     counter  Countered             Countered
        Shared     comment  Shared                Shared
        Shared     accept   Shared                Shared
        Shared     agree    Shared                Shared
        Shared     drop     Shared                Countered
        Countered  start    Countered             rights.not_here
        Countered  share    Countered             rights.not_here
        Countered  add      Countered             Countered
        Countered  change   Countered             Countered
        Countered  counter  Countered             Countered
        Countered  comment  Countered             Countered
        Countered  accept   Countered             Countered
        Countered  agree    Countered             Countered
        Countered  drop     Countered             Countered
        Agreed     start    plan.already_active   rights.not_here
        Agreed     share    plan.already_shared   rights.not_here
        Agreed     add      Countered             Countered
        Agreed     change   Countered             Countered
        Agreed     counter  Countered             Countered
        Agreed     comment  Agreed                Agreed
        Agreed     accept   plan.nothing_to_accept plan.nothing_to_accept
        Agreed     agree    plan.already_agreed   plan.already_agreed
        Agreed     drop     Countered             Countered
        Active     start    plan.already_active   rights.not_here
        Active     share    plan.already_shared   rights.not_here
        Active     add      Countered             Countered
        Active     change   Countered             Countered
        Active     counter  Countered             Countered
        Active     comment  Active                Active
        Active     accept   plan.nothing_to_accept plan.nothing_to_accept
        Active     agree    plan.already_agreed   plan.already_agreed
        Active     drop     Countered             Countered
        Closed     start    Draft                 rights.not_here
        Closed     share    plan.over             rights.not_here
        Closed     add      plan.over             plan.over
        Closed     change   plan.over             plan.over
        Closed     counter  plan.over             plan.over
        Closed     comment  plan.over             plan.over
        Closed     accept   plan.over             plan.over
        Closed     agree    plan.over             plan.over
        Closed     drop     plan.over             plan.over
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
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
    };
}
