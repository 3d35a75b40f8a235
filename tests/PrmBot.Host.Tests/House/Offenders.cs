using Shouldly;

namespace PrmBot.Host.Tests.House;

/// <summary>Says all that breaks a rule at once, one a line.</summary>
internal static class Offenders
{
    public static void ShouldBeNone(this IEnumerable<string> offenders, string rule) =>
        string.Join('\n', offenders).ShouldBeEmpty(rule);
}
