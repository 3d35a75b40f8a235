using PrmBot.BotFramework.Activities;

namespace PrmBot.BotFramework.Endpoint;

/// <summary>The bot behind the endpoint. Called concurrently for different conversations.</summary>
public interface IBotHandler
{
    /// <summary>
    /// Handles what needs no answer on the request. An exception makes the same activity come again, a few times.
    /// InboxId is its id in <see cref="IActivityInbox"/>; a handler may drop it there in the same write as its own
    /// work.
    /// </summary>
    Task HandleAsync(Activity activity, string inboxId, CancellationToken cancellationToken);

    /// <summary>
    /// Called once when an activity failed as often as it is tried: the place to tell its sender. The activity leaves
    /// the inbox afterwards, whatever this does.
    /// </summary>
    Task GiveUpAsync(Activity activity, string inboxId, CancellationToken cancellationToken);

    /// <summary>
    /// Answers an invoke whose value has the shape its name asks for; <see cref="InvokeResponse.NotImplemented"/> for
    /// a name that it does not know.
    /// </summary>
    Task<InvokeResponse> InvokeAsync(Activity activity, CancellationToken cancellationToken);

    /// <summary>A sentence, in the sender's language, that says that something went wrong and not what.</summary>
    string FailureText(Activity activity);
}
