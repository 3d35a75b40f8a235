using System.Globalization;
using PrmBot.Conversation.Understanding.Readers;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Understanding.Readers;

public sealed class TargetSaidTests
{
    [Theory]
    [InlineData("target of line 1 is 40 leads by March", 40, "leads")]
    [InlineData("add a webinar, 12 new customers, 8k from MDF", 12, "new customers")]
    [InlineData("raise the target to 800k EUR", 800_000, "EUR")]
    [InlineData("target is 95 % by 30 April", 95, "%")]
    [InlineData("Ziel von Zeile 2 ist 40 Leads", 40, "Leads")]
    [InlineData("counter line 3 with 20 because of the holidays", 20, null)]
    [InlineData("target of line 1 is 50", 50, null)]
    [InlineData("make it 30 instead of 40 leads", 30, null)]
    [InlineData("target of line 1 is 40 leads", 41, null)]
    public void What_is_counted_stands_beside_the_number(string text, int value, string? unit) =>
        TargetSaid.Unit(text, value, CultureInfo.GetCultureInfo("en-US")).ShouldBe(unit);
}
