namespace PrmBot.Host.Playground;

/// <summary>What is said about the playground.</summary>
internal static partial class PlaygroundLog
{
    [LoggerMessage(Level = LogLevel.Information, Message =
        "First start: fetching the Agents Playground with npm into {Folder}. The bot is up already.")]
    public static partial void Fetching(this ILogger logger, string folder);

    [LoggerMessage(Level = LogLevel.Information, Message =
        "Chat with the bot in the Agents Playground: {Address} (a test client without sign-in that listens on all "
        + "network interfaces; set Playground:Enabled to false to leave it out)")]
    public static partial void Open(this ILogger logger, string address);

    [LoggerMessage(Level = LogLevel.Information, Message =
        "Play the partner in a second window: {Address} is Karl Weber of Contoso. Add Contoso in the first window, and "
        + "write \"@PrmBot link this channel to Contoso\" in its channel Contoso; then write in that channel here.")]
    public static partial void OpenForPartner(this ILogger logger, string address);

    [LoggerMessage(Level = LogLevel.Warning, Message =
        "The bot runs, but without the Agents Playground: {Program} is not on the PATH. Install Node.js 20 or later "
        + "(it brings npm) and start again, or set Playground:Enabled to false.")]
    public static partial void ProgramMissing(this ILogger logger, string program);

    [LoggerMessage(Level = LogLevel.Warning, Message =
        "The bot runs, but without the Agents Playground: {Command} ended with code {Code}. {Output}")]
    public static partial void Failed(this ILogger logger, string command, int code, string output);

    [LoggerMessage(Level = LogLevel.Warning, Message =
        "The bot runs, but the Agents Playground gave no answer at {Address}; its log is {Log}.")]
    public static partial void Silent(this ILogger logger, string address, string log);

    [LoggerMessage(Level = LogLevel.Warning, Message =
        "The bot runs, but without the Agents Playground: {Folder} cannot be written ({Reason}). Set "
        + "Playground:Folder to another folder.")]
    public static partial void FolderUnusable(this ILogger logger, string folder, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message =
        "Port {Wanted} is in use, so the Agents Playground takes {Taken}. Set Playground:Port to choose one.")]
    public static partial void PortTaken(this ILogger logger, int wanted, int taken);

    [LoggerMessage(Level = LogLevel.Warning, Message =
        "The Agents Playground has ended with code {Code}; its log is {Log}. The bot runs on.")]
    public static partial void Ended(this ILogger logger, int code, string log);
}
