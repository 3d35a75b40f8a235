using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PrmBot.Conversation.Plugins;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Selection;
using PrmBot.Standings;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Plugins;

public sealed class PortfolioTests
{
    private static readonly (Partner Partner, PartnerStanding? Standing)[] All =
    [
        One("Contoso", PartnerType.Reseller, "DACH", 72, Verdict.Conditional, PlanState.Active, 0, 1),
        One("Fabrikam", PartnerType.Si, "Nordics", 81, Verdict.Proceed, PlanState.Draft, 2, 0),
        One("Tailspin", PartnerType.Isv, "DACH", null, null, null, 0, 0),
        One("Adatum", PartnerType.Reseller, null, 72, Verdict.DoNotProceed, null, 0, 0),
    ];

    [Theory]
    [InlineData("resellers", "Contoso, Adatum")]
    [InlineData("dach", "Contoso, Tailspin")]
    [InlineData("reseller, DACH", "Contoso")]
    [InlineData("proceed", "Fabrikam")]
    [InlineData("do not proceed", "Adatum")]
    [InlineData("not assessed", "Tailspin")]
    [InlineData("no plan", "Tailspin, Adatum")]
    [InlineData("active plan", "Contoso")]
    [InlineData("red", "Fabrikam")]
    [InlineData("amber", "Contoso")]
    [InlineData("fit above 72", "Contoso, Fabrikam, Adatum")]
    [InlineData("fit below 80", "Contoso, Adatum")]
    [InlineData(null, "Contoso, Fabrikam, Tailspin, Adatum")]
    public void A_filter_lets_through_what_it_names(string? filter, string names)
    {
        var read = PortfolioFilter.Read(filter, [.. All.Select(g => g.Partner)]);

        string.Join(", ", All.Where(p => read.Lets(p.Partner) && read.Lets(p.Standing!))
            .Select(p => p.Partner.Name)).ShouldBe(names);
    }

    [Fact]
    public void A_word_that_is_no_filter_is_named() =>
        PortfolioFilter.Read("reseller, purple", [.. All.Select(g => g.Partner)]).Unknown.ShouldBe("purple");

    [Theory]
    [InlineData("which partners have red numbers", "red")]
    [InlineData("resellers without a plan and a fit above 60", "without a plan, fit above 60")]
    [InlineData("list my partners", null)]
    [InlineData("which partners need to be assessed again", "due for assessment")]
    [InlineData("who is due for reassessment?", "due for assessment")]
    [InlineData("which partners are not assessed", "not assessed")]
    public void A_sentence_holds_filters_beside_what_was_understood(string sentence, string? filter) =>
        PortfolioFilter.SaidIn(sentence).ShouldBe(filter);

    [Theory]
    [InlineData("fit", "Fabrikam, Adatum, Contoso, Tailspin")]
    [InlineData("band", "Fabrikam, Contoso, Adatum, Tailspin")]
    [InlineData("health", "Fabrikam, Contoso, Adatum, Tailspin")]
    [InlineData("plan", "Contoso, Fabrikam, Adatum, Tailspin")]
    [InlineData("region", "Contoso, Tailspin, Fabrikam, Adatum")]
    [InlineData("type", "Adatum, Contoso, Fabrikam, Tailspin")]
    [InlineData("weakest", "Adatum, Contoso, Fabrikam, Tailspin")]
    [InlineData(null, "Adatum, Contoso, Fabrikam, Tailspin")]
    public void An_order_puts_equals_by_name(string? sort, string names) =>
        string.Join(", ", PortfolioOrder.By(sort, All, StringComparer.OrdinalIgnoreCase)!.Select(p => p.Name))
            .ShouldBe(names);

    [Theory]
    [InlineData("rank the partners", null, "fit", null)]
    [InlineData("who are my two weakest partners by fit", "fit", "weakest", 2)]
    [InlineData("which two partners are best", null, "fit", 2)]
    [InlineData("the three strongest partners", null, "fit", 3)]
    [InlineData("which partners are in two regions", null, null, null)]
    [InlineData("the bottom 3 partners", null, "weakest", 3)]
    [InlineData("top 5 by health", "health", "health", 5)]
    [InlineData("list partners", null, null, null)]
    public async Task A_sentence_ranks_and_limits(string said, string? understood, string? order, int? most)
    {
        var chat = new Chat(new Testing.MemoryStore());
        (string? Order, int? Most) read = default;

        await chat.DoAsync(
            t =>
            {
                read = (PortfolioSaid.Order(t, understood), PortfolioSaid.Most(t));
                return Task.FromResult(new Reply());
            },
            said);

        read.ShouldBe((order, most));
    }

    [Fact]
    public void A_filter_for_what_is_due_asks_for_it()
    {
        var due = PortfolioFilter.Read("due for assessment", [.. All.Select(g => g.Partner)]);

        (due.AsksDue, due.AsksStanding, due.Unknown).ShouldBe((true, false, null));
    }

    [Fact]
    public void An_order_that_is_none_is_null() =>
        PortfolioOrder.By("colour", All, StringComparer.OrdinalIgnoreCase).ShouldBeNull();

    [Property]
    public Property The_order_does_not_depend_on_the_order_of_the_input() => Prop.ForAll(
        Gen.Shuffle(All).ToArbitrary(), Gen.Elements("fit", "band", "health", "plan", "tier").ToArbitrary(),
        (shuffled, sort) =>
            PortfolioOrder.By(sort, shuffled, StringComparer.OrdinalIgnoreCase)!
                .SequenceEqual(PortfolioOrder.By(sort, All, StringComparer.OrdinalIgnoreCase)!));

    [Theory]
    [InlineData("resellers, dach, active", false)]
    [InlineData("Contoso", false)]
    [InlineData("red", true)]
    [InlineData("reseller, fit above 60", true)]
    [InlineData("no plan", true)]
    [InlineData("conditional", true)]
    public void A_filter_knows_whether_it_asks_how_partners_stand(string filter, bool asks) =>
        PortfolioFilter.Read(filter, [.. All.Select(g => g.Partner)]).AsksStanding.ShouldBe(asks);

    [Theory]
    [InlineData(null, true)]
    [InlineData("name", true)]
    [InlineData("Region", true)]
    [InlineData("type", true)]
    [InlineData("tier", true)]
    [InlineData("fit", false)]
    [InlineData(" Band ", false)]
    [InlineData("weakest", false)]
    [InlineData("health", false)]
    [InlineData("plan", false)]
    public void An_order_by_words_needs_nothing_but_them(string? sort, bool isByWords)
    {
        PortfolioOrder.IsByWords(sort).ShouldBe(isByWords);

        var bare = PortfolioOrder.By(sort, [.. All.Select(p => (p.Partner, (PartnerStanding?)null))],
            StringComparer.Ordinal)!;
        (isByWords && !bare.SequenceEqual(PortfolioOrder.By(sort, All, StringComparer.Ordinal)!)).ShouldBeFalse();
    }

    private static (Partner Partner, PartnerStanding? Standing) One(
        string name, PartnerType type, string? region, decimal? fit, Verdict? verdict, PlanState? plan, int reds,
        int ambers)
    {
        var shown = new ColourCount(reds, ambers, name == "Adatum" ? 0 : 3, 4);
        return (
            new Partner { Of = new PartnerId(name), Name = name, Type = type, Region = region },
            new PartnerStanding(shown, shown, 0)
            {
                Fit = fit is null ? null : new FitStanding(fit, verdict, null),
                Plan = plan is { } state ? new PlanStanding(state, 5, []) : null,
            });
    }
}
