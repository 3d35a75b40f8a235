using PrmBot.BotFramework.Endpoint;

namespace PrmBot.BotFramework.Tests.Endpoint;

public sealed class WholeCharactersTests
{
    [Theory]
    [InlineData(@"plain", @"plain")]
    [InlineData(@"\u00e4 \n \\ \""", @"\u00e4 \n \\ \""")]
    [InlineData(@"\ud83d\ude00", @"\ud83d\ude00")]
    [InlineData(@"\ud83d", @"\uFFFD")]
    [InlineData(@"\ude00\ud83d", @"\uFFFD\uFFFD")]
    [InlineData(@"\ud83d\ud83d\ude00", @"\uFFFD\ud83d\ude00")]
    [InlineData(@"\ud83dx\ude00", @"\uFFFDx\uFFFD")]
    [InlineData(@"\\ud83d", @"\\ud83d")]
    [InlineData(@"\\\ud83d", @"\\\uFFFD")]
    [InlineData(@"\u0000", @"\uFFFD")]
    [InlineData(@"\u12", @"\u12")]
    [InlineData(@"\uzzzz \", @"\uzzzz \")]
    public void Halves_become_the_replacement_character(string json, string expected) =>
        WholeCharacters.In(json).ShouldBe(expected);
}
