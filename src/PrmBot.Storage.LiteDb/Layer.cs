namespace PrmBot.Storage.LiteDb;

/// <summary>Changes that lie over what is in the database file: rows by key, null where one was removed.</summary>
internal sealed class Layer<TRow>
    where TRow : class
{
    private readonly Dictionary<string, TRow?> _rows = [];
    private readonly SortedSet<string> _keys = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, TRow?> Rows => _rows;

    public bool TryFind(string key, out TRow? row) => _rows.TryGetValue(key, out row);

    public void Set(string key, TRow? row)
    {
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
