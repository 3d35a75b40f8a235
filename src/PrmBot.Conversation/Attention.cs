namespace PrmBot.Conversation;

/// <summary>
/// Whether a message is for the bot. With the permission to read a channel everything arrives that people say to each
/// other, and the bot keeps out of it.
/// </summary>
internal static class Attention
{
    /// <summary>
    /// In a private chat everything; elsewhere its mention, the answer to what it asked this person here, and in a
    /// channel what is said in its own threads.
    /// </summary>
    public static bool IsDue(TurnScope turn, TurnInput.Said said) =>
        said.IsToBot
        || (turn.Session.Caller.Role != Identity.Role.Stranger
            && (IsAwaited(turn) || (turn.OwnsThread && turn.Turn.Place.Kind == PlaceKind.Channel)));

    /// <summary>True when there is an answer also to what is not understood.</summary>
    public static bool IsAlwaysAnswered(TurnScope turn, TurnInput.Said said) => said.IsToBot || IsAwaited(turn);

    private static bool IsAwaited(TurnScope turn) => turn.Dialogue is not { Question: null, Interview: null };
}
