namespace PrmBot.Conversation.Model;

/// <summary>A language model behind the OpenAI chat-completions protocol, and how much of it may be used.</summary>
/// <param name="Name">As its server calls it.</param>
/// <param name="Endpoint">The address above <c>/chat/completions</c>.</param>
public sealed record ModelSettings(string Name, Uri Endpoint)
{
    /// <summary>Sent as a bearer token; null: none is, or a handler of the client brings its own.</summary>
    public string? ApiKey { get; init; }

    /// <summary>How long choosing a function may take, repairs included; after that the local engine answers.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The longest answer, in tokens.</summary>
    public int MostTokens { get; init; } = 500;

    /// <summary>Calls of the model in any minute; what is more goes to the local engine.</summary>
    public int CallsPerMinute { get; init; } = 120;

    /// <summary>Tokens read and written in any hour, as the model counts them; null: no limit.</summary>
    public int? TokensPerHour { get; init; }
}
