using PrmBot.Testing;

namespace PrmBot.Conversation.Tests.Understanding;

/// <summary>A copy of <c>prompts/</c> to change.</summary>
internal sealed class CopiedPrompts : IDisposable
{
    internal CopiedPrompts()
    {
        foreach (var path in Directory.GetFiles(RepoFiles.Prompts, "*", SearchOption.AllDirectories))
        {
            var copy = At(Path.GetRelativePath(RepoFiles.Prompts, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy);
        }
    }

    internal string Root { get; } = Directory.CreateTempSubdirectory("prmbot-prompts-").FullName;

    public void Dispose() => Directory.Delete(Root, recursive: true);

    internal string At(string file) => Path.Combine(Root, file);
}
