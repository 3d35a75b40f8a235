using FsCheck.Xunit;
using PrmBot.Planning;
using PrmBot.Planning.Funds;
using Shouldly;

namespace PrmBot.Domain.Tests.Planning.Funds;

/// <summary>Random people asking, deciding, claiming, dropping lines and changing the pool, in any order.</summary>
public sealed class MdfProperties
{
    [Property(MaxTest = 80)]
    public void The_pool_is_never_overdrawn_and_no_money_is_below_zero(ushort[] moves) =>
        RunAsync(moves ?? []).GetAwaiter().GetResult();

    private static async Task RunAsync(ushort[] moves)
    {
        var table = new PlanTable();
        await table.Complete();
        await table.Share(table.Dana);
        await table.As(table.Dana, s => SetMdfPool.RunAsync(s, table.Contoso.Of, 5000, null, default));
        var claimed = 0m;
        foreach (var move in moves)
        {
            await MoveAsync(table, move);

            var fund = (await table.Plan()).Mdf!;
            Holds(fund);
            fund.Claimed.ShouldBeGreaterThanOrEqualTo(claimed, "a claim was lost");
            claimed = fund.Claimed;
        }
    }

    private static async Task MoveAsync(PlanTable table, ushort move)
    {
        var who = (move % 4) switch { 0 or 1 => table.Dana, 2 => table.Marco, _ => table.Olga };
        var amount = (move / 4 % 90 * 100) - 500;
        var which = move % 7 == 0 ? null : $"{1 + (move / 11 % 6)}";
        var of = table.Contoso.Of;
        _ = (move / 360 % 7) switch
        {
            0 or 1 => (await table.As(who, s => RequestMdf.RunAsync(
                s, of, new WantedMdf($"{1 + (move % 6)}", amount, null), default))).Refusal,
            2 or 3 => (await table.As(who, s => DecideMdf.RunAsync(
                s, of, new MdfDecision(which, move % 5 > 0) { Amount = move % 3 == 0 ? amount : null },
                default))).Refusal,
            4 or 5 => (await table.As(who, s => ClaimMdf.RunAsync(
                s, of, new WantedClaim(which, move % 3 == 0 ? null : amount, null, "proof"), default))).Refusal,
            _ when move % 9 == 0 => (await table.Drop(who, which ?? "1")).Refusal,
            _ => (await table.As(who, s => SetMdfPool.RunAsync(s, of, amount, null, default))).Refusal,
        };
    }

    private static void Holds(MdfFund fund)
    {
        fund.Approved.ShouldBeInRange(0, fund.Pool);
        fund.Claimed.ShouldBeInRange(0, fund.Approved);
        fund.Left.ShouldBeGreaterThanOrEqualTo(0);
        foreach (var request in fund.Requests)
        {
            request.Amount.ShouldBeGreaterThan(0);
            request.Approved.ShouldBeInRange(0, request.Amount);
            request.Claimed.ShouldBeInRange(0, request.Approved);
            request.Claims.ShouldAllBe(c => c.Amount > 0);
            (request.State == MdfState.Approved || request.Approved == 0).ShouldBeTrue();
            (request.DecidedBy is null || request.DecidedBy.Id.Value == "dana" || request.State != MdfState.Approved
                || request.Approved == request.Claimed).ShouldBeTrue();
        }
    }
}
