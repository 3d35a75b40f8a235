using PrmBot.BotFramework.Activities;

namespace PrmBot.BotFramework.Endpoint;

/// <summary>
/// The bot behind the endpoint. Called concurrently for different conversations. InboxId is the activity's id in
/// <see cref="IActivityInbox"/>, null when it is not kept there; a handler may drop it there in the same write as its
/// own work.
/// </summary>
public interface IBotHandler
{
    /// <summary>
    /// Handles what needs no answer on the request, also an invoke whose asker is not waiting any more. An exception
    /// makes the same activity come again, a few times.
    /// </summary>
    Task HandleAsync(Activity activity, string inboxId, CancellationToken cancellationToken);

    /// <summary>
    /// Called once when an activity failed as often as it is tried, or an invoke after its asker was told to wait: the
    /// place to tell its sender. The activity leaves the inbox, whatever this does; InboxId is "" when it has left.
    /// </summary>
    Task GiveUpAsync(Activity activity, string inboxId, CancellationToken cancellationToken);

    /// <summary>
    /// Answers an invoke whose value has the shape its name asks for; <see cref="InvokeResponse.NotImplemented"/> for
    /// a name that it does not know. When it takes longer than the asker waits, the answer is not seen by anybody: what
    /// must be seen is sent as well.
    /// </summary>
    Task<InvokeResponse> InvokeAsync(Activity activity, string? inboxId, CancellationToken cancellationToken);

    /// <summary>Handles what wants its answers on the request: they are returned and not sent.</summary>
    Task<IReadOnlyList<Activity>> ReplyAsync(Activity activity, string inboxId, CancellationToken cancellationToken);

    /// <summary>A sentence, in the sender's language, that says that something went wrong and not what.</summary>
    string FailureText(Activity activity);

    /// <summary>A sentence, in the sender's language, that says that the answer takes a little longer.</summary>
    string WorkingText(Activity activity);
}
