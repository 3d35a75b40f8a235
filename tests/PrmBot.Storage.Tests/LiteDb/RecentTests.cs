using Shouldly;
using Xunit;

namespace PrmBot.Storage.LiteDb;

public sealed class RecentTests : IDisposable
{
    private readonly Recent<string, string> _recent = new(10_000, value => value.Length);

    public void Dispose() => _recent.Dispose();

    [Fact]
    public void What_a_transaction_changes_is_for_itself_until_it_is_durable()
    {
        Settled("a", "old");

        _recent.Change("a", "new");

        _recent.Find("a", Unread).ShouldBe("new");
        Known("a").ShouldBe("old");
        _recent.Settle();
        Known("a").ShouldBe("new");
    }

    [Fact]
    public void What_was_undone_never_was()
    {
        Settled("a", "old");

        _recent.Change("a", null);
        _recent.Change("b", "new");
        _recent.Undo();
        _recent.Settle();

        Known("a").ShouldBe("old");
        _recent.TryFind("b", out _).ShouldBeFalse();
    }

    [Fact]
    public void That_there_is_nothing_is_known_as_well()
    {
        _recent.Find("a", () => null).ShouldBeNull();

        _recent.Find("a", Unread).ShouldBeNull();
    }

    [Fact]
    public void After_a_failure_everything_is_read_anew()
    {
        Settled("a", "old");
        _recent.Change("a", "never written");

        _recent.Lose();

        _recent.Find("a", () => "on the disk").ShouldBe("on the disk");
    }

    [Fact]
    public void Full_it_forgets_and_says_nothing_that_is_over()
    {
        for (var round = 0; round < 200; round++)
        {
            for (var i = 0; i < 50; i++)
            {
                Settled($"k{i}", $"{round}" + new string('x', 500));
                if (_recent.TryFind($"k{i}", out var known))
                {
                    known.ShouldStartWith($"{round}x");
                }
            }
        }
    }

    [Fact]
    public void What_alone_is_more_than_it_may_keep_is_not_kept_and_takes_nothing_along()
    {
        Settled("a", "old");

        Settled("a", new string('x', 20_000));

        _recent.TryFind("a", out _).ShouldBeFalse();
    }

    private static string Unread() => throw new InvalidOperationException("It was known.");

    private string? Known(string key)
    {
        _recent.TryFind(key, out var value).ShouldBeTrue();
        return value;
    }

    private void Settled(string key, string? value)
    {
        _recent.Change(key, value);
        _recent.Settle();
    }
}
