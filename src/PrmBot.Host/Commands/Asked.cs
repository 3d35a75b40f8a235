using PrmBot.Host.Startup;

namespace PrmBot.Host.Commands;

/// <summary>What <c>export</c> and <c>delete</c> are asked for.</summary>
/// <param name="IsPerson">False: a partner.</param>
/// <param name="Names">A name or id, and further ones of the same person.</param>
/// <param name="IsSure">A yes was given.</param>
/// <param name="To">Where an export goes; null: to the output.</param>
/// <param name="Settings">What is left for the configuration.</param>
internal sealed record Asked(
    bool IsPerson, IReadOnlyList<string> Names, bool IsSure, string? To, string[] Settings)
{
    /// <summary>Words that begin with no dash are the name, so that it needs no quotes.</summary>
    /// <exception cref="CommandException">Something is missing; the message says how it is written.</exception>
    public static Asked Of(string command, string[] arguments)
    {
        var (name, also, settings) = (new List<string>(), new List<string>(), new List<string>());
        var (isSure, to) = (false, (string?)null);
        for (var at = 1; at < arguments.Length; at++)
        {
            switch (arguments[at])
            {
                case "--yes" when command == "delete":
                    isSure = true;
                    break;
                case "--to" when command == "export" && at + 1 < arguments.Length:
                    to = arguments[++at];
                    break;
                case "--also" when at + 1 < arguments.Length:
                    also.Add(arguments[++at]);
                    break;
                case ['-', '-', ..] setting when setting.Contains(':', StringComparison.Ordinal):
                    settings.Add(setting);
                    if (!setting.Contains('=', StringComparison.Ordinal) && at + 1 < arguments.Length)
                    {
                        settings.Add(arguments[++at]);
                    }

                    break;
                case ['-', ..] unknown:
                    throw new CommandException($"{unknown} is nothing that {command} knows. {Usage(command)}");
                case var word:
                    name.Add(word);
                    break;
            }
        }

        var isPerson = arguments is ["person", ..];
        return (isPerson || (arguments is ["partner", ..] && also.Count == 0)) && name.Count > 0
            ? new Asked(isPerson, [string.Join(' ', name), .. also], isSure, to, [.. settings])
            : throw new CommandException(Usage(command));
    }

    private static string Usage(string command) => command == "export"
        ? "Write: export person NAME or ID [--also ID or NAME] [--to FILE], or: export partner NAME [--to FILE]."
        : "Write: delete person NAME or ID [--also ID or NAME] [--yes], or: delete partner NAME [--yes].";
}
