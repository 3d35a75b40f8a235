using System.Text.Json.Nodes;
using PrmBot.Conversation.Cards;
using PrmBot.Testing;
using Shouldly;

namespace PrmBot.EndToEnd.Cards;

/// <summary>
/// Every card with its sample, in light and dark on a desktop, and in high contrast too on a phone: nothing sticks out,
/// nothing is cut off, everything stands out from its background (WCAG AA: 4.5 to 1). The pictures are kept, to be
/// looked at.
/// </summary>
public sealed class CardLookTests
{
    [BrowserFact(CardStage.Packages)]
    public async Task Every_card_can_be_read_on_desktop_and_phone_in_light_dark_and_high_contrast()
    {
        var library = new CardLibrary(RepoFiles.Cards);
        await using var stage = await CardStage.OpenAsync();

        var findings = new List<string>();
        foreach (var name in library.Names)
        {
            var card = library.Expand(name, Sample(name)).ToJsonString();
            foreach (var view in CardView.All)
            {
                var found = await stage.ShowAsync(card, view, name);
                findings.AddRange(found.Select(f => $"{name}, {view.Theme} {view.Device}: {f}"));
            }
        }

        findings.ShouldBeEmpty(string.Join('\n', findings));
    }

    [BrowserFact(CardStage.Packages)]
    public async Task A_card_that_cannot_be_read_is_found()
    {
        const string bad = """
            { "type": "AdaptiveCard", "version": "1.5", "body": [
              { "type": "TextBlock", "text": "A long line that is not wrapped: a phone cuts it off" } ] }
            """;
        await using var stage = await CardStage.OpenAsync();

        var found = await stage.ShowAsync(bad, new CardView("light", "phone", 320), "harness");

        found.ShouldHaveSingleItem().ShouldContain("cut off");
    }

    private static JsonNode Sample(string name) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(RepoFiles.Cards, name + ".sample.json")))!;
}
