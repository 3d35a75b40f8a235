using Microsoft.Playwright;

namespace PrmBot.EndToEnd;

/// <summary>A browser window with the playground's page open.</summary>
internal sealed class PlaygroundSession : IAsyncDisposable
{
    private readonly IPlaywright playwright;
    private readonly IBrowserContext window;
    private readonly string profile;

    private PlaygroundSession(IPlaywright playwright, IBrowserContext window, string profile)
    {
        (this.playwright, this.window, this.profile) = (playwright, window, profile);
        Page = new PlaygroundPage(window.Pages[0]);
    }

    public PlaygroundPage Page { get; }

    public static async Task<PlaygroundSession> OpenAsync(Uri playground)
    {
        var profile = Directory.CreateTempSubdirectory("prmbot-browser-").FullName;
        var playwright = await Playwright.CreateAsync();
        var window = await Browser.OpenAsync(playwright, profile);
        var session = new PlaygroundSession(playwright, window, profile);
        await session.Page.OpenAsync(playground);
        return session;
    }

    public async ValueTask DisposeAsync()
    {
        await window.CloseAsync();
        playwright.Dispose();
        Directory.Delete(profile, recursive: true);
    }
}
