namespace PrmBot.Host.Composition;

/// <summary>The one place where ids and chance come from; everything else is given them.</summary>
internal static class Chance
{
#pragma warning disable RS0030 // what the ban sends everybody to
    /// <summary>Later ones are greater: what is written together then stands together in a store's index.</summary>
    public static string NewId() => Guid.CreateVersion7().ToString("N");

    /// <summary>From 0 up to, not including, 1.</summary>
    public static double Next() => Random.Shared.NextDouble();
#pragma warning restore RS0030
}
