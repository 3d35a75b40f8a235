namespace PrmBot.Storage.LiteDb;

/// <summary>Something that knows what is on the disk: it is told what becomes of what is written.</summary>
internal interface IRemembering : IDisposable
{
    /// <summary>The changes of the transaction are durable.</summary>
    void Settle();

    /// <summary>Nothing of them was written.</summary>
    void Undo();

    /// <summary>What is on the disk is not known any more.</summary>
    void Lose();
}
