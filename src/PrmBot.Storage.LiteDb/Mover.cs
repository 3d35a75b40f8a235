namespace PrmBot.Storage.LiteDb;

/// <summary>Moves what has gathered a second after the first of it came, or at once when it is much.</summary>
internal sealed class Mover : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly object _gate = new();
    private readonly Action _begin;
    private readonly Action _move;
    private readonly Thread _thread;
    private bool _isDue;
    private bool _isMuch;
    private bool _isOver;

    /// <param name="begin">What is done before the first moving.</param>
    /// <param name="move">Moves all that has gathered; when it fails it is called again later.</param>
    public Mover(Action begin, Action move)
    {
        (_begin, _move) = (begin, move);
        _thread = new Thread(Work) { IsBackground = true, Name = "store: moving" };
        _thread.Start();
    }

    /// <summary>Something is there to be moved.</summary>
    public void Gathered(bool isMuch)
    {
        lock (_gate)
        {
            var isNews = !_isDue || (isMuch && !_isMuch);
            (_isDue, _isMuch) = (true, _isMuch || isMuch);
            if (isNews)
            {
                Monitor.PulseAll(_gate);
            }
        }
    }

    /// <summary>Returns when nothing is being moved any more.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isOver = true;
            Monitor.PulseAll(_gate);
        }

        _thread.Join();
    }

    private void Work()
    {
        Try(_begin);
        while (IsDue())
        {
            if (!Try(_move))
            {
                Gathered(isMuch: false);
            }
        }
    }

    // Who writes or reads next is told the same. What is in the journal is moved when that can be.
    private static bool Try(Action work)
    {
        try
        {
            work();
            return true;
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    }

    private bool IsDue()
    {
        lock (_gate)
        {
            while (!_isDue && !_isOver)
            {
                Monitor.Wait(_gate);
            }

            // Who gathers wakes it only when it has become much.
            if (!_isMuch && !_isOver)
            {
                Monitor.Wait(_gate, Pause);
            }

            (_isDue, _isMuch) = (false, false);
            return !_isOver;
        }
    }
}
