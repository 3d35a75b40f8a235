namespace PrmBot.Conversation.Model;

/// <summary>
/// Keeps calls and tokens within what the settings allow. A call is counted when it begins, its tokens when it has
/// ended: an hour may end above its limit by the calls that were under way.
/// </summary>
public sealed class ModelBudget(ModelSettings settings, TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly Queue<DateTimeOffset> calls = new();
    private readonly Queue<(DateTimeOffset At, int Tokens)> spent = new();
    private long tokens;

    /// <summary>True, and counted: the model may be called now.</summary>
    public bool TryCall()
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            while (calls.TryPeek(out var oldest) && oldest <= now - TimeSpan.FromMinutes(1))
            {
                calls.Dequeue();
            }

            while (spent.TryPeek(out var first) && first.At <= now - TimeSpan.FromHours(1))
            {
                tokens -= spent.Dequeue().Tokens;
            }

            if (calls.Count >= settings.CallsPerMinute || tokens >= (settings.TokensPerHour ?? long.MaxValue))
            {
                return false;
            }

            calls.Enqueue(now);
            return true;
        }
    }

    public void Spend(int used)
    {
        lock (gate)
        {
            spent.Enqueue((clock.GetUtcNow(), used));
            tokens += used;
        }
    }
}
