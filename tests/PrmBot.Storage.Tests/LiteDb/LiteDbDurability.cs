using System.Diagnostics;
using System.Globalization;
using Shouldly;
using Xunit;
using static PrmBot.Storage.Samples;

namespace PrmBot.Storage.LiteDb;

public sealed class LiteDbDurability : IDisposable
{
    private const int Rounds = 6;

    private readonly TempFolder _folder = new();
    private readonly Random _random = new(20260302);
    private readonly HashSet<string> _accepted = [];
    private readonly HashSet<int> _committed = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_acknowledged_survives_SIGKILL_and_nothing_is_half_written()
    {
        for (var round = 0; round < Rounds; round++)
        {
            await WriteAndKillAsync(_random.Next(1, 150));
            await CheckAsync();
        }

        _committed.Count.ShouldBeGreaterThan(Rounds);
    }

    [Fact]
    public async Task A_process_killed_the_moment_a_commit_returns_has_committed()
    {
        for (var round = 0; round < Rounds; round++)
        {
            await WriteUntilItKillsItselfAsync(_random.Next(1, 10));
            await CheckAsync();
        }

        _committed.Count.ShouldBeGreaterThanOrEqualTo(Rounds);
    }

    private static Process Start(params string[] arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", [typeof(Writer).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
        })!;

    private async Task WriteUntilItKillsItselfAsync(int commits)
    {
        using var writer = Start(_folder.File, commits.ToString(CultureInfo.InvariantCulture));
        await NoteRestAsync(writer);
    }

    private async Task CheckAsync()
    {
        using var store = new LiteDbStore(_folder.File, TimeProvider.System);
        await CheckDocumentsAsync(store.Open(Here));
        await CheckMessagesAsync(store);
    }

    // Kills after a random number of acknowledgements, whatever the process is doing by then.
    private async Task WriteAndKillAsync(int acknowledgements)
    {
        using var writer = Start(_folder.File);
        for (var i = 0; i < acknowledgements; i++)
        {
            Note(await writer.StandardOutput.ReadLineAsync());
        }

        writer.Kill();
        await NoteRestAsync(writer);
    }

    private async Task NoteRestAsync(Process writer)
    {
        var rest = await writer.StandardOutput.ReadToEndAsync();
        await writer.WaitForExitAsync();
        foreach (var line in rest.Split('\n')[..^1])
        {
            Note(line);
        }
    }

    private void Note(string? line)
    {
        var words = line.ShouldNotBeNull("The writer ended by itself.").Split(' ');
        if (words[0] == "accepted")
        {
            _accepted.Add(words[1]);
        }
        else
        {
            var isNew = _committed.Add(int.Parse(words[1], CultureInfo.InvariantCulture));
            isNew.ShouldBeTrue("A number was committed twice.");
        }
    }

    private async Task CheckDocumentsAsync(IUnitOfWork work)
    {
        var left = (await work.FindAsync<Note>("left", CancellationToken.None))?.Count ?? 0;
        var right = (await work.FindAsync<Note>("right", CancellationToken.None))?.Count ?? 0;
        var versions = (await work.AllAsync<Note>(CancellationToken.None)).ToDictionary(n => n.Id, n => n.Version);
        var listed = (await work.OfPartnerAsync<Note>(Contoso, CancellationToken.None)).Select(n => n.Count);

        right.ShouldBe(left);
        listed.Order().ShouldBe(Enumerable.Range(1, left));
        _committed.ShouldBeSubsetOf(Enumerable.Range(1, left));
        versions.GetValueOrDefault("left").ShouldBe(left);
        versions.GetValueOrDefault("right").ShouldBe(left);
    }

    private async Task CheckMessagesAsync(LiteDbStore store)
    {
        var left = await store.Open(Here).FindAsync<Note>("left", CancellationToken.None);
        var messages = await store.Outbox.PendingAsync(CancellationToken.None);
        var expected = Enumerable.Range(1, left?.Count ?? 0).Select(n => $"out-{n}");
        messages.Select(m => m.Id).ShouldBe(expected);

        foreach (var id in _accepted)
        {
            (await store.Inbox.AcceptAsync(Item(id), CancellationToken.None)).ShouldBeFalse(id);
        }
    }
}
