using System.Runtime.ExceptionServices;

namespace PrmBot.Storage.LiteDb;

/// <summary>
/// The database's write-ahead log. LiteDB 5 returns from a commit before its writer thread has written the pages, and
/// waits for ever when that thread meets an error; so this file tells when everything is on the disk, and keeps an
/// error for the one who waits instead of throwing it at the writer thread.
/// </summary>
internal sealed class LogFile : FileStream
{
    // Longer than any disk takes: only a writer thread that died lets it pass.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly object _progress = new();
    private ExceptionDispatchInfo? _failure;
    private long _written;

    public LogFile(string path)
        : base(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0)
    {
        // What a killed process left is there already.
        _written = Length;
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        lock (_progress)
        {
            try
            {
                if (_failure is null)
                {
                    base.Write(buffer, offset, count);
                    _written = Math.Max(_written, Position);
                }
            }
            catch (IOException error)
            {
                _failure = ExceptionDispatchInfo.Capture(error);
            }

            Monitor.PulseAll(_progress);
        }
    }

    public override void SetLength(long value)
    {
        lock (_progress)
        {
            base.SetLength(value);
            base.Flush(flushToDisk: true);
            _written = value;
        }
    }

    /// <summary>Does nothing: <see cref="MakeDurable"/> decides when the disk is asked, once for each commit.</summary>
    public override void Flush()
    {
    }

    /// <summary>Returns when the first <paramref name="length"/> bytes are on the disk.</summary>
    /// <exception cref="IOException">They could not be written: their transaction never happened.</exception>
    public void MakeDurable(long length)
    {
        lock (_progress)
        {
            while (_written < length && _failure is null)
            {
                if (!Monitor.Wait(_progress, Patience))
                {
                    throw new IOException("The log was not written in time.");
                }
            }

            _failure?.Throw();
            base.Flush(flushToDisk: true);
        }
    }
}
