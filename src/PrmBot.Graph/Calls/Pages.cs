using Microsoft.Graph;
using Microsoft.Kiota.Abstractions.Serialization;

namespace PrmBot.Graph.Calls;

/// <summary>Walks all pages of an answer with the SDK's iterator.</summary>
internal static class Pages
{
    /// <summary>So many entries are the most that anybody looks at: a plan of Planner holds 9,000 tasks.</summary>
    public const int Most = 10_000;

    /// <param name="client">Fetches the next pages.</param>
    /// <param name="first">The first page; null: nothing.</param>
    /// <param name="ct">Ends it early.</param>
    public static async Task<List<TEntity>> AllAsync<TEntity, TPage>(
        GraphServiceClient client, TPage? first, CancellationToken ct)
        where TPage : IParsable, IAdditionalDataHolder, new()
    {
        var all = new List<TEntity>();
        if (first is null)
        {
            return all;
        }

        var pages = PageIterator<TEntity, TPage>.CreatePageIterator(
            client, first,
            entity =>
            {
                all.Add(entity);
                return all.Count < Most;
            });
        await pages.IterateAsync(ct);
        return all;
    }
}
