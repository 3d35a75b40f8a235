namespace PrmBot.Host.Startup;

/// <summary>Runs the whole program: what an operator can mend ends as one sentence, not as a stack trace.</summary>
public static class GuardedStart
{
    /// <summary>
    /// 0 when the bot ran and was stopped; 1 when it could not start, or a command could not be done, for a reason that
    /// an operator can mend, which is then written to <paramref name="error"/>. Any other failure is thrown on.
    /// </summary>
    public static async Task<int> RunAsync(Func<Task> run, TextWriter error)
    {
        try
        {
            await run();
            return 0;
        }
        catch (CommandException e)
        {
            await error.WriteLineAsync(e.Message);
            return 1;
        }
        catch (Exception e) when (StartupFailure.Explain(e) is { } sentence)
        {
            await error.WriteLineAsync($"PrmBot cannot start. {sentence}");
            return 1;
        }
    }
}
