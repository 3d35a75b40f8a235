using System.Net;
using Microsoft.Graph;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;
using PrmBot.Workplace;

namespace PrmBot.Graph.Calls;

/// <summary>
/// Reads that need nothing of each other, twenty in one call. Each answers for itself: one that is not allowed is no
/// other's trouble, and one that the service puts off is asked for again. How long that waits is up to
/// <see cref="TenantPace"/>, as for all calls.
/// </summary>
internal static class Batches
{
    private const int Most = 20; // what Microsoft Graph takes
    private const int MostTries = 3;

    /// <param name="client">Makes the call.</param>
    /// <param name="permission">What each of them needs.</param>
    /// <param name="keys">What is asked about.</param>
    /// <param name="read">The request for one of them.</param>
    /// <param name="ct">Ends it early.</param>
    public static async Task<IReadOnlyDictionary<TKey, Answered<T>>> GetAsync<TKey, T>(
        GraphServiceClient client, string permission, IEnumerable<TKey> keys, Func<TKey, RequestInformation> read,
        CancellationToken ct)
        where TKey : notnull
        where T : class, IParsable, new()
    {
        var found = new Dictionary<TKey, Answered<T>>();
        WorkplaceException? trouble = null;
        foreach (var some in keys.Distinct().Chunk(Most))
        {
            // What is wrong with a whole call is wrong with the next one.
            trouble ??= await SendAsync(client, permission, some, read, found, ct);
            foreach (var left in some.Where(k => !found.ContainsKey(k)))
            {
                found[left] = new Answered<T>(null, trouble ?? new WorkplaceException(WorkplaceTrouble.Away));
            }
        }

        return found;
    }

    // Null: the call was answered, whatever its parts came to.
    private static async Task<WorkplaceException?> SendAsync<TKey, T>(
        GraphServiceClient client, string permission, TKey[] keys, Func<TKey, RequestInformation> read,
        Dictionary<TKey, Answered<T>> found, CancellationToken ct)
        where TKey : notnull
        where T : class, IParsable, new()
    {
        for (var tries = 0; keys.Length > 0 && tries < MostTries; tries++)
        {
            // A batch of the SDK for what failed has other ids, of which nobody knows whose they are.
            var batch = new BatchRequestContentCollection(client);
            var steps = new Dictionary<string, TKey>();
            foreach (var key in keys)
            {
                steps[await batch.AddBatchRequestStepAsync(read(key))] = key;
            }

            try
            {
                var answers = await GraphCall.AskAsync(permission, () => client.Batch.PostAsync(batch, ct)!, ct);
                foreach (var (step, status) in await answers.GetResponsesStatusCodesAsync())
                {
                    found[steps[step]] = await OfAsync<T>(answers, step, status, permission);
                }
            }
            catch (WorkplaceException e)
            {
                return e; // what was answered before stays
            }

            keys = [.. keys.Where(k => found.GetValueOrDefault(k)?.Trouble?.Trouble == WorkplaceTrouble.Busy)];
        }

        return null;
    }

    private static async Task<Answered<T>> OfAsync<T>(
        BatchResponseContentCollection answers, string step, HttpStatusCode status, string permission)
        where T : class, IParsable, new()
    {
        if (GraphCall.OfStatus((int)status, null, permission) is { } trouble)
        {
            return new Answered<T>(null, trouble);
        }

        return await answers.GetResponseByIdAsync<T>(step) is { } value ? new Answered<T>(value, null)
            : new Answered<T>(null, new WorkplaceException(WorkplaceTrouble.NotThere));
    }
}
