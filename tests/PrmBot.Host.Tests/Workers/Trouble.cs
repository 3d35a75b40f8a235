namespace PrmBot.Host.Tests.Workers;

/// <summary>
/// Of every twenty calls: three are throttled (every other time with Retry-After), three find the service down, one
/// is never answered (every other time the message is in the conversation all the same). One conversation is always
/// silent, from one the bot was removed.
/// </summary>
/// <param name="toTheLost">How many answers are meant for the conversation that is lost.</param>
internal sealed class Trouble(int toTheLost)
{
    public const string Silent = "a:silent";
    public const string Lost = "a:lost";

    private readonly Lock _gate = new();
    private int _calls;
    private int _throttled;
    private int _down;
    private int _silent;
    private int _silentButTaken;
    private bool _lost;

    /// <summary>Messages that are in no conversation.</summary>
    public int NotTaken => _silent - _silentButTaken + Removed;

    /// <summary>Messages that the bot must say it gave up.</summary>
    public int GivenUp => _silent + Removed;

    private int Removed => _lost ? toTheLost : 0;

    public Answer Next(Tried tried)
    {
        lock (_gate)
        {
            if (tried.Conversation == Lost)
            {
                _lost = true;
                return new Answer(403, "BotNotInConversationRoster");
            }

            return tried.Conversation == Silent ? Unanswered(takes: false) : Shared(_calls++);
        }
    }

    public override string ToString() =>
        $"{_throttled} throttled, {_down} down, {_silent} silent ({_silentButTaken} of them taken), {Removed} removed";

    private Answer Shared(int call)
    {
        switch (call % 20)
        {
            case 3 or 9 or 15:
                return new Answer(429, "Throttled", _throttled++ % 2 == 0 ? 1 : null);
            case 5 or 11 or 17:
                _down++;
                return new Answer(503);
            case 7:
                return Unanswered(takes: _silent % 2 == 0);
            default:
                return Answer.Fine;
        }
    }

    private Answer Unanswered(bool takes)
    {
        _silent++;
        _silentButTaken += takes ? 1 : 0;
        return Answer.Silence with { Takes = takes };
    }
}
