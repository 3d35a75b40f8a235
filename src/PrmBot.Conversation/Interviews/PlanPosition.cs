using System.Globalization;
using PrmBot.Planning;
using PrmBot.Planning.Lines;

namespace PrmBot.Conversation.Interviews;

/// <summary>Where the guide through a plan is: at a section's offers, or at one field of one line.</summary>
internal abstract record PlanPosition
{
    private PlanPosition()
    {
    }

    /// <summary>What is stored: <c>section:ramp_up</c>, <c>line:3:our_owner</c>.</summary>
    public abstract string Text { get; }

    public sealed record AtSection(PlanSection Section) : PlanPosition
    {
        public override string Text => $"section:{Section.Key()}";
    }

    public sealed record AtField(int Line, LineField Field) : PlanPosition
    {
        public override string Text => string.Create(CultureInfo.InvariantCulture, $"line:{Line}:{Field.Key()}");
    }

    /// <summary>A stored position; one that cannot be read is the beginning.</summary>
    public static PlanPosition Read(string text) => text.Split(':') switch
    {
        ["section", var name] when PlanSections.Find(name) is { } section => new AtSection(section),
        ["line", var number, var name]
            when LineEditReader.Field(name) is { } field and
                (LineField.OurOwner or LineField.PartnerOwner or LineField.Due or LineField.Target
                    or LineField.Budget or LineField.Baseline or LineField.Quarters)
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var line)
                => new AtField(line, field),
        _ => new AtSection(PlanSection.RampUp),
    };
}
