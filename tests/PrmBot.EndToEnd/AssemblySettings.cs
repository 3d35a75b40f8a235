using Xunit;

// One browser and one playground at a time: the machine has two cores, and the playground's folder is shared.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
