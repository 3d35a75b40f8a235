using System.Text;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Tests.Plugins;
using PrmBot.Planning;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Cards;

public sealed class PlanOtherViewsTests
{
    private const int MostBytes = 28_000;
    private static readonly CardLibrary Cards = new(RepoFiles.Cards);
    private readonly PlanChat _chat = new();

    [Theory]
    [InlineData("owner", "Plan with Contoso by owner", "Dana Weber (Vendor)")]
    [InlineData("month", "Plan with Contoso by month", "March 2027")]
    [InlineData("money", "Money in the plan with Contoso", "Lines with money")]
    public async Task A_view_groups_the_lines_its_way(string view, string title, string group)
    {
        await _chat.Complete();

        var card = Card(await _chat.Ask("show", ("view", view)));

        (card.Title, card.Groups[0].Title).ShouldBe((title, group));
        card.Views.Select(v => v.View).ShouldNotContain(view);
        card.Groups[0].Lines[0].Title.ShouldBe("1.\u00a0Work on ramp_up");
    }

    [Fact]
    public async Task What_is_due_is_shown_as_far_as_was_asked()
    {
        await _chat.Complete();
        await _chat.Ask("update_line", ("line", "2"), ("field", "due"), ("value", "2026-11-25"));

        var soon = Card(await _chat.Ask("show", ("view", "due")));
        var all = Card(await _chat.Ask("show", ("view", "due"), ("when", "all")));

        soon.Groups.ShouldHaveSingleItem().Lines.ShouldHaveSingleItem().Number.ShouldBe(2);
        soon.Headline.ShouldBe("Due in the next 30 days: 1, of them overdue: 0");
        all.Groups.Sum(g => g.Lines.Count).ShouldBe(5);
    }

    [Fact]
    public async Task Money_is_shown_source_by_source()
    {
        await _chat.Complete();
        await _chat.Ask("update_line", ("line", "2"), ("field", "budget"), ("value", "500 GBP mdf"));

        var card = Card(await _chat.Ask("show", ("view", "money")));

        card.Money.Select(m => (m.Title, m.Planned)).ShouldBe(
            [("own money, GBP", "32,000 GBP"), ("MDF, GBP", "500 GBP")]);
    }

    [Fact]
    public async Task Every_card_of_a_plan_of_200_lines_stays_under_28_KB_and_every_line_is_on_some_page()
    {
        await Large();

        foreach (var view in new[] { "owner", "month", "due", "money" })
        {
            var seen = new HashSet<int>();
            for (int? page = 1; page is { } at;)
            {
                var card = Card(await _chat.Ask("show", ("view", view), ("when", "all"), ("page", $"{at}")));
                Size(card).ShouldBeLessThan(MostBytes);
                seen.UnionWith(card.Groups.SelectMany(g => g.Lines).Select(l => l.Number));
                page = card.Pages.FirstOrDefault(p => p.Page > at)?.Page;
            }

            seen.Count.ShouldBe(200, view);
        }
    }

    [Fact]
    public async Task The_other_cards_of_a_plan_of_200_lines_stay_under_28_KB_too()
    {
        await Large();
        await _chat.Ask("share");
        (string, (string, object?)[])[] asked =
        [
            ("show", []), ("show", [("section", "marketing")]), ("show", [("view", "open")]), ("check", []),
            ("versions", []), ("mdf", [("action", "pool"), ("amount", "100000")]), ("mdf", [("action", "request")]),
            ("update_line", [("line", "150")]), ("add_line", [("section", "marketing")]),
        ];

        foreach (var (function, arguments) in asked)
        {
            Size((await _chat.Ask(function, arguments)).Card!).ShouldBeLessThan(MostBytes, function);
        }
    }

    private static PlanViewCard Card(Reply reply) => reply.Card.ShouldBeOfType<PlanViewCard>();

    private static int Size(ICard card) => Encoding.UTF8.GetByteCount(Cards.Render(card));

    private async Task Large()
    {
        await _chat.Complete();
        await _chat.Put(plan => plan with
        {
            Lines =
            [
                .. Enumerable.Range(1, 200).Select(n => plan.Lines[(n - 1) % 5] with
                {
                    Number = n,
                    Title = $"{n} {new string('ä', 90)}",
                    OurOwner = new PlanOwner($"Bartholomäus Freiherr von Übersee {n % 23}"),
                    Due = plan.Start.AddDays(n),
                    Section = PlanSections.All[n % 5],
                }),
            ],
        });
    }
}
