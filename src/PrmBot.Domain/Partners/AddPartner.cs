using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Partners;

/// <summary>Takes a new partner in.</summary>
public static class AddPartner
{
    /// <summary>The longest name that a partner may have, in characters.</summary>
    public const int LongestName = 80;

    /// <summary>The partner as stored.</summary>
    /// <param name="session">A manager's.</param>
    /// <param name="name">As said; trimmed.</param>
    /// <param name="type">Null: not said.</param>
    /// <param name="region">Null: not said.</param>
    /// <param name="tier">Null: not said.</param>
    /// <param name="ct">Ends the work early.</param>
    public static async Task<Outcome<Partner>> RunAsync(
        Session session, string name, PartnerType? type, string? region, string? tier, CancellationToken ct)
    {
        if (session.Refuses(Act.Manage) is { } no)
        {
            return no;
        }

        var plain = PartnerName.Clean(name);
        if (plain.Length is 0 or > LongestName)
        {
            return new Refusal("partners.name_length").With("longest", LongestName);
        }

        var key = PartnerName.Key(plain);
        if (key.Length == 0)
        {
            return new Refusal("partners.name_letters").With("given", plain);
        }

        var others = await session.Work.AllAsync<Partner>(ct);
        if (PartnerDirectory.Of(others).Called(key).FirstOrDefault() is { } same)
        {
            var why = same.Status == PartnerStatus.Archived ? "partners.name_archived" : "partners.name_taken";
            return new Refusal(why).With("partner", same.Name);
        }

        var partner = new Partner
        {
            Of = new PartnerId(session.NewId()),
            Name = plain,
            Type = type,
            Region = Optional(region),
            Tier = Optional(tier),
            AddedAt = session.Now,
        };
        session.Work.Put(partner);
        return partner;
    }

    private static string? Optional(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
