using System.Reflection;
using System.Text.Json.Nodes;
using PrmBot.Partners;
using PrmBot.Storage;

namespace PrmBot.Evals.Bots;

/// <summary>A stored document of the domain.</summary>
internal sealed record StoredDocument(string Kind, string Id, long Version, string? Partner, JsonObject Body);

/// <summary>What is stored, without where people are in their conversations.</summary>
internal static class StoredState
{
    private static readonly IReadOnlyList<MethodInfo> Lists = [.. typeof(Partner).Assembly.GetTypes()
        .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IDocument)))
        .Select(t => typeof(StoredState).GetMethod(nameof(ListAsync), BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(t))];

    internal static async Task<IReadOnlyList<StoredDocument>> OfAsync(IStore store)
    {
        var all = new List<StoredDocument>();
        var work = store.Open(Cast.Home);
        foreach (var list in Lists)
        {
            all.AddRange(await (Task<IReadOnlyList<StoredDocument>>)list.Invoke(null, [work])!);
        }

        return all;
    }

    private static async Task<IReadOnlyList<StoredDocument>> ListAsync<T>(IUnitOfWork work)
        where T : class, IDocument =>
    [
        .. (await work.AllAsync<T>(default)).Select(d => new StoredDocument(
            T.Kind, d.Id, d.Version, d.Partner?.Value, JsonNode.Parse(DocumentFormat.Write(d))!.AsObject())),
    ];
}
