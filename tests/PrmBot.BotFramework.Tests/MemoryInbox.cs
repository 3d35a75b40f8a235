using System.Collections.Concurrent;
using PrmBot.BotFramework.Endpoint;

namespace PrmBot.BotFramework.Tests;

/// <summary>An inbox that outlives a stopped bot within a test.</summary>
internal sealed class MemoryInbox : IActivityInbox
{
    private readonly ConcurrentDictionary<string, Accepted?> _items = new();
    private readonly ConcurrentDictionary<string, string> _answers = new();

    public bool IsBroken { get; set; }

    public IReadOnlyList<Accepted> Pending => [.. _items.Values.OfType<Accepted>().OrderBy(item => item.At)];

    public int Seen => _items.Count;

    public Task<bool> AcceptAsync(Accepted item, CancellationToken cancellationToken) =>
        IsBroken ? throw new IOException("The disk is full.") : Task.FromResult(_items.TryAdd(item.Id, item));

    public Task<IReadOnlyList<Accepted>> PendingAsync(CancellationToken cancellationToken) => Task.FromResult(Pending);

    public Task DropAsync(string id, CancellationToken cancellationToken)
    {
        _items[id] = null;
        return Task.CompletedTask;
    }

    public Task AnsweredAsync(string id, string answer, CancellationToken cancellationToken)
    {
        _answers[id] = answer;
        return DropAsync(id, cancellationToken);
    }

    public Task<string?> AnswerAsync(string id, CancellationToken cancellationToken) =>
        Task.FromResult(_answers.GetValueOrDefault(id));
}
