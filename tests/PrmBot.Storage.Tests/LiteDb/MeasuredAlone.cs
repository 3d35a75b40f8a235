using Xunit;

namespace PrmBot.Storage.LiteDb;

/// <summary>Tests that measure what this process holds in memory: nothing else runs in it meanwhile.</summary>
[CollectionDefinition(nameof(MeasuredAlone), DisableParallelization = true)]
public sealed class MeasuredAlone;
