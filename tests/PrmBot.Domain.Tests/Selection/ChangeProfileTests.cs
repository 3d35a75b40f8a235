using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Selection;
using PrmBot.Storage;
using PrmBot.Testing;
using Shouldly;
using Xunit;
using static PrmBot.Tests.Selection.Sets;

namespace PrmBot.Tests.Selection;

public sealed class ChangeProfileTests
{
    private readonly MemoryStore _store = new();
    private int _ids;

    [Fact]
    public async Task Every_change_is_a_new_edition_that_says_who_when_and_what()
    {
        await DoAsync(s => ChangeProfile.SetWeightAsync(s, Criterion.Transactional, 30, null, default));
        await DoAsync(s => ChangeProfile.SetMinimumAsync(s, ProfileAttribute.CertifiedPeople, 5, null, default));

        var editions = await ProfileReads.EditionsAsync(Session(), default);

        editions.Select(e => (e.Number, e.By.Name, e.At)).ShouldBe([(2, "Ada", Now), (1, "Ada", Now)]);
        ProfileDifference.Between(editions[1].Profile, editions[0].Profile).ShouldHaveSingleItem().ShouldBe(
            new ProfileDifference(null, null, ProfileAttribute.CertifiedPeople, true, null, 5));
    }

    [Fact]
    public async Task A_change_that_changes_nothing_is_no_edition()
    {
        await DoAsync(s => ChangeProfile.SetMinimumAsync(s, ProfileAttribute.References, 2, null, default));
        await DoAsync(s => ChangeProfile.SetMinimumAsync(s, ProfileAttribute.References, 2, null, default));

        (await ProfileReads.EditionsAsync(Session(), default)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_route_has_terms_of_its_own_before_those_of_all()
    {
        await DoAsync(s => ChangeProfile.SetWeightAsync(s, Criterion.Profile, 40, null, default));
        await DoAsync(s => ChangeProfile.SetWeightAsync(s, Criterion.Profile, 10, PartnerType.Msp, default));
        await DoAsync(s => ChangeProfile.SetMinimumAsync(s, ProfileAttribute.References, 2, null, default));
        await DoAsync(s => ChangeProfile.SetMinimumAsync(s, ProfileAttribute.References, 0, PartnerType.Msp, default));

        var profile = await ProfileReads.NowAsync(Session(), default);

        profile.TermsFor(PartnerType.Isv).Weights[Criterion.Profile].ShouldBe(40);
        profile.TermsFor(PartnerType.Msp).Weights[Criterion.Profile].ShouldBe(10);
        profile.TermsFor(PartnerType.Isv).Minimums[ProfileAttribute.References].ShouldBe(2);
        profile.TermsFor(PartnerType.Msp).Minimums.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_form_whose_weights_do_not_sum_to_100_is_refused_and_changes_nothing()
    {
        var terms = new IdealProfile().TermsFor(null);
        var wrong = new Dictionary<Criterion, decimal>(terms.Weights) { [Criterion.Profile] = 20 };

        var outcome = await DoAsync(s => ChangeProfile.ReplaceAsync(s, terms with { Weights = wrong }, null, default));

        outcome.Refusal!.Key.ShouldBe("profile.weights_sum");
        outcome.Refusal.Facts["sum"].ShouldBe(95m);
        (await ProfileReads.EditionsAsync(Session(), default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_form_sent_back_as_it_was_changes_nothing()
    {
        var shown = new IdealProfile().TermsFor(PartnerType.Reseller);
        var rounded = shown.Weights.ToDictionary(w => w.Key, w => Math.Round(w.Value, 1));

        await DoAsync(s => ChangeProfile.ReplaceAsync(
            s, shown with { Weights = rounded }, PartnerType.Reseller, default));

        (await ProfileReads.EditionsAsync(Session(), default)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ProfileAttribute.Culture, 5, "profile.level_out_of_range")]
    [InlineData(ProfileAttribute.Culture, -1, "profile.level_out_of_range")]
    [InlineData(ProfileAttribute.Territories, -1, "profile.minimum_out_of_range")]
    public async Task A_minimum_out_of_its_range_is_refused(ProfileAttribute attribute, int value, string key)
    {
        var outcome = await DoAsync(s => ChangeProfile.SetMinimumAsync(s, attribute, value, null, default));

        outcome.Refusal!.Key.ShouldBe(key);
    }

    [Fact]
    public async Task An_assessment_keeps_its_edition_when_the_profile_changes_midway()
    {
        await DoAsync(s => ChangeProfile.SetWeightAsync(s, Criterion.Profile, 40, null, default));
        var partner = new Partner { Of = new PartnerId("contoso"), Name = "Contoso" };
        var questions = OneEach();
        var assessment = (await DoAsync(s => StartAssessment.RunAsync(s, questions, partner, default))).Value!;

        await DoAsync(s => ChangeProfile.SetWeightAsync(s, Criterion.Profile, 80, null, default));

        var again = (await DoAsync(s => StartAssessment.RunAsync(s, questions, partner, default))).Value!;
        (again.Id, again.Profile, again.Weights[Criterion.Profile]).ShouldBe((assessment.Id, 1, 40m));
        var edition = await Session().Work.FindAsync<ProfileEdition>(ProfileEdition.IdOf(1), default);
        (edition!.UsedBy, edition.Profile.TermsFor(null).Weights[Criterion.Profile]).ShouldBe((assessment.Id, 40m));
    }

    [Fact]
    public void A_profile_stored_before_routes_had_terms_stays_readable()
    {
        const string Stored = """
            {"edition":3,"weights":{"profile":40,"market_alignment":20,"market_making":12,"transactional":12,
            "reciprocity":16},"minimums":{"certified_people":5},"version":0}
            """;

        var profile = DocumentFormat.Read<IdealProfile>(Stored, schema: 1, version: 3);

        profile.Edition.ShouldBe(3);
        profile.All.Preset.ShouldBeNull();
        profile.TermsFor(PartnerType.Isv).Weights[Criterion.Profile].ShouldBe(40);
        profile.TermsFor(PartnerType.Isv).Minimums[ProfileAttribute.CertifiedPeople].ShouldBe(5);
    }

    [Fact]
    public void A_stored_profile_reads_back_with_its_routes()
    {
        var profile = new IdealProfile().With(PartnerType.Si, new ProfileTerms
        {
            Weights = CriterionWeights.Of(WeightPreset.Referral),
            AttributeWeights = AttributeWeights.Defaults,
        });

        var read = DocumentFormat.Read<IdealProfile>(DocumentFormat.Write(profile), IdealProfile.Schema, 1);

        read.TermsFor(PartnerType.Si).Weights[Criterion.MarketAlignment].ShouldBe(40);
        read.TermsFor(PartnerType.Si).AttributeWeights![ProfileAttribute.Culture].ShouldBe(25);
    }

    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private Session Session() => new(
        new Caller(new TenantId("home"), Ada, Role.Manager, null), Now, _store.Open(new TenantId("home")),
        () => $"id{++_ids}");

    private async Task<Outcome<T>> DoAsync<T>(Func<Session, Task<Outcome<T>>> act)
    {
        var session = Session();
        var outcome = await act(session);
        await session.Work.CommitAsync(default);
        return outcome;
    }
}
