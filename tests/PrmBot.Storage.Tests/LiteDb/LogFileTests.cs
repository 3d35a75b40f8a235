using Shouldly;
using Xunit;

namespace PrmBot.Storage.LiteDb;

public sealed class LogFileTests : IDisposable
{
    private static readonly byte[] Page = new byte[8192];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Durable_means_that_the_writer_thread_has_written_all_of_it()
    {
        const int Pages = 100;
        var path = Path.Combine(_folder.Root, "log");
        await using var log = new LogFile(path);
        var writing = Task.Run(() =>
        {
            for (var i = 0; i < Pages; i++)
            {
                log.Write(Page, 0, Page.Length);
                Thread.Yield();
            }
        });

        log.MakeDurable(Pages * Page.Length);
        var length = new FileInfo(path).Length;
        await writing;

        length.ShouldBe(Pages * Page.Length);
    }

    [Fact]
    public async Task What_a_killed_process_left_counts_as_written()
    {
        var path = Path.Combine(_folder.Root, "log");
        await File.WriteAllBytesAsync(path, Page);

        await using var log = new LogFile(path);

        Should.NotThrow(() => log.MakeDurable(Page.Length));
    }
}
