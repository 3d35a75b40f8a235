using Microsoft.Extensions.Options;
using PrmBot.BotFramework.Connector;
using PrmBot.Storage;

namespace PrmBot.Host.Workers;

/// <summary>What follows from an attempt that failed.</summary>
internal abstract record Verdict
{
    private Verdict()
    {
    }

    /// <summary>It is tried again, after a wait.</summary>
    public sealed record Later(TimeSpan Wait) : Verdict;

    /// <summary>It is given up; with it the conversation, when nothing can be said there any more.</summary>
    public sealed record Over(GivenUpAs Kind, string Reason, bool LosesConversation = false) : Verdict;
}

/// <summary>
/// Decides whether a failed attempt is made again. A new message that may have arrived is not: twice the same answer
/// is worse than one that is missing and can be asked for. A replacement does no harm twice.
/// </summary>
public sealed class OutboxVerdict(IOptions<OutboxOptions> options, Func<double> chance)
{
    /// <summary>How often one message is tried at most.</summary>
    public int MostAttempts => options.Value.Attempts;

    /// <param name="entry">What was tried.</param>
    /// <param name="failure">How it failed.</param>
    /// <param name="isInDoubt">True: a former process may have sent it.</param>
    internal Verdict Of(OutboxEntry entry, ConnectorException failure, bool isInDoubt)
    {
        var said = Describe(failure);
        if (failure.IsPermanent)
        {
            var isLost = failure.LosesConversation && (entry.Delivery != Delivery.Update || failure.Code is not null);
            return new Verdict.Over(GivenUpAs.Refused, said, isLost);
        }

        if (failure.MayHaveArrived && !entry.IsRepeatable)
        {
            return new Verdict.Over(
                GivenUpAs.Unclear, $"{said}, so it may have arrived, and sent again it could arrive twice");
        }

        return entry.Attempts >= options.Value.Attempts
            ? new Verdict.Over(
                isInDoubt ? GivenUpAs.Unclear : GivenUpAs.TriedOut, $"{said} at the last attempt")
            : new Verdict.Later(WaitAfter(entry.Attempts, failure.RetryAfter));
    }

    private TimeSpan WaitAfter(int attempts, TimeSpan? asked)
    {
        var grown = options.Value.Delay * Math.Pow(2, Math.Min(attempts - 1, 30));
        var wait = (grown < options.Value.MaxDelay ? grown : options.Value.MaxDelay) * (0.8 + (0.4 * chance()));
        return asked > wait ? asked.Value * (1 + (0.2 * chance())) : wait;
    }

    private static string Describe(ConnectorException failure) => (failure.Status, failure.Code) switch
    {
        (null, var code) => code ?? "no answer",
        ({ } status, null) => $"the platform answered {status}",
        ({ } status, var code) => $"the platform answered {status} {code}",
    };
}
