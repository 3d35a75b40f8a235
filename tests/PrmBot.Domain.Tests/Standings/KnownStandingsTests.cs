using PrmBot.Cycle.Monitor;
using PrmBot.Cycle.Monitor.Own;
using PrmBot.Identity;
using PrmBot.Ledger;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Selection;
using PrmBot.Standings;
using PrmBot.Storage;
using PrmBot.Testing;
using PrmBot.Tests.Selection;
using Shouldly;
using Xunit;
using static PrmBot.Domain.Tests.Cycle.Analyze.CaseBuilder;
using static PrmBot.Domain.Tests.Cycle.Monitor.KpiBuilder;

namespace PrmBot.Domain.Tests.Standings;

/// <summary>What is kept of a portfolio must never differ from what is stored.</summary>
public sealed class KnownStandingsTests
{
    private const int KindsRead = 4;
    private static readonly TenantId Home = TenantId.From("home");
    private static readonly KpiCatalogue Kpis = new([Leads, Revenue]);
    private static readonly QuestionSet Questions =
        QuestionSet.Of([.. Sets.OneEach().Questions, Sets.Ask("RF4", 10)]);
    private static readonly Partner[] All = [.. Enumerable.Range(0, 60).Select(Numbered)];

    private readonly MemoryStore _store = new();
    private readonly ReadStandings _read = new(Kpis, Questions);
    private readonly KnownStandings _known;

    public KnownStandingsTests() => _known = new KnownStandings(_store, _read);

    [Fact]
    public async Task Each_kind_of_document_that_is_written_shows_at_the_next_question()
    {
        var of = All[7].Of;
        (await OneAsync(of)).ShouldBe(new PartnerStanding(default, new ColourCount(0, 0, 0, 2), 0) { IsEmpty = true });

        await PutAsync(Behind(of));
        (await OneAsync(of)).Shown.Red.ShouldBe(1);
        (await OneAsync(of)).Risk.ShouldBeGreaterThan(0);
        (await OneAsync(of)).IsEmpty.ShouldBeFalse();

        await PutAsync(OwnOf(of));
        await PutAsync(Behind(of) with { Kpi = "O1" });
        var own = await OneAsync(of);
        (own.Ranked.Red, own.Shown.Red).ShouldBe((2, 1), "a card shows what all have, ranking counts all");

        await PutAsync(Plan(Line(1, PlanSection.RampUp, -30, LineStatus.Done)) with { Id = "plan 7", Of = of });
        (await OneAsync(of)).Plan.ShouldBe(
            new PlanStanding(PlanState.Active, 1, [new PlanOwner("Ada"), new PlanOwner("Karl")]));

        await PutAsync(AssessmentOf(of, Rating.Level1));
        var low = (await OneAsync(of)).Fit!.Overall;
        var stored = (await _store.Open(Home).FindAsync<Assessment>($"a {of}", default))!;
        await PutAsync(stored with { Answers = AssessmentOf(of, Rating.Level4).Answers });
        (await OneAsync(of)).Fit!.Overall!.Value.ShouldBeGreaterThan(low!.Value);

        var work = _store.Open(Home);
        work.Remove((await work.FindAsync<KpiSeries>(KpiSeries.IdOf(of, "K14"), default))!);
        await work.CommitAsync(default);
        (await OneAsync(of)).Shown.Red.ShouldBe(0, "a removal is a write");
    }

    [Fact]
    public async Task What_is_known_is_not_read_again()
    {
        await AllAsync();
        var first = _store.PartnersRead;
        first.ShouldBeGreaterThanOrEqualTo(All.Length * KindsRead);
        await PutAsync(Behind(All[3].Of));

        (await AllAsync())[All[3].Of].Shown.Red.ShouldBe(1);

        (_store.PartnersRead - first).ShouldBeInRange(KindsRead, 2 * KindsRead);
        var second = _store.PartnersRead;
        await AllAsync();
        _store.PartnersRead.ShouldBe(second);
    }

    [Fact]
    public async Task After_any_writes_it_is_what_a_fresh_reading_gives()
    {
        var chance = new Random(20261130);
        for (var round = 0; round < 40; round++)
        {
            for (var n = chance.Next(4); n >= 0; n--)
            {
                await WriteSomethingAsync(chance);
            }

            var known = await AllAsync();

            var fresh = await _read.OfAsync(_store.Open(Home), [.. All.Select(p => p.Of)], Today, default);
            known.OrderBy(k => k.Key.Value).ShouldBe(fresh.OrderBy(f => f.Of.Value)
                .Select(f => KeyValuePair.Create(f.Of, f.Standing)));
        }
    }

    [Fact]
    public async Task What_a_session_has_not_committed_counts_for_it_alone()
    {
        await AllAsync();
        var session = As(Role.Manager);
        session.Work.Put(Behind(All[0].Of));

        (await _known.OfAsync(session, All, default))[All[0].Of].Shown.Red.ShouldBe(1);
        (await _known.OfAsync(session, All[0].Of, default)).Shown.Red.ShouldBe(1);
        (await AllAsync())[All[0].Of].Shown.Red.ShouldBe(0);
    }

    [Fact]
    public async Task Who_speaks_for_a_partner_learns_nothing_of_another()
    {
        await PutAsync(Behind(All[1].Of));
        await AllAsync();
        var contact = As(Role.PartnerContact, All[0].Of);

        (await _known.OfAsync(contact, All, default))[All[1].Of].IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public async Task Each_date_has_its_own_and_another_tenant_too()
    {
        await PutAsync(Plan() with { Id = "plan", Of = All[0].Of, End = Today });
        var tomorrow = await _known.OfAsync(As(Role.Manager, day: Today.AddDays(1)), All, default);

        tomorrow[All[0].Of].Plan.ShouldBeNull("it is over");
        (await AllAsync())[All[0].Of].Plan.ShouldNotBeNull("somewhere it is still today");
        var elsewhere = await _known.OfAsync(As(Role.Manager, home: TenantId.From("else")), All, default);
        elsewhere[All[0].Of].Plan.ShouldBeNull();
    }

    [Fact]
    public async Task The_first_question_of_a_day_finds_it_read_ahead_where_somebody_asked_lately()
    {
        foreach (var partner in All)
        {
            await PutAsync(partner);
        }

        var evening = new DateTimeOffset(Today.ToDateTime(new TimeOnly(23, 50)), TimeSpan.Zero);
        await _known.ReadAheadAsync(Home, evening, default);
        _store.PartnersRead.ShouldBe(0, "nobody asked");
        await AllAsync();
        var asked = _store.PartnersRead;
        await _known.ReadAheadAsync(Home, evening, default);
        _store.PartnersRead.ShouldBe(asked, "today is known");

        await _known.ReadAheadAsync(Home, evening.AddMinutes(20), default);
        var ahead = _store.PartnersRead;
        ahead.ShouldBeGreaterThan(asked);
        await _known.OfAsync(As(Role.Manager, day: Today.AddDays(1)), All, default);
        _store.PartnersRead.ShouldBe(ahead);

        await _known.ReadAheadAsync(Home, evening.AddDays(20), default);
        _store.PartnersRead.ShouldBe(ahead, "nobody asked for weeks");
    }

    [Fact]
    public async Task Two_questions_at_once_read_everything_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => AllAsync())));

        _store.PartnersRead.ShouldBeLessThan(2 * KindsRead * All.Length);
    }

    private async Task WriteSomethingAsync(Random chance)
    {
        var of = All[chance.Next(All.Length)].Of;
        var work = _store.Open(Home);
        var series = await work.FindAsync<KpiSeries>(KpiSeries.IdOf(of, "K14"), default);
        var plan = await work.FindAsync<JointPlan>($"plan {of}", default);
        var assessment = await work.FindAsync<Assessment>($"a {of}", default);
        switch (chance.Next(5))
        {
            case 0 when series is not null:
                work.Remove(series);
                break;
            case 0 or 1:
                work.Put(Monthly("K14", chance.Next(200), chance.Next(200)).Aim("2026-Q4", 300) with
                {
                    Of = of, Version = series?.Version ?? 0,
                });
                break;
            case 2:
                work.Put(Plan(Line(1, PlanSection.RampUp, chance.Next(-30, 30), LineStatus.InProgress)) with
                {
                    Id = $"plan {of}", Of = of, Version = plan?.Version ?? 0,
                });
                break;
            case 3:
                work.Put(AssessmentOf(of, Ratings.Of(chance.Next(5))) with { Version = assessment?.Version ?? 0 });
                break;
            default:
                work.Put(new LedgerRow
                {
                    Id = $"{chance.Next()}", Of = of, Giver = Side.Us, What = "A seminar", Value = 100,
                    Currency = "EUR", IsDelivered = true, Date = Today, IsShared = true, BySide = Side.Us,
                    By = Stamp().Who, At = Stamp().At,
                });
                break;
        }

        await work.CommitAsync(default);
    }

    private async Task<PartnerStanding> OneAsync(PartnerId of)
    {
        var known = (await AllAsync())[of];
        known.ShouldBe(await _known.OfAsync(As(Role.Manager), of, default));
        return known;
    }

    private Task<IReadOnlyDictionary<PartnerId, PartnerStanding>> AllAsync() =>
        _known.OfAsync(As(Role.Manager), All, default);

    private Session As(Role role, PartnerId? partner = null, DateOnly? day = null, TenantId? home = null)
    {
        var now = new DateTimeOffset((day ?? Today).ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero);
        var caller = new Caller(home ?? Home, Stamp().Who, role, partner);
        return new Session(caller, now, _store.Open(home ?? Home, partner), () => "id");
    }

    private async Task PutAsync<T>(T document)
        where T : class, IDocument
    {
        var work = _store.Open(Home);
        work.Put(document);
        await work.CommitAsync(default);
    }

    private static Partner Numbered(int n) => new() { Of = PartnerId.From($"p{n:00}"), Name = $"Partner {n}" };

    private static KpiSeries Behind(PartnerId of) => Monthly("K14", 10, 8).Aim("2026-Q4", 300) with { Of = of };

    private static OwnKpi OwnOf(PartnerId of) => new()
    {
        Id = OwnKpi.IdOf(of, "O1"), Of = of, Kpi = "O1", Name = "Demo days", Unit = KpiUnit.Count,
        Direction = KpiDirection.Up, Cadence = KpiCadence.Monthly, By = Stamp().Who, At = Stamp().At,
    };

    private static Assessment AssessmentOf(PartnerId of, Rating rating) => Sets.Empty(Questions) with
    {
        Id = $"a {of}", Of = of, State = AssessmentState.Complete,
        Answers = [.. Questions.Questions.Select(q => Sets.Says(q.Id, rating))],
    };
}
