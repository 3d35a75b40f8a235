namespace PrmBot.BotFramework.Connector;

/// <summary>
/// A call to the Connector failed, or was not made. Status is null when there was no HTTP answer; Code is the
/// channel's own word for it, null when it gave none. IsPermanent: the same call can never succeed, so nobody should
/// repeat it.
/// </summary>
public sealed class ConnectorException(int? status, string? code, bool isPermanent, Exception? inner = null)
    : Exception($"The Connector call failed: {status?.ToString(Invariant) ?? "no answer"} {code}", inner)
{
    private static readonly IFormatProvider Invariant = System.Globalization.CultureInfo.InvariantCulture;

    public int? Status { get; } = status;

    public string? Code { get; } = code;

    public bool IsPermanent { get; } = isPermanent;

    /// <summary>
    /// The bot can no longer write to this conversation (removed, blocked, gone) until a new installation or message
    /// comes: mark the stored reference inactive. A deleted message alone does not say that.
    /// </summary>
    public bool LosesConversation => Status switch
    {
        403 => Code is "BotDisabledByAdmin" or "BotNotInConversationRoster" or "ConversationBlockedByUser"
            or "ForbiddenOperationException" or "MessageWritesBlocked",
        404 => Code is null or "ConversationNotFound",
        _ => false,
    };

    /// <summary>The service URL is not one the bot may send to; nothing was sent.</summary>
    internal static ConnectorException NotAllowed() => new(null, "ServiceUrlNotAllowed", isPermanent: true);

    /// <summary>No answer; on a send it may have been delivered all the same.</summary>
    internal static ConnectorException NoAnswer(Exception inner) =>
        new(null, inner is OperationCanceledException ? "Timeout" : "Unreachable", isPermanent: false, inner);

    /// <summary>An answer that says no.</summary>
    internal static ConnectorException Answered(int status, string? code) =>
        new(status, code, isPermanent: status is (>= 300 and < 500) and not (408 or 412 or 429));
}
