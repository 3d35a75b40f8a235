using System.Collections.Concurrent;

namespace PrmBot.Partners;

/// <summary>
/// What was made of names, kept: the same ones come with every list of partners. For names that are stored, not for
/// what people say.
/// </summary>
/// <param name="make">Gives the same for the same name.</param>
public sealed class NameMemo<T>(Func<string, T> make)
{
    private const int Most = 50_000;

    private readonly ConcurrentDictionary<string, T> _made = new(StringComparer.Ordinal);

    // Asking the dictionary would stop everybody.
    private int _count;

    public T Of(string name)
    {
        if (_made.TryGetValue(name, out var made))
        {
            return made;
        }

        // Begun anew when there are too many: who has more names than that pays as if nothing were kept.
        if (Interlocked.Increment(ref _count) > Most)
        {
            _made.Clear();
            _count = 0;
        }

        return _made[name] = make(name);
    }
}
