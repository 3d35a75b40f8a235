using Shouldly;
using Xunit;

namespace PrmBot.Storage.LiteDb;

public sealed class JournalFileTests : IDisposable
{
    private static readonly byte[][] Records = [[1, 2, 3], [], [.. Enumerable.Range(0, 5_000).Select(i => (byte)i)]];

    private readonly TempFolder _folder = new();

    private string Path => System.IO.Path.Combine(_folder.Root, "journal");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_appended_is_found_again_and_gone_on_with()
    {
        Write();
        using (var again = new JournalFile(Path))
        {
            again.Recover().ShouldBe(Records);
            again.Append([9]);
        }

        Recovered().ShouldBe([.. Records, [9]]);
    }

    [Fact]
    public void Wherever_a_kill_cut_it_the_whole_records_before_are_found_and_more_can_be_added()
    {
        Write();
        var bytes = File.ReadAllBytes(Path);
        var before = (16 + 3) + 16; // the first two
        foreach (var length in Enumerable.Range(before, 60).Append(bytes.Length - 1))
        {
            File.WriteAllBytes(Path, bytes[..length]);
            using (var cut = new JournalFile(Path))
            {
                cut.Recover().ShouldBe(Records[..2]);
                cut.Append([9]);
            }

            Recovered().ShouldBe([.. Records[..2], [9]]);
        }
    }

    [Fact]
    public void What_the_disk_made_long_and_did_not_fill_counts_as_cut()
    {
        Write();
        File.AppendAllBytes(Path, new byte[10_000]);

        Recovered().ShouldBe(Records);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(13)]
    [InlineData(17)]
    [InlineData(20)]
    public void One_changed_byte_before_a_whole_record_is_damage_and_nothing_is_cut(int at)
    {
        Write();
        var bytes = File.ReadAllBytes(Path);
        bytes[at] ^= 0x10;
        File.WriteAllBytes(Path, bytes);

        Should.Throw<InvalidDataException>(Recovered).Message.ShouldContain("record at");
        File.ReadAllBytes(Path).ShouldBe(bytes);
    }

    [Fact]
    public void What_could_not_be_written_whole_is_not_found_again()
    {
        if (!File.Exists("/dev/full"))
        {
            return; // Only Linux has a disk that is always full.
        }

        File.CreateSymbolicLink(Path, "/dev/full");
        using var full = new JournalFile(Path);
        full.Recover().ShouldBeEmpty();

        Should.Throw<IOException>(() => full.Append([1]));
        full.Length.ShouldBe(0);
    }

    private void Write()
    {
        File.Delete(Path);
        using var journal = new JournalFile(Path);
        journal.Recover().ShouldBeEmpty();
        Array.ForEach(Records, record => journal.Append(record));
    }

    private IReadOnlyList<byte[]> Recovered()
    {
        using var journal = new JournalFile(Path);
        return journal.Recover();
    }
}
