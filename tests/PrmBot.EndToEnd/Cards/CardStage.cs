using Microsoft.Playwright;
using PrmBot.Testing;

namespace PrmBot.EndToEnd.Cards;

/// <summary>How a card is looked at.</summary>
/// <param name="Theme"><c>light</c>, <c>dark</c> or <c>contrast</c>.</param>
/// <param name="Device">Name for pictures.</param>
/// <param name="Width">Pixels that the screen has.</param>
internal sealed record CardView(string Theme, string Device, int Width)
{
    public static IReadOnlyList<CardView> All { get; } =
    [
        new("light", "desktop", 640), new("dark", "desktop", 640),
        new("light", "phone", 320), new("dark", "phone", 320), new("contrast", "phone", 320),
    ];
}

/// <summary>A browser page that renders Adaptive Cards with the official renderer and Teams' colours.</summary>
internal sealed class CardStage : IAsyncDisposable
{
    public const string Packages = "tests/PrmBot.Conversation.Tests/Npm";

    private readonly string _profile = Directory.CreateTempSubdirectory("prmbot-cards-").FullName;
    private IPlaywright _playwright = null!;
    private IBrowserContext _window = null!;

    private IPage Page => _window.Pages[0];

    public static async Task<CardStage> OpenAsync()
    {
        var stage = new CardStage();
        stage._playwright = await Playwright.CreateAsync();
        stage._window = await Browser.OpenAsync(stage._playwright, stage._profile);
        await stage.Page.SetContentAsync(await TextAsync("gallery.html"));
        var renderer = Path.Combine(RepoFiles.Root, Packages, "node_modules/adaptivecards/dist/adaptivecards.min.js");
        await stage.Page.AddScriptTagAsync(new() { Path = renderer });
        await stage.Page.AddScriptTagAsync(new() { Content = await TextAsync("gallery.js") });
        return stage;
    }

    /// <summary>Shows a card and keeps a picture of it; returns what a reader could not read.</summary>
    public async Task<IReadOnlyList<string>> ShowAsync(string json, CardView view, string name)
    {
        await Page.SetViewportSizeAsync(view.Width, 900);
        await Page.EvaluateAsync("([json, theme]) => render(json, theme)", new[] { json, view.Theme });
        var file = Path.Combine(
            Screenshots.Folder, "cards", $"{name.Replace('/', '-')}.{view.Device}.{view.Theme}.png");
        await Page.Locator("body").ScreenshotAsync(new() { Path = file });
        return await Page.EvaluateAsync<string[]>("() => findings()");
    }

    public async ValueTask DisposeAsync()
    {
        await _window.DisposeAsync();
        _playwright.Dispose();
        Directory.Delete(_profile, recursive: true);
    }

    private static async Task<string> TextAsync(string resource)
    {
        using var reader = new StreamReader(typeof(CardStage).Assembly.GetManifestResourceStream(resource)!);
        return await reader.ReadToEndAsync();
    }
}
