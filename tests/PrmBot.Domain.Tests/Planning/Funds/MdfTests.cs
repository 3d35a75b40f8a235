using PrmBot.Identity;
using PrmBot.Planning;
using PrmBot.Planning.Funds;
using PrmBot.Planning.Lines;
using PrmBot.Planning.Readiness;
using Shouldly;
using Xunit;

namespace PrmBot.Domain.Tests.Planning.Funds;

public sealed class MdfTests
{
    private readonly PlanTable _table = new();

    [Fact]
    public async Task Money_goes_from_the_pool_to_a_request_to_a_claim()
    {
        await Shared(50_000);

        (await Request(_table.Marco, 6000)).Refusal.ShouldBeNull();
        (await Decide(_table.Dana, new MdfDecision(null, true) { Amount = 5000 })).Refusal.ShouldBeNull();
        (await Claim(_table.Marco, 2000)).Refusal.ShouldBeNull();

        var fund = (await _table.Plan()).Mdf!;
        (fund.Pool, fund.Requested, fund.Approved, fund.Claimed, fund.Left).ShouldBe((50_000, 0, 5000, 2000, 45_000));
        fund.Requests.Single().Line.ShouldBe(3);
        fund.Requests.Single().Claims.Single().Proof.ShouldBe("invoice");
    }

    [Fact]
    public async Task Nothing_is_asked_approved_or_claimed_beyond_what_there_is()
    {
        await Shared(10_000);
        (await Request(_table.Marco, 10_001)).Refusal!.Key.ShouldBe("plan.mdf_over_pool");
        await Request(_table.Marco, 8000);
        await Request(_table.Marco, 4000);

        await Decide(_table.Dana, new MdfDecision("1", true));
        (await Decide(_table.Dana, new MdfDecision("2", true))).Refusal!.Facts["left"].ShouldBe(2000m);
        (await Decide(_table.Dana, new MdfDecision("2", true) { Amount = 4001 })).Refusal!.Key
            .ShouldBe("plan.mdf_over_request");
        (await Decide(_table.Dana, new MdfDecision("2", true) { Amount = 2000 })).Refusal.ShouldBeNull();
        (await Claim(_table.Marco, 8001, "1")).Refusal!.Key.ShouldBe("plan.mdf_over_approved");
        (await Pool(_table.Dana, 9000)).Refusal!.Key.ShouldBe("plan.mdf_pool_below_approved");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public async Task An_amount_is_above_zero(int amount)
    {
        await Shared(10_000);

        (await Request(_table.Marco, amount)).Refusal!.Key.ShouldBe("plan.mdf_amount_wrong");
    }

    [Fact]
    public async Task Only_our_side_sets_the_pool_and_decides()
    {
        await Shared(10_000);
        await Request(_table.Marco, 5000);

        (await Pool(_table.Marco, 90_000)).Refusal.ShouldNotBeNull();
        (await Decide(_table.Marco, new MdfDecision(null, true))).Refusal.ShouldNotBeNull();
        (await Request(_table.Rita, 100)).Refusal.ShouldNotBeNull();
        (await Request(_table.Olga, 100)).Refusal.ShouldNotBeNull();
    }

    [Fact]
    public async Task Which_request_is_meant_is_asked_and_the_amount_tells_them_apart()
    {
        await Shared(50_000);
        await Request(_table.Marco, 5000);
        await Request(_table.Marco, 3000);

        (await Decide(_table.Dana, new MdfDecision(null, true))).Refusal!.Key.ShouldBe("plan.mdf_which_request");
        (await Decide(_table.Dana, new MdfDecision(null, true) { Amount = 3000 })).Value!.Request.Number.ShouldBe(2);
    }

    [Fact]
    public async Task A_claim_brings_the_proof_that_was_asked_for_and_comes_in_time()
    {
        await Shared(50_000);
        var wanted = new WantedMdf("3", 5000, null) { ProofNeeded = "invoice", ClaimBy = new DateOnly(2027, 5, 31) };
        await _table.As(_table.Marco, s => RequestMdf.RunAsync(s, _table.Contoso.Of, wanted, default));
        await Decide(_table.Dana, new MdfDecision(null, true));

        (await Claim(_table.Marco, 1000, proof: null)).Refusal!.Key.ShouldBe("plan.mdf_proof_needed");
        _table.Now = new DateTimeOffset(2027, 6, 1, 9, 0, 0, TimeSpan.Zero);
        (await Claim(_table.Marco, 1000)).Refusal!.Key.ShouldBe("plan.mdf_claim_late");
    }

    [Fact]
    public async Task A_claim_needs_a_proof_also_where_none_was_asked_for_and_the_lines_evidence_is_one()
    {
        await Shared(50_000);
        await Request(_table.Marco, 5000);
        await Decide(_table.Dana, new MdfDecision(null, true));

        (await Claim(_table.Marco, 1000, proof: null)).Refusal!.Key.ShouldBe("plan.mdf_proof_always");
        (await Claim(_table.Marco, 1000, proof: "  ")).Refusal!.Key.ShouldBe("plan.mdf_proof_always");
        (await _table.As(_table.Marco, s => ClaimMdf.RunAsync(
            s, _table.Contoso.Of, new WantedClaim("line 3", 1000, null, null), default)))
            .Refusal!.Facts["request"].ShouldBe(1);
        var line = (await _table.Plan()).Mdf!.Requests.Single().Line;
        await _table.Update(_table.Marco, $"{line}", new LineEdit.OfEvidence("https://contoso.example/photos"));
        (await Claim(_table.Marco, 1000, proof: null)).Value!.Request.Claims.Single().Proof
            .ShouldBe("https://contoso.example/photos");
    }

    [Fact]
    public async Task A_budget_over_the_pool_is_refused_and_a_pool_below_the_budgets_is_a_gap()
    {
        await _table.Complete();
        await Pool(_table.Dana, 45_000);

        var refused = await _table.Update(_table.Dana, "1", new LineEdit.OfBudget(14_000, null, null));
        await Pool(_table.Dana, 39_999);

        (refused.Refusal!.Key, refused.Refusal.Facts["left"]).ShouldBe(("plan.budget_over_pool", 13_000m));
        (await _table.Update(_table.Dana, "1", new LineEdit.OfBudget(14_000, null, BudgetSource.Own))).Refusal
            .ShouldBeNull();
        await _table.Update(_table.Dana, "1", new LineEdit.OfBudget(7000, null, BudgetSource.Own));
        await _table.Update(_table.Dana, "2", new LineEdit.OfBudget(7000, null, BudgetSource.Mdf));
        PlanCheck.Of(await _table.Plan()).ShouldNotContain(g => g.Kind == GapKind.OverPool);
        await Pool(_table.Dana, 30_000);
        PlanCheck.Of(await _table.Plan()).Single(g => g.Kind == GapKind.OverPool).Figure.ShouldBe(31_000);
    }

    [Fact]
    public async Task Of_a_line_with_two_sources_only_what_MDF_pays_counts_against_the_pool()
    {
        await _table.Complete();
        await Pool(_table.Dana, 45_000);

        var over = await _table.Update(_table.Dana, "1", Mixed(30_000, 13_001));
        var fits = await _table.Update(_table.Dana, "1", Mixed(30_000, 13_000));

        (over.Refusal!.Key, over.Refusal.Facts["given"]).ShouldBe(("plan.budget_over_pool", 13_001m));
        fits.Refusal.ShouldBeNull();
        var plan = await _table.Plan();
        plan.Mdf!.Planned(plan).ShouldBe(45_000);
        (await _table.Update(_table.Dana, "2", new LineEdit.OfBudget(8001, null, null))).Refusal!.Key
            .ShouldBe("plan.budget_over_pool");

        static LineEdit Mixed(decimal all, decimal mdf) =>
            new LineEdit.OfBudget(all, null, BudgetSource.Own) { MdfShare = mdf };
    }

    [Fact]
    public async Task The_fund_says_how_much_was_used_and_how_long_a_claim_took()
    {
        await Shared(10_000);
        (await _table.Plan()).Mdf!.ClaimDays.ShouldBeNull();
        await Request(_table.Marco, 5000);
        await Decide(_table.Dana, new MdfDecision(null, true));
        _table.Now = _table.Now.AddDays(10);
        await Claim(_table.Marco, 1000);
        _table.Now = _table.Now.AddDays(5);
        await Claim(_table.Marco, 1500);

        var fund = (await _table.Plan()).Mdf!;

        (fund.UsedPercent, fund.ClaimDays).ShouldBe((25m, 12.5m));
    }

    [Fact]
    public async Task Dropping_a_line_frees_what_was_not_claimed()
    {
        await Shared(50_000);
        await Request(_table.Marco, 5000);
        await Decide(_table.Dana, new MdfDecision(null, true));
        await Claim(_table.Marco, 2000);

        await _table.Drop(_table.Dana, "3");

        var fund = (await _table.Plan()).Mdf!;
        (fund.Approved, fund.Claimed, fund.Left).ShouldBe((2000, 2000, 48_000));
    }

    private async Task Shared(decimal pool)
    {
        await _table.Complete();
        await _table.Share(_table.Dana);
        await Pool(_table.Dana, pool);
    }

    private Task<Outcome<JointPlan>> Pool(Caller who, decimal amount) =>
        _table.As(who, s => SetMdfPool.RunAsync(s, _table.Contoso.Of, amount, null, default));

    private Task<Outcome<StoredRequest>> Request(Caller who, decimal amount, string line = "3") =>
        _table.As(who, s => RequestMdf.RunAsync(s, _table.Contoso.Of, new WantedMdf(line, amount, null), default));

    private Task<Outcome<StoredRequest>> Decide(Caller who, MdfDecision decision) =>
        _table.As(who, s => DecideMdf.RunAsync(s, _table.Contoso.Of, decision, default));

    private Task<Outcome<StoredRequest>> Claim(
        Caller who, decimal? amount, string? which = null, string? proof = "invoice") => _table.As(
        who, s => ClaimMdf.RunAsync(s, _table.Contoso.Of, new WantedClaim(which, amount, null, proof), default));
}
