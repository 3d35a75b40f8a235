using Xunit;

namespace PrmBot.Host.Tests.Workers.Simulation;

/// <summary>Tests that measure what this process holds in memory: nothing else runs in it meanwhile.</summary>
[CollectionDefinition(nameof(MeasuredAlone), DisableParallelization = true)]
public sealed class MeasuredAlone;
