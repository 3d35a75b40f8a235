using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using PrmBot.Conversation.Understanding.Classification;

namespace PrmBot.Conversation.Understanding;

/// <summary>What training found.</summary>
/// <param name="Words">How often each word was seen: what misspellings are mended to.</param>
/// <param name="Classifier">Which function a sentence asks for.</param>
internal sealed record Training(IReadOnlyDictionary<string, int> Words, TextClassifier Classifier);

/// <summary>
/// Training kept in a file from one start to the next. The file's name is the hash of all that training depends on
/// (the files under <c>prompts/</c>, this program, the processor's vectors), so a kept one is never out of date; one
/// that is damaged, and a folder that cannot be written to, cost a training and nothing else.
/// </summary>
/// <param name="folder">Where; it is made when it is missing.</param>
internal sealed class KeptTraining(string folder)
{
    private const int Kept = 4;
    private const string Ending = ".trained";

    /// <summary>The kept training, or a new one, which is kept then.</summary>
    internal Training Get(string promptsRoot, Func<Training> train)
    {
        var file = Path.Combine(folder, NameOf(promptsRoot) + Ending);
        if (TryRead(file) is { } kept)
        {
            return kept;
        }

        var training = train();
        TryWrite(file, training);
        return training;
    }

    private static string NameOf(string promptsRoot)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(typeof(KeptTraining).Module.ModuleVersionId.ToByteArray());
        hash.AppendData([(byte)Vector<float>.Count]);
        foreach (var path in Directory.GetFiles(promptsRoot, "*.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(promptsRoot, path)));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(path)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..32];
    }

    private static Training? TryRead(string file)
    {
        try
        {
            var bytes = File.ReadAllBytes(file);
            var content = bytes.AsSpan(0, bytes.Length - SHA256.HashSizeInBytes);
            if (!SHA256.HashData(content).AsSpan().SequenceEqual(bytes.AsSpan(content.Length)))
            {
                return null;
            }

            using var reader = new BinaryReader(new MemoryStream(bytes, 0, content.Length));
            var count = reader.ReadInt32();
            var words = new Dictionary<string, int>(count, StringComparer.Ordinal);
            for (var i = 0; i < count; i++)
            {
                words.Add(reader.ReadString(), reader.ReadInt32());
            }

            return new Training(words, TextClassifier.Read(reader));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    private void TryWrite(string file, Training training)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var part = $"{file}.{Path.GetRandomFileName()}";
            File.WriteAllBytes(part, BytesOf(training));
            File.Move(part, file, overwrite: true); // whole or not at all, also when two starts do it at once
            foreach (var old in new DirectoryInfo(folder).GetFiles("*" + Ending)
                .OrderByDescending(f => f.LastWriteTimeUtc).Skip(Kept))
            {
                old.Delete();
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next start trains again.
        }
    }

    private static byte[] BytesOf(Training training)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(training.Words.Count);
        foreach (var (word, times) in training.Words)
        {
            writer.Write(word);
            writer.Write(times);
        }

        training.Classifier.Write(writer);
        writer.Flush();
        writer.Write(SHA256.HashData(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
        writer.Flush();
        return stream.ToArray();
    }
}
