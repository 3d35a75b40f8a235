using System.Globalization;
using System.Text.RegularExpressions;
using PrmBot.Identity;

namespace PrmBot.Planning;

/// <summary>
/// Reads a field's value from its normal form: dates <c>yyyy-MM-dd</c>, numbers with a decimal point, money as
/// <c>8000 EUR mdf</c>, a target as <c>40 leads</c> or <c>from 10 to 40 leads</c>, an owner as a name or <c>me</c>.
/// </summary>
public static partial class LineEditReader
{
    private const decimal Largest = 1_000_000_000_000m;
    private const int LongestText = 120;
    private const int MostWordsOfName = 6;
    private const int MostDigitsOfName = 2;

    /// <summary>The field by its name on the wire; null when there is none.</summary>
    public static LineField? Field(string? name) => Letters(name) switch
    {
        "title" or "name" => LineField.Title,
        "ourowner" => LineField.OurOwner,
        "partnerowner" => LineField.PartnerOwner,
        "start" => LineField.Start,
        "due" or "duedate" => LineField.Due,
        "target" => LineField.Target,
        "budget" => LineField.Budget,
        "status" => LineField.Status,
        "note" => LineField.Note,
        _ => null,
    };

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
        LineField.Budget => Budget(text),
        LineField.Status => LineStatuses.Settable(text) is { } status
            ? new LineEdit.OfStatus(status)
            : new Refusal("plan.unknown_status").With("given", text),
        LineField.Note => Text(text, t => new LineEdit.OfNote(t)),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Unknown field."),
    };

    // A sentence said to something else must not become somebody's name.
    private static bool IsName(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length <= MostWordsOfName
        && (string.IsNullOrWhiteSpace(text) || text.Any(char.IsLetter)) && text.Count(char.IsDigit) <= MostDigitsOfName;

    private static PlanOwner Owner(string name, Caller caller) =>
        name.ToLowerInvariant() is "me" or "i" or "myself"
            || string.Equals(name, caller.Who.Name, StringComparison.Ordinal)
            ? new PlanOwner(caller.Who.Name, caller.Who.Id)
            : new PlanOwner(name);

    private static Outcome<LineEdit> Text(string text, Func<string, LineEdit> edit)
    {
        var trimmed = Spaces().Replace(text, " ").Trim();
        if (trimmed.Length == 0)
        {
            return new Refusal("plan.value_empty");
        }

        return trimmed.Length <= LongestText
            ? edit(trimmed)
            : new Refusal("plan.text_too_long").With("most", LongestText);
    }

    private static Outcome<LineEdit> Date(string text, Func<DateOnly, LineEdit> edit) =>
        DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture,
            DateTimeStyles.None, out var date)
            ? edit(date)
            : new Refusal("plan.not_a_date").With("given", text);

    private static Outcome<LineEdit> Target(string text)
    {
        var match = TargetForm().Match(text.Trim());
        if (!match.Success || Number(match.Groups["value"]) is not { } value)
        {
            return new Refusal("plan.target_not_a_number").With("given", text);
        }

        var baseline = Number(match.Groups["from"]);
        if (match.Groups["from"].Success && baseline is null)
        {
            return new Refusal("plan.target_not_a_number").With("given", text);
        }

        var unit = match.Groups["unit"].Value.Trim();
        return new LineEdit.OfTarget(value, unit.Length == 0 ? null : unit, baseline);
    }

    private static Outcome<LineEdit> Budget(string text)
    {
        var match = BudgetForm().Match(text.Trim());
        if (!match.Success || Number(match.Groups["value"]) is not { } amount)
        {
            return new Refusal("plan.budget_not_a_number").With("given", text);
        }

        if (amount < 0)
        {
            return new Refusal("plan.budget_negative").With("given", amount);
        }

        var currency = match.Groups["currency"] is { Success: true } c ? c.Value.ToUpperInvariant() : null;
        BudgetSource? source = match.Groups["source"] is { Success: true } s
            ? Enum.Parse<BudgetSource>(s.Value, ignoreCase: true)
            : null;
        return new LineEdit.OfBudget(amount, currency, source);
    }

    private static decimal? Number(Group group) =>
        decimal.TryParse(
            group.Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture, out var value)
        && Math.Abs(value) <= Largest
            ? value
            : null;

    private static string Letters(string? name) =>
        string.Concat((name ?? string.Empty).Where(char.IsLetter)).ToLowerInvariant();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(
        @"^(from\s+(?<from>[+-]?[\d.]+)\s+to\s+)?(?<value>[+-]?[\d.]+)(?<unit>\s*[\p{L}%€$£][^\d]{0,60})?$",
        RegexOptions.IgnoreCase)]
    private static partial Regex TargetForm();

    [GeneratedRegex(
        @"^(?<value>[+-]?[\d.]+)(\s*(?!mdf|own)(?<currency>[a-z]{3}))?(\s*(?<source>own|mdf|partner))?$",
        RegexOptions.IgnoreCase)]
    private static partial Regex BudgetForm();
}
