using Xunit;

namespace PrmBot.EndToEnd;

/// <summary>
/// A fact that needs Chromium, node and npm. Where they are missing it is left out with the reason on screen, unless
/// <c>PRMBOT_FULL=1</c> (as in <c>tests/run</c>): then their absence fails it.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("PRMBOT_FULL") != "1" && Browser.Missing() is { } missing)
        {
            Skip = $"{missing} is not installed. tests/run installs everything and runs this too.";
        }
    }
}
