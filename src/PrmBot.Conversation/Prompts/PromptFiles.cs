using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace PrmBot.Conversation.Prompts;

/// <summary>
/// A file under <c>prompts/</c> that cannot be used; the message names file, line and what would be right.
/// </summary>
public sealed class PromptFileException(string file, long line, string reason, Exception? inner = null)
    : Exception($"{file}, line {line}: {reason}", inner);

/// <summary>Reads the files under <c>prompts/</c>: YAML with names in snake_case.</summary>
public static class PromptFiles
{
    /// <summary>Reads one file into its typed record. Unknown keys and wrong types are errors.</summary>
    /// <exception cref="PromptFileException">With file, line and reason.</exception>
    public static T Read<T>(string root, string file)
    {
        try
        {
            var yaml = new DeserializerBuilder()
                .WithNamingConvention(UnderscoredNamingConvention.Instance)
                .WithDuplicateKeyChecking()
                .Build();
            return yaml.Deserialize<T>(File.ReadAllText(Path.Combine(root, file)));
        }
        catch (YamlException e)
        {
            throw new PromptFileException(
                Path.Combine("prompts", file), e.Start.Line, e.InnerException?.Message ?? e.Message, e);
        }
    }

    /// <summary>All sentences of <c>texts.yaml</c> in every folder.</summary>
    /// <exception cref="PromptFileException">A file is damaged, or two of them have the same key.</exception>
    public static Texts ReadTexts(string root)
    {
        var all = new Dictionary<string, string>();
        var paths = Directory.GetFiles(root, "texts.yaml", SearchOption.AllDirectories);
        foreach (var path in paths.Order(StringComparer.Ordinal))
        {
            var file = Path.GetRelativePath(root, path);
            foreach (var (key, sentence) in Read<Dictionary<string, string>>(root, file))
            {
                if (!all.TryAdd(key, sentence))
                {
                    throw new PromptFileException(
                        Path.Combine("prompts", file), 1, $"The key {key} is in another file already.");
                }
            }
        }

        return new Texts(all);
    }
}
