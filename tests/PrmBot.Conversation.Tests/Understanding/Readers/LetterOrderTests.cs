using PrmBot.Conversation.Understanding.Readers;
using Xunit;

namespace PrmBot.Conversation.Tests.Understanding.Readers;

public sealed class LetterOrderTests
{
    [Fact]
    public void It_counts_what_a_table_of_both_texts_counts()
    {
        var random = new Random(1);
        for (var i = 0; i < 5000; i++)
        {
            var (one, other) = (TextOf(random), TextOf(random));

            Assert.Equal(ByTable(one, other), new LetterOrder(one).Likeness(other));
        }
    }

    [Fact]
    public void Longer_texts_than_it_has_room_for_are_alike_when_they_are_the_same()
    {
        var text = new string('a', 64);

        Assert.Equal(100, new LetterOrder(text).Likeness(text));
        Assert.Equal(0, new LetterOrder(text).Likeness(text[1..]));
    }

    private static string TextOf(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 64))
        .Select(_ => "abcdeéπ"[random.Next(7)]));

    private static int ByTable(string one, string other)
    {
        var common = Enumerable.Range(0, one.Length + 1).Select(_ => new int[other.Length + 1]).ToArray();
        for (var i = 0; i < one.Length; i++)
        {
            for (var k = 0; k < other.Length; k++)
            {
                common[i + 1][k + 1] = one[i] == other[k]
                    ? common[i][k] + 1
                    : Math.Max(common[i][k + 1], common[i + 1][k]);
            }
        }

        return (int)Math.Round(200.0 * common[one.Length][other.Length] / (one.Length + other.Length));
    }
}
