using System.Globalization;
using System.Text.RegularExpressions;

namespace PrmBot.Planning.Lines;

/// <summary>A number as the readers of a line's fields find it: digits, a point, maybe a sign.</summary>
internal static class WrittenNumber
{
    private const decimal Largest = 1_000_000_000_000m;

    /// <summary>Null: it is none, or beyond a million million either way.</summary>
    public static decimal? Of(Capture found) =>
        decimal.TryParse(
            found.Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture, out var value)
        && Math.Abs(value) <= Largest
            ? value
            : null;
}
