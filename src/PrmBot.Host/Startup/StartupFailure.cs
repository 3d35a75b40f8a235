using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using PrmBot.Conversation.Prompts;
using PrmBot.Storage;

namespace PrmBot.Host.Startup;

/// <summary>
/// What an operator can mend when the bot does not start, as a sentence that names the setting and the fix.
/// </summary>
public static partial class StartupFailure
{
    private const string OtherAddress = "set ASPNETCORE_URLS to another address, for example http://localhost:3979";

    /// <summary>The sentence, or null when the failure is ours: then the stack trace is wanted.</summary>
    public static string? Explain(Exception failure)
    {
        for (var at = failure; at is not null; at = at.InnerException)
        {
            if (Sentence(at) is { } sentence)
            {
                return sentence;
            }
        }

        return null;
    }

    private static string? Sentence(Exception failure) => failure switch
    {
        OptionsValidationException e => string.Join(Environment.NewLine, e.Failures),
        PromptFileException e => e.Message,
        StoreUnavailableException e => e.Message,
        InvalidDataException e when e.InnerException is FormatException inner => $"{e.Message} {inner.Message}",
        InvalidOperationException e when Unfit().Match(e.Message) is { Success: true } match =>
            $"{match.Groups[2]} is \"{match.Groups[1]}\", but must be {Wanted(match.Groups[3].Value)}.",
        InvalidOperationException e when Listening().IsMatch(e.Message) =>
            $"ASPNETCORE_URLS cannot be listened on ({e.Message.Split('.')[0]}): {OtherAddress}.",
        IOException { InnerException: AddressInUseException } e => InUse(e),
        SocketException e => $"The bot cannot listen on its address: {e.Message}; "
            + $"{OtherAddress}.",
        FormatException e when e.Message.Contains("url", StringComparison.OrdinalIgnoreCase) =>
            $"ASPNETCORE_URLS is no address to listen on ({e.Message.TrimEnd('.')}): {OtherAddress}.",
        _ => null,
    };

    private static string Wanted(string type) => type switch
    {
        "System.Boolean" => "true or false",
        "System.TimeSpan" => "a time such as 00:01:00",
        "System.Int32" or "System.Int64" => "a whole number",
        "System.Double" or "System.Decimal" => "a number such as 0.5",
        "System.Uri" => "an address such as https://example.com",
        _ => "another value; the README lists the settings",
    };

    private static string InUse(IOException failure)
    {
        var address = Address().Match(failure.Message) is { Success: true } match ? match.Value : "The bot's address";
        return $"{address} is in use already, perhaps by a PrmBot that still runs: stop that one, or {OtherAddress}.";
    }

    [GeneratedRegex("^Failed to convert configuration value '(.*)' at '(.*)' to type '(.*)'")]
    private static partial Regex Unfit();

    [GeneratedRegex("^Dynamic port binding|HTTPS endpoint")]
    private static partial Regex Listening();

    [GeneratedRegex(@"https?://\S+:\d+")]
    private static partial Regex Address();
}
