namespace PrmBot.Planning;

/// <summary>The five sections of a joint plan, in the order in which they are agreed.</summary>
public enum PlanSection
{
    RampUp,
    Goals,
    Marketing,
    JointSales,
    Service,
}

/// <summary>The names of the sections on the wire.</summary>
public static class PlanSections
{
    public static IReadOnlyList<PlanSection> All { get; } = Enum.GetValues<PlanSection>();

    /// <summary>The name used in arguments and files, for example <c>joint_sales</c>.</summary>
    public static string Key(this PlanSection section) => section switch
    {
        PlanSection.RampUp => "ramp_up",
        PlanSection.Goals => "goals",
        PlanSection.Marketing => "marketing",
        PlanSection.JointSales => "joint_sales",
        PlanSection.Service => "service",
        _ => throw new ArgumentOutOfRangeException(nameof(section), section, "Unknown section."),
    };

    /// <summary>The section meant by a name, spaces, hyphens and case aside; null when there is none.</summary>
    public static PlanSection? Find(string? name)
    {
        var letters = Letters(name);
        foreach (var section in All)
        {
            if (letters.Length > 0 && Letters(section.Key()) == letters)
            {
                return section;
            }
        }

        return letters switch
        {
            "rampup" or "onboarding" => PlanSection.RampUp,
            "goal" => PlanSection.Goals,
            "sales" or "jointselling" => PlanSection.JointSales,
            "services" => PlanSection.Service,
            _ => null,
        };
    }

    private static string Letters(string? name) =>
        string.Concat((name ?? string.Empty).Where(char.IsLetter)).ToLowerInvariant();
}
