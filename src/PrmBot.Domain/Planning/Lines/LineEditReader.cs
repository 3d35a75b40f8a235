using System.Globalization;
using System.Text.RegularExpressions;
using PrmBot.Identity;

namespace PrmBot.Planning.Lines;

/// <summary>
/// Reads a field's value from its normal form: dates <c>yyyy-MM-dd</c>, numbers with a decimal point, money as
/// <c>8000 EUR mdf</c>, a target as <c>40 leads</c> or <c>from 10 to 40 leads</c>, an owner as a name or <c>me</c>.
/// </summary>
public static partial class LineEditReader
{
    private const int LongestText = 120;
    private const int LongestComment = 500;
    private const int QuartersOfYear = 4;
    private const int MostWordsOfName = 6;
    private const int MostDigitsOfName = 2;

    /// <summary>The field by its name on the wire; null when there is none.</summary>
    public static LineField? Field(string? name) => LineFields.Find(name);

    public static Outcome<LineEdit> Read(LineField field, string text, Caller caller) => field switch
    {
        LineField.Title => Text(text, t => new LineEdit.OfTitle(t)),
        LineField.OurOwner or LineField.PartnerOwner when !IsName(text) =>
            new Refusal("plan.not_a_person").With("given", text),
        LineField.OurOwner => Text(text, t => new LineEdit.OfOurOwner(Owner(t, caller))),
        LineField.PartnerOwner => Text(text, t => new LineEdit.OfPartnerOwner(Owner(t, caller))),
        LineField.Start => Date(text, d => new LineEdit.OfStart(d)),
        LineField.Due => Date(text, d => new LineEdit.OfDue(d)),
        LineField.Target => Target(text),
        LineField.Budget => BudgetReader.Read(text),
        LineField.Status => LineStatuses.Settable(text) is { } status
            ? new LineEdit.OfStatus(status)
            : new Refusal("plan.unknown_status").With("given", text),
        LineField.Note => Text(text, t => new LineEdit.OfNote(t), LongestComment),
        LineField.Weight => Whole(text, 1, w => new LineEdit.OfWeight(w), "plan.weight_not_a_number"),
        LineField.Quarters => Quarters(text),
        LineField.Support => Text(text, t => new LineEdit.OfSupport(t), LongestComment),
        LineField.Evidence => Text(text, t => new LineEdit.OfEvidence(t), LongestComment),
        LineField.Percent => Whole(text, 0, p => new LineEdit.OfPercent(p), "plan.percent_not_a_number"),
        LineField.Confidence => Whole(text, 0, p => new LineEdit.OfConfidence(p), "plan.percent_not_a_number"),
        LineField.DependsOn => DependsOn(text),
        LineField.Spent => BudgetReader.Spent(text),
        LineField.Baseline => Baseline(text),
        LineField.Tick => Tick(text),
        LineField.Detail => throw new InvalidOperationException("A particular is read with its name."),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Unknown field."),
    };

    /// <summary>A particular of a line's element; an empty text takes it out.</summary>
    public static Outcome<LineEdit> Detail(string name, string text) =>
        Text(text, t => new LineEdit.OfDetail(name, t), LongestComment);

    // A sentence said to something else must not become somebody's name.
    private static bool IsName(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length <= MostWordsOfName
        && (string.IsNullOrWhiteSpace(text) || text.Any(char.IsLetter)) && text.Count(char.IsDigit) <= MostDigitsOfName;

    private static PlanOwner Owner(string name, Caller caller) =>
        name.ToLowerInvariant() is "me" or "i" or "myself"
            || string.Equals(name, caller.Who.Name, StringComparison.Ordinal)
            ? new PlanOwner(caller.Who.Name, caller.Who.Id)
            : new PlanOwner(name);

    private static Outcome<LineEdit> Text(string text, Func<string, LineEdit> edit, int longest = LongestText)
    {
        var trimmed = Spaces().Replace(text, " ").Trim();
        if (trimmed.Length == 0)
        {
            return new Refusal("plan.value_empty");
        }

        return trimmed.Length <= longest ? edit(trimmed) : new Refusal("plan.text_too_long").With("most", longest);
    }

    private static Outcome<LineEdit> Date(string text, Func<DateOnly, LineEdit> edit) =>
        DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture,
            DateTimeStyles.None, out var date)
            ? edit(date)
            : new Refusal("plan.not_a_date").With("given", text);

    private static Outcome<LineEdit> Target(string text)
    {
        var match = TargetForm().Match(text.Trim());
        if (!match.Success || WrittenNumber.Of(match.Groups["value"]) is not { } value)
        {
            return new Refusal("plan.target_not_a_number").With("given", text);
        }

        var baseline = WrittenNumber.Of(match.Groups["from"]);
        if (match.Groups["from"].Success && baseline is null)
        {
            return new Refusal("plan.target_not_a_number").With("given", text);
        }

        var unit = match.Groups["unit"].Value.Trim();
        return new LineEdit.OfTarget(value, unit.Length == 0 ? null : unit, baseline);
    }

    private static Outcome<LineEdit> Whole(string text, int least, Func<int, LineEdit> edit, string refusal) =>
        int.TryParse(text.Trim().TrimEnd('%').Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture,
            out var number) && number >= least && number <= 100
            ? edit(number)
            : new Refusal(refusal).With("given", text);

    private static Outcome<LineEdit> Baseline(string text)
    {
        var match = TargetForm().Match(text.Trim());
        return match.Success && !match.Groups["from"].Success && WrittenNumber.Of(match.Groups["value"]) is { } value
            ? new LineEdit.OfBaseline(value)
            : new Refusal("plan.baseline_not_a_number").With("given", text);
    }

    private static Outcome<LineEdit> Tick(string text) => text.Trim().ToLowerInvariant() switch
    {
        "kept" or "yes" or "true" or "done" => new LineEdit.OfTick(true),
        "missed" or "no" or "false" or "not kept" => new LineEdit.OfTick(false),
        _ => new Refusal("plan.tick_unknown").With("given", text),
    };

    private static Outcome<LineEdit> Quarters(string text)
    {
        if (QuarterForm().Match(text) is { Success: true } one && WrittenNumber.Of(one.Groups["value"]) is { } part)
        {
            return new LineEdit.OfQuarter(one.Groups["q"].Value[0] - '0', part);
        }

        if (text.Trim().ToLowerInvariant() is "even" or "evenly" or "equal" or "equally" or "even split")
        {
            return new LineEdit.OfQuarters(null);
        }

        var values = NumberForm().Matches(text).Select(m => WrittenNumber.Of(m)).ToList();
        return values.Count == QuartersOfYear && values.TrueForAll(v => v is not null)
            ? new LineEdit.OfQuarters([.. values.Select(v => v!.Value)])
            : new Refusal("plan.quarters_not_four").With("given", text);
    }

    private static Outcome<LineEdit> DependsOn(string text)
    {
        if (text.Trim().ToLowerInvariant() is "" or "none" or "nothing" or "no line" or "-")
        {
            return new LineEdit.OfDependsOn([]);
        }

        var numbers = NumberForm().Matches(text).Select(m => WrittenNumber.Of(m)).ToList();
        return numbers.Count > 0 && numbers.TrueForAll(n => n is >= 1 and <= 100_000 && n == decimal.Truncate(n.Value))
            ? new LineEdit.OfDependsOn([.. numbers.Select(n => (int)n!.Value).Distinct().Order()])
            : new Refusal("plan.depends_on_not_numbers").With("given", text);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(
        @"^(from\s+(?<from>[+-]?[\d.]+)\s+to\s+)?(?<value>[+-]?[\d.]+)(?<unit>\s*[\p{L}%€$£][^\d]{0,60})?$",
        RegexOptions.IgnoreCase)]
    private static partial Regex TargetForm();

    [GeneratedRegex(@"^\s*q(?<q>[1-4])\s*[:=]?\s*(?<value>[+-]?[\d.]+)\s*\p{L}*\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex QuarterForm();

    [GeneratedRegex(@"[+-]?\d+(\.\d+)?")]
    private static partial Regex NumberForm();
}
