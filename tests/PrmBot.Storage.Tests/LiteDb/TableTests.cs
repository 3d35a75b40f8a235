using LiteDB;
using Shouldly;
using Xunit;

namespace PrmBot.Storage.LiteDb;

/// <summary>A table is told by hand what its file would tell it: what is durable, and what is moved.</summary>
public sealed class TableTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly DatabaseFile _file;
    private readonly Table<string> _table;

    public TableTests()
    {
        _file = new DatabaseFile(_folder.File);
        _table = new Table<string>(_file, "words", new Words(), 10_000);
    }

    public void Dispose()
    {
        _table.Dispose();
        _file.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void What_a_write_changes_is_for_itself_until_it_is_durable()
    {
        Settled("a", "old");

        _table.Put("a", "new");
        _table.FindNow("a").ShouldBe("new");
        _table.Find("a").ShouldBe("old");
        _table.Settle();

        _table.Find("a").ShouldBe("new");
    }

    [Fact]
    public void What_was_undone_never_was()
    {
        Settled("a", "old");

        _table.Remove("a");
        _table.Put("b", "new");
        _table.Undo();
        _table.Settle();

        _table.Find("a").ShouldBe("old");
        _table.Find("b").ShouldBeNull();
    }

    [Fact]
    public void What_was_moved_is_in_the_file_and_what_was_removed_is_not()
    {
        Settled("a", "first");
        Settled("b", "second");
        Settled("b", null);
        Moved();
        _table.Lose();

        _table.Find("a").ShouldBe("first");
        _table.Find("b").ShouldBeNull();
    }

    [Fact]
    public void After_a_failure_only_the_file_counts()
    {
        Settled("a", "in the file");
        Moved();
        Settled("a", "in the journal");

        _table.Lose();
        _table.Find("a").ShouldBe("in the file");
        _table.Replay("a", new BsonDocument { ["_id"] = "a", ["word"] = "in the journal" });

        _table.Find("a").ShouldBe("in the journal");
    }

    [Fact]
    public void Full_it_forgets_and_says_nothing_that_is_over()
    {
        for (var round = 0; round < 60; round++)
        {
            for (var i = 0; i < 50; i++)
            {
                Settled($"k{i}", $"{round}" + new string('x', 500));
            }

            Moved();
            for (var i = 0; i < 50; i++)
            {
                _table.Find($"k{i}")!.ShouldStartWith($"{round}x");
            }
        }
    }

    [Fact]
    public void A_list_that_is_overtaken_by_a_change_does_not_keep_what_it_read()
    {
        Settled("a", "old");
        Moved();
        _table.Lose();

        var listed = _table.List("a", "z", OvertakenBy("new"), _ => true, keeps: true);
        foreach (var some in _table.Moves(() => 1).ToList())
        {
            _file.Read(db => Done(() => some(db)));
        }

        _table.EndMove();
        listed.ShouldBe(["old"]);
        _table.Find("a").ShouldBe("new");
    }

    [Fact]
    public void What_the_file_does_not_have_is_known_when_its_keys_are_learnt()
    {
        Settled("a", "word");
        Moved();
        _table.Lose();
        for (string? last = string.Empty; last is not null;)
        {
            var from = last;
            last = _file.Read(db => _table.Learn(db, from));
        }

        Settled("b", "another");
        Moved();
        _file.Read(db => Done(() => db.DropCollection("words"))); // whoever asks for it now gets nothing
        _table.Find("c").ShouldBeNull();
        _table.Find("b").ShouldBe("another");
    }

    [Fact]
    public void What_is_known_to_be_new_is_put_and_put_again()
    {
        _file.Read(db => _table.Learn(db, string.Empty));
        Settled("a", "first");
        Settled("a", "second");
        Settled("b", "first");
        Moved();
        Settled("a", "third");
        Settled("b", null);
        _table.BeginMove();
        Settled("b", "again");
        EndMoved();
        Moved();

        _file.Read(db => _table.FindMoved(db, "a")).ShouldBe("third");
        _file.Read(db => _table.FindMoved(db, "b")).ShouldBe("again");
    }

    [Fact]
    public async Task What_was_removed_before_it_was_moved_does_not_wait()
    {
        await _file.WriteAsync(() => Done(() => _file.Outbox.Add(Samples.Message("m1"))));
        _file.Outbox.Waiting().ShouldBe([Samples.Message("m1")]);

        var waiting = _file.ReadMoved(db =>
        {
            _file.WriteAsync(() => Done(() => _file.Outbox.Remove("m1"))).Wait();
            return _file.Outbox.Waiting();
        });

        waiting.ShouldBeEmpty();
        _file.Outbox.Find("m1").ShouldBeNull();
    }

    // As if somebody committed, and moving began, between looking at the changes and reading the file.
    private Func<int, IEnumerable<Query>> OvertakenBy(string word) => _ =>
    {
        Settled("a", word);
        _table.BeginMove();
        return [Query.All()];
    };

    private void Settled(string key, string? word)
    {
        if (word is null)
        {
            _table.Remove(key);
        }
        else
        {
            _table.Put(key, word);
        }

        _table.Settle();
    }

    private void Moved()
    {
        _table.BeginMove();
        EndMoved();
    }

    private void EndMoved()
    {
        foreach (var some in _table.Moves(() => 7))
        {
            _file.Read(db => Done(() => some(db)));
        }

        _table.EndMove();
    }

    private static bool Done(Action work)
    {
        work();
        return true;
    }

    private sealed class Words : IRowFormat<string>
    {
        public BsonDocument Write(string key, string row) => new() { ["_id"] = key, ["word"] = row };

        public string Read(BsonDocument document) => document["word"].AsString;

        public int LengthOf(string row) => row.Length;
    }
}
