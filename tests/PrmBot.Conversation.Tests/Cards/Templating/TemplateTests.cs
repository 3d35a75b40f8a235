using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Xunit;
using PrmBot.Conversation.Cards.Templating;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Cards.Templating;

/// <summary>What every card relies on; the oddities are held against the official templating elsewhere.</summary>
public sealed class TemplateTests
{
    [Theory]
    [InlineData("${n}", "3")]
    [InlineData("${n} of ${total}", "\"3 of 12\"")]
    [InlineData("${flag}", "true")]
    [InlineData("${list[1].t}", "\"b\"")]
    [InlineData("${count(list)}", "2")]
    [InlineData("${if(greater(n, 2), 'many', 'few')}", "\"many\"")]
    [InlineData("${nope}", "\"${nope}\"")]
    [InlineData("${bad(", "\"${bad(\"")]
    [InlineData("${5 / 2}", "2")]
    [InlineData("${formatNumber(total * 1000, 1)}", "\"12,000.0\"")]
    [InlineData("a ${nil} b", "\"a  b\"")]
    public void A_text_becomes(string text, string json) => Expanded
        .Text(text, """{ "n": 3, "total": 12, "flag": true, "nil": null, "list": [{ "t": "a" }, { "t": "b" }] }""")
        .ShouldBe(json);

    [Theory]
    [InlineData("1 + 2 * 3 - 4 / 2", "5")]
    [InlineData("(1 + 2) * -3", "-9")]
    [InlineData("!true || 1 < 2 && 2 == 2", "true")]
    [InlineData("'a' & 1 + 2 & 'b'", "\"a3b\"")]
    [InlineData("true ? 1 : 2", "1")]
    [InlineData("[1, 2][1]", "2")]
    public void Operators_bind_in_this_order(string expression, string json) =>
        Expanded.Text($"${{{expression}}}").ShouldBe(json);

    [Fact]
    public void An_element_without_its_condition_leaves_no_gap()
    {
        var template = JsonNode.Parse("""[{ "$when": "${nope}", "a": 1 }, { "$when": "${not(nope)}", "a": 2 }]""")!;

        Expanded.By(template, new JsonObject())!.ToJsonString().ShouldBe("""[{"a":2}]""");
    }

    [Property]
    public bool A_text_without_an_expression_stays_itself(NonNull<string> text) =>
        text.Get.Contains("${", StringComparison.Ordinal) || Expands(text.Get, []) == text.Get;

    [Property]
    public bool A_field_is_shown_as_it_is(NonNull<string> text) =>
        Expands("${x}", new JsonObject { ["x"] = text.Get }) == text.Get
        && Expands("<${x}>", new JsonObject { ["x"] = text.Get }) == $"<{text.Get}>";

    [Property]
    public bool A_list_repeats_its_element_as_often_as_it_is_long(NonNull<int[]> numbers)
    {
        var template = JsonNode.Parse("""[{ "$data": "${list}", "n": "${$data}", "i": "${$index}" }]""")!;
        var data = new JsonObject { ["list"] = new JsonArray([.. numbers.Get.Select(n => JsonValue.Create(n))]) };

        var items = Expanded.By(template, data)!.AsArray();

        return items.Select(i => i!["n"]!.GetValue<int>()).SequenceEqual(numbers.Get)
            && items.Select(i => i!["i"]!.GetValue<int>()).SequenceEqual(Enumerable.Range(0, numbers.Get.Length));
    }

    [Property]
    public bool Sums_are_sums(int a, short b, short c)
    {
        var data = new JsonObject { ["a"] = a, ["b"] = b, ["c"] = c };

        return Expanded.By("${a + b * c}", data)!.GetValue<double>().Equals(a + ((double)b * c));
    }

    [Property(MaxTest = 500)]
    public bool Whatever_is_written_between_the_braces_is_read_or_refused_by_name(NonNull<string> text)
    {
        try
        {
            Expanded.Read($"x ${{{text.Get}}}");
            return true;
        }
        catch (CardTemplateException e)
        {
            return e.File == "test.card.json";
        }
    }

    private static string? Expands(string text, JsonObject data) => Expanded.By(text, data)?.GetValue<string>();
}
