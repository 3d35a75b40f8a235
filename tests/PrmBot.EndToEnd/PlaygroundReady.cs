using System.Diagnostics;

namespace PrmBot.EndToEnd;

/// <summary>Waits for a playground that was started: fetching its package the first time may take a minute.</summary>
internal static class PlaygroundReady
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);

    /// <exception cref="TimeoutException">It gave no answer.</exception>
    public static async Task WaitAsync(Uri address)
    {
        using var http = new HttpClient { BaseAddress = address };
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < Patience)
        {
            try
            {
                await http.GetStringAsync("/_debug/ping");
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(Between);
            }
        }

        throw new TimeoutException($"The Agents Playground gave no answer at {address} in {Patience}.");
    }
}
