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
    /// The channel may have taken the call in all the same: it did not answer, or a gateway before it failed. A new
    /// message that is sent again after that can arrive twice.
    /// </summary>
    public bool MayHaveArrived { get; init; }

    /// <summary>How long the channel asked to wait; null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The channel's own mark of the call (<c>MS-CV</c>), to be named to its support; null when it gave
    /// none.</summary>
    public string? Correlation { get; init; }

    /// <summary>
    /// The bot can no longer write to this conversation (removed, blocked, gone) until a new installation or message
    /// comes: mark the stored reference inactive. A deleted message alone does not say that.
    /// </summary>
    public bool LosesConversation => Status switch
    {
        403 => LosesIt.Contains(Code ?? ""),
        404 => Code is null || Is("ConversationNotFound"),
        _ => false,
    };

    /// <summary>The channel's own sentence: may name people, so it is for decisions and never for a log.</summary>
    internal string? Explanation { get; init; }

    private static readonly HashSet<string> LosesIt = new(StringComparer.OrdinalIgnoreCase)
    {
        "BotDisabledByAdmin", "BotNotInConversationRoster", "ConversationBlockedByUser",
        "ForbiddenOperationException", "MessageWritesBlocked", "NotEnoughPermissions",
    };

    /// <summary>True when the channel's word is this one, in whatever case.</summary>
    public bool Is(string code) => string.Equals(Code, code, StringComparison.OrdinalIgnoreCase);

    /// <summary>The service URL is not one the bot may send to; nothing was sent.</summary>
    internal static ConnectorException NotAllowed() => new(null, "ServiceUrlNotAllowed", isPermanent: true);

    /// <summary>The bot got no token for itself; nothing was sent.</summary>
    internal static ConnectorException NoToken(string code, Exception? inner = null) =>
        new(null, code, isPermanent: false, inner);

    /// <summary>No answer; unless no connection was made, a send may have been delivered all the same.</summary>
    internal static ConnectorException NoAnswer(Exception failure)
    {
        var notSent = failure is HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        };
        var code = notSent ? "Unreachable" : failure is OperationCanceledException ? "Timeout" : "ConnectionLost";
        return new(null, code, isPermanent: false, failure) { MayHaveArrived = !notSent };
    }

    /// <summary>An answer that says no. Only what Teams publishes as worth repeating is not permanent.</summary>
    internal static ConnectorException Answered(
        int status, string? code, TimeSpan? retryAfter = null, string? explanation = null,
        string? correlation = null) =>
        new(status, code, isPermanent: !RetryDelay.IsWorthIt(status))
        {
            MayHaveArrived = status is 502 or 504,
            RetryAfter = retryAfter,
            Explanation = explanation,
            Correlation = correlation,
        };
}
