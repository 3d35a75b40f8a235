using PrmBot.Conversation.Model;

namespace PrmBot.Host.Startup;

/// <summary>
/// Section <c>Model</c>: a language model that speaks the OpenAI chat-completions protocol. Without it the bot does all
/// of its work with its own engine.
/// </summary>
public sealed class ModelOptions : ISettings
{
    public static string Section => "Model";

    /// <summary>
    /// The address above <c>/chat/completions</c>, such as https://api.openai.com/v1; plain http only on this machine.
    /// Default none: no model.
    /// </summary>
    public Uri? Endpoint { get; set; }

    /// <summary>The model's name at its server; a deployment's name on Azure. Needed with an endpoint.</summary>
    public string? Name { get; set; }

    /// <summary>The server's key. Default none: nothing is shown to the server.</summary>
    public string? ApiKey { get; set; }

    /// <summary>
    /// True: an Entra token of the machine's own identity is shown to the server instead of a key (Azure OpenAI).
    /// Default false.
    /// </summary>
    public bool UseEntra { get; set; }

    /// <summary>How long understanding a message may take, from 1 second to 1 minute. Default 10 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The longest answer in tokens, from 100 to 4000. Default 500.</summary>
    public int MostTokens { get; set; } = 500;

    /// <summary>Calls in any minute, from 1. What is more is understood without the model. Default 120.</summary>
    public int CallsPerMinute { get; set; } = 120;

    /// <summary>Tokens in any hour, from 1000. Default none: no limit.</summary>
    public int? TokensPerHour { get; set; }

    /// <summary>What the conversation needs of it; null: no model.</summary>
    public ModelSettings? ToSettings() => Endpoint is null ? null : new ModelSettings(Name!, Endpoint)
    {
        ApiKey = ApiKey,
        Timeout = Timeout,
        MostTokens = MostTokens,
        CallsPerMinute = CallsPerMinute,
        TokensPerHour = TokensPerHour,
    };

    public IEnumerable<string> Problems()
    {
        if (Endpoint is null)
        {
            if (Name is not null || ApiKey is not null || UseEntra)
            {
                yield return "Model:Endpoint is missing, but other settings of Model are there. Set the address above "
                    + "/chat/completions, such as https://api.openai.com/v1, or take the others out.";
            }

            yield break;
        }

        if (!SafeAddress.Is(Endpoint))
        {
            yield return "Model:Endpoint must begin with https://; http:// is for a model on this machine.";
        }

        if (string.IsNullOrWhiteSpace(Name))
        {
            yield return "Model:Name is missing. Set it to the model's name at that server.";
        }

        if (UseEntra && ApiKey is not null)
        {
            yield return "Model:ApiKey and Model:UseEntra are both set. Keep the one that the server wants.";
        }

        if (Timeout < TimeSpan.FromSeconds(1) || Timeout > TimeSpan.FromMinutes(1))
        {
            yield return $"Model:Timeout is {Timeout}, but must be from 00:00:01 to 00:01:00.";
        }

        if (MostTokens is < 100 or > 4000)
        {
            yield return $"Model:MostTokens is {MostTokens}, but must be from 100 to 4000.";
        }

        if (CallsPerMinute < 1)
        {
            yield return $"Model:CallsPerMinute is {CallsPerMinute}, but must be 1 or more.";
        }

        if (TokensPerHour < 1000)
        {
            yield return $"Model:TokensPerHour is {TokensPerHour}, but must be 1000 or more.";
        }
    }
}
