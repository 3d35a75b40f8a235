using System.Text.Json;
using PrmBot.BotFramework.Activities;
using PrmBot.BotFramework.Telemetry;

namespace PrmBot.BotFramework.Endpoint;

/// <summary>
/// Keeps what was asked on a request and changes something (a pressed button, a message whose answers are awaited)
/// through a crash, and what it was answered with.
/// </summary>
internal sealed class InvokeMemory(IActivityInbox inbox, TimeProvider time)
{
    // Kept in place of an answer: what failed may be asked again.
    private const string Failed = "failed";

    /// <summary>Null: it is new, or failed before, and is kept now. Else what a repetition is answered with: the first
    /// answer, or <paramref name="unknown"/> when the process stopped before there was one.</summary>
    public async Task<InvokeResponse?> AcceptAsync(string id, Activity activity, string body, InvokeResponse unknown)
    {
        using var accept = Measures.Spans.StartActivity("accept");
        var item = new Accepted(id, activity.Conversation?.Id ?? "", body, time.GetUtcNow())
        {
            RunsAtOnce = true,
            Trace = accept?.Id,
        };
        if (await inbox.AcceptAsync(item, CancellationToken.None))
            return null;

        return await inbox.AnswerAsync(id, CancellationToken.None) switch
        {
            null => unknown,
            Failed => null,
            var kept => Read(kept),
        };
    }

    public Task AnsweredAsync(string id, InvokeResponse answer) =>
        inbox.AnsweredAsync(id, answer.HasFailed ? Failed : Write(answer), CancellationToken.None);

    private static string Write(InvokeResponse answer) =>
        JsonSerializer.Serialize(new Kept(answer.Status, answer.Body), ActivityJson.Options);

    private static InvokeResponse Read(string kept)
    {
        var (status, body) = JsonSerializer.Deserialize<Kept>(kept, ActivityJson.Options)!;
        return new InvokeResponse(status, body);
    }

    private sealed record Kept(int Status, object? Body);
}
