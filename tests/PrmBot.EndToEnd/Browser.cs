using Microsoft.Playwright;

namespace PrmBot.EndToEnd;

/// <summary>The machine's Chromium, driven headless with a fresh profile.</summary>
internal static class Browser
{
    private static readonly string[] Flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>The first program that these tests need and that is not on the PATH; null when all are there.</summary>
    public static string? Missing() =>
        Chromium() is null ? "Chromium" : new[] { "node", "npm" }.FirstOrDefault(name => OnPath(name) is null);

    /// <summary>A window of its own. The playground is light, whatever a window asks for.</summary>
    public static async Task<IBrowserContext> OpenAsync(IPlaywright playwright, string profile) =>
        await playwright.Chromium.LaunchPersistentContextAsync(profile, new()
        {
            ExecutablePath = Chromium() ?? throw new FileNotFoundException("Chromium is not installed; run tests/run."),
            Headless = true,
            Args = Flags,
            ViewportSize = new() { Width = 1400, Height = 2400 },
        });

    private static string? Chromium() => Names.Select(OnPath).FirstOrDefault(path => path is not null);

    private static string? OnPath(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
