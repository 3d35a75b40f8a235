using Xunit;

// Much of a test is waiting for hosts to start, for limits and for time that must pass: two at once, which is what two
// processors would get, leave both idle half of the time.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
