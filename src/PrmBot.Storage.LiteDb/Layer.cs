namespace PrmBot.Storage.LiteDb;

/// <summary>Changes that lie over what is in the database file: rows by key, null where one was removed.</summary>
internal sealed class Layer<TRow>
    where TRow : class
{
    private readonly Dictionary<string, TRow?> _rows = [];
    private readonly SortedSet<string> _keys = new(StringComparer.Ordinal);

    // Whether the database has one before is worth knowing: looking for it costs as much as putting it there.
    private readonly HashSet<string> _new = [];

    public IReadOnlyDictionary<string, TRow?> Rows => _rows;

    public bool TryFind(string key, out TRow? row) => _rows.TryGetValue(key, out row);

    /// <summary>True when the database had no row under the key before this layer.</summary>
    public bool IsNew(string key) => _new.Contains(key);

    /// <summary>Lays a change over what is there.</summary>
    /// <param name="key">The row's key.</param>
    /// <param name="row">The row; null for a removal.</param>
    /// <param name="isNew">True: it is known that there was none, here or in the database.</param>
    public void Set(string key, TRow? row, bool isNew)
    {
        if (isNew)
        {
            _new.Add(key);
        }

        _rows[key] = row;
        _keys.Add(key);
    }

    /// <summary>Lays its changes of a range of keys over others.</summary>
    public void AddTo(Dictionary<string, TRow?> changes, string first, string last)
    {
        foreach (var key in _keys.GetViewBetween(first, last))
        {
            changes[key] = _rows[key];
        }
    }
}
