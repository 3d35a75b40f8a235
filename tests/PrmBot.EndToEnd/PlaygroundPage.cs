using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace PrmBot.EndToEnd;

/// <summary>The Agents Playground's page as a person uses it: type, read, press, look.</summary>
/// <remarks>
/// The page shows an answer of text and card as two bubbles. A person waits for the bot's answer, so every verb here
/// returns when a new bubble of the bot stood there, or an old one changed, and then nothing moved for a moment.
/// </remarks>
internal sealed partial class PlaygroundPage(IPage page)
{
    private const float AnswerWithin = 60_000; // on a machine that does much else; an answer is waited for no longer
    private const int QuietFor = 400;
    private const int LookEvery = 50; // at each frame, as is the default, takes a processor to lay the page out
    private const int Tries = 3;

    // A card; words with marks in them; words alone, which stand in a span of their bubble.
    private const string Bubbles = ".ac-adaptiveCard, p[node], .fai-OutputCard > div > span:not(:has(*))";

    private int shots;
    private bool inChannel;

    private ILocator Cards => Newest.Locator(".ac-adaptiveCard");

    /// <summary>
    /// In a channel the newest thread, which stands on top under the box; in a chat the whole conversation.
    /// </summary>
    private ILocator Newest => inChannel ? page.Locator(".fui-Card[role=group]").Nth(1) : page.Locator("#root");

    private ILocator LastBubble => Newest.Locator(Bubbles).Last;

    private ILocator Box => page.Locator("[role=textbox][contenteditable=true]");

    /// <summary>Opens the page and waits until the personal chat can be typed in.</summary>
    public async Task OpenAsync(Uri address)
    {
        await page.GotoAsync(address.AbsoluteUri);
        await Box.Last.WaitForAsync(new() { Timeout = AnswerWithin });
        await HidePanelsAsync();
    }

    /// <summary>Types a message into the conversation that is open, sends it, and waits for the answer.</summary>
    public async Task SayAsync(string text) => await AnsweredAsync(async () =>
    {
        await Box.Last.ClickAsync();
        await page.Keyboard.TypeAsync(text);
        await page.Keyboard.PressAsync("Enter");
    });

    /// <summary>Presses a button of the newest card that has it, and waits for the answer.</summary>
    public async Task PressAsync(string buttonTitle) => await AnsweredAsync(() =>
        Cards.GetByRole(AriaRole.Button, new() { Name = buttonTitle, Exact = true }).Last.ClickAsync());

    /// <summary>Says yes where the newest card asks whether to go on.</summary>
    public async Task AgreeAsync()
    {
        if ((await ButtonsAsync()).Contains("Yes"))
        {
            await PressAsync("Yes");
        }
    }

    /// <summary>The same on the card that holds these words, wherever it stands.</summary>
    public async Task PressOnAsync(string words, string buttonTitle) => await AnsweredAsync(() =>
        CardWith(words).GetByRole(AriaRole.Button, new() { Name = buttonTitle, Exact = true }).Last.ClickAsync());

    /// <summary>Presses a button of the newest card that has it, where the answer comes elsewhere.</summary>
    public async Task TapAsync(string buttonTitle) =>
        await Cards.GetByRole(AriaRole.Button, new() { Name = buttonTitle, Exact = true }).Last.ClickAsync();

    /// <summary>Fills an input of the newest card by its label.</summary>
    public async Task FillAsync(string label, string value) =>
        await Cards.Last.GetByLabel(label).FillAsync(value);

    /// <summary>What the newest card says, lines as on screen.</summary>
    public async Task<string> LastCardTextAsync() => await Cards.Last.InnerTextAsync();

    /// <summary>
    /// Waits until these words stand on the page: where other news (a welcome) may come before the answer.
    /// </summary>
    public async Task SeesAsync(string words) =>
        await page.GetByText(words).First.WaitForAsync(new() { Timeout = AnswerWithin });

    /// <summary>
    /// Waits until the newest card says this: where the page moves, and rests, before the answer is there.
    /// </summary>
    public async Task CardSaysAsync(string words)
    {
        await Cards.Last.Filter(new() { HasText = words }).WaitForAsync(new() { Timeout = AnswerWithin });
        await ChangedAsync(string.Empty);
    }

    /// <summary>How many cards stand in what is open.</summary>
    public async Task<int> CardsAsync() => await Cards.CountAsync();

    /// <summary>What the bot's newest bubble says, card or text.</summary>
    public async Task<string> LastAnswerAsync() => await LastBubble.InnerTextAsync();

    /// <summary>Titles of the buttons that the newest card offers.</summary>
    public async Task<IReadOnlyList<string>> ButtonsAsync() =>
        await Cards.Last.GetByRole(AriaRole.Button).AllInnerTextsAsync();

    /// <summary>Opens a Teams channel by its name, for example <c>Contoso</c>.</summary>
    public async Task OpenChannelAsync(string channel)
    {
        await OpenConversationAsync(new Regex($" - {Regex.Escape(channel)}$"));
        await page.GetByText("Start a new post").First.WaitForAsync();
        inChannel = true;
    }

    /// <summary>Opens the personal chat with the bot.</summary>
    public async Task OpenChatAsync()
    {
        await OpenConversationAsync(PersonalChat());
        inChannel = false;
    }

    /// <summary>
    /// Starts a post in the open channel that mentions the bot, as Teams asks for, and waits for the answer.
    /// </summary>
    public async Task PostAsync(string text) => await AnsweredAsync(async () =>
    {
        await Box.First.ClickAsync();
        await page.Keyboard.TypeAsync("@");
        await page.GetByRole(AriaRole.Menuitem).Filter(new() { HasText = "PrmBot" }).ClickAsync();
        await page.Keyboard.TypeAsync(" " + text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Post", Exact = true }).ClickAsync();
    });

    /// <summary>Keeps a picture of the newest card, numbered in the order taken; returns its file.</summary>
    public async Task<string> ScreenshotAsync(string name) => await ScreenshotAsync(Cards.Last, name);

    /// <summary>
    /// Keeps pictures of the bot's newest bubble, card or text: as it is, darkened, and as wide as a phone leaves it.
    /// </summary>
    public async Task LooksAsync(string name, bool isDarkAndPhone)
    {
        await ScreenshotAsync(LastBubble, name);
        if (isDarkAndPhone)
        {
            await DarkenAsync(true);
            await ScreenshotAsync(LastBubble, name + "-dark");
            await DarkenAsync(false);
            await NarrowAsync(true);
            await ScreenshotAsync(LastBubble, name + "-phone");
            await NarrowAsync(false);
        }
    }

    /// <summary>
    /// Keeps two pictures of the newest card: as it is, and as a browser shows it that darkens every page. Returns how
    /// bright they are, from 0 to 255.
    /// </summary>
    public async Task<(double Light, double Dark)> LightAndDarkAsync(string name)
    {
        var light = await BrightnessAsync(await ScreenshotAsync(name));
        await DarkenAsync(true);
        var dark = await BrightnessAsync(await ScreenshotAsync(name + "-dark"));
        await DarkenAsync(false);
        return (light, dark);
    }

    /// <summary>Waits for a card that holds these words, wherever it stands, and keeps a picture of it.</summary>
    public async Task SeesCardAsync(string words, string name)
    {
        await CardWith(words).WaitForAsync(new() { Timeout = AnswerWithin });
        await ScreenshotAsync(CardWith(words), name);
    }

    private async Task<string> ScreenshotAsync(ILocator card, string name)
    {
        var number = (++shots).ToString("00", CultureInfo.InvariantCulture);
        var file = Path.Combine(Screenshots.Folder, $"{number}-{name}.png");
        for (var tries = 1; ; tries++)
        {
            try
            {
                await card.ScrollIntoViewIfNeededAsync();
                await card.ScreenshotAsync(new() { Path = file });
                return file;
            }
            catch (PlaywrightException) when (tries < Tries)
            {
                // The page drew its bubbles anew meanwhile: the same one is looked up again.
            }
        }
    }

    private async Task DarkenAsync(bool isDark)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Emulation.setAutoDarkModeOverride", new() { ["enabled"] = isDark });
    }

    private async Task NarrowAsync(bool isNarrow) => await page.EvaluateAsync(
        """
        ([bubbles, isNarrow]) => document.querySelectorAll(bubbles).forEach(bubble => {
          bubble.style.width = isNarrow ? '328px' : '';
          bubble.style.minWidth = isNarrow ? '0' : '';
          bubble.style.display = isNarrow && bubble.tagName === 'SPAN' ? 'block' : '';
        })
        """,
        new object[] { Bubbles, isNarrow });

    private async Task<double> BrightnessAsync(string picture) => await page.EvaluateAsync<double>(
        """
        async data => {
          const image = await createImageBitmap(await (await fetch('data:image/png;base64,' + data)).blob());
          const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
          canvas.drawImage(image, 0, 0);
          const points = canvas.getImageData(0, 0, image.width, image.height).data;
          return points.reduce((sum, value, i) => i % 4 === 3 ? sum : sum + value, 0) / points.length * 4 / 3;
        }
        """,
        Convert.ToBase64String(await File.ReadAllBytesAsync(picture)));

    private ILocator CardWith(string words) =>
        page.Locator(".ac-adaptiveCard").Filter(new() { HasText = words }).Last;

    private async Task OpenConversationAsync(Regex name)
    {
        await page.GetByRole(AriaRole.Treeitem, new() { NameRegex = name }).First.ClickAsync();
        await Box.Last.WaitForAsync();
    }

    private async Task HidePanelsAsync()
    {
        if (await page.GetByTitle("Hide log panel").IsVisibleAsync())
        {
            await page.GetByTitle("Hide log panel").ClickAsync();
        }
    }

    private async Task AnsweredAsync(Func<Task> act)
    {
        var before = await SpokenAsync();
        await act();
        try
        {
            await ChangedAsync(before);
        }
        catch (TimeoutException)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(Screenshots.Folder, "no-answer.png") });
            throw;
        }
    }

    private async Task ChangedAsync(string before) =>
        await page.WaitForFunctionAsync(
            """
            ([bubbles, before, quiet]) => {
              const spoken = [...document.querySelectorAll(bubbles)]
                .map(b => b.innerText).join('\n');
              if (window.prmSpoken !== spoken) { window.prmSpoken = spoken; window.prmSince = performance.now(); }
              return spoken !== before && performance.now() - window.prmSince > quiet;
            }
            """,
            new object[] { Bubbles, before, QuietFor },
            new() { Timeout = AnswerWithin, PollingInterval = LookEvery });

    private async Task<string> SpokenAsync() => await page.EvaluateAsync<string>(
        "bubbles => [...document.querySelectorAll(bubbles)].map(b => b.innerText).join('\\n')", Bubbles);

    [GeneratedRegex("^Personal Chat")]
    private static partial Regex PersonalChat();
}
