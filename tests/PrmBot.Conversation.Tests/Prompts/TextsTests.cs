using System.Globalization;
using PrmBot.Conversation.Prompts;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Prompts;

public sealed class TextsTests
{
    private static readonly Texts Texts = new(new Dictionary<string, string>
    {
        ["lines"] = "Draft, {count} {count|line|lines}",
        ["unknown"] = "{nobody} {nobody|is|are}",
    });

    [Theory]
    [InlineData(0, "Draft, 0 lines")]
    [InlineData(1, "Draft, 1 line")]
    [InlineData(2, "Draft, 2 lines")]
    [InlineData(1000, "Draft, 1,000 lines")]
    public void A_word_goes_with_its_number(int count, string sentence) =>
        Say("lines", new() { ["count"] = (decimal)count }).ShouldBe(sentence);

    [Fact]
    public void A_fact_that_is_missing_stays_to_be_seen() => Say("unknown", []).ShouldBe("{nobody} {nobody|is|are}");

    private static string Say(string key, Dictionary<string, object> facts) =>
        Texts.Say(key, CultureInfo.GetCultureInfo("en-US"), facts);
}
