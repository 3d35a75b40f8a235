using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Partners;

/// <summary>Says that a person speaks for a partner.</summary>
public static class AddContact
{
    /// <summary>The longest name of a person or a role, in characters.</summary>
    public const int LongestName = 100;

    /// <summary>The partner as stored.</summary>
    /// <param name="session">A manager's.</param>
    /// <param name="id">The partner.</param>
    /// <param name="person">
    /// With an id when the person was mentioned: then the person is treated as that partner's contact everywhere. By
    /// name only, it is a note of who to talk to.
    /// </param>
    /// <param name="role">What the person does there; null: not said.</param>
    /// <param name="ct">Ends the work early.</param>
    public static async Task<Outcome<Partner>> RunAsync(
        Session session, PartnerId id, PartnerContact person, string? role, CancellationToken ct)
    {
        if (session.Refuses(Act.Manage, id) is { } no)
        {
            return no;
        }

        if (person.Name.Trim().Length is 0 or > LongestName || role?.Length > LongestName)
        {
            return new Refusal("partners.contact_length").With("longest", LongestName);
        }

        if (person.Id is { } named && (named == session.Caller.Who.Id || named == session.Caller.AlsoKnownAs))
        {
            return new Refusal("partners.contact_is_you");
        }

        var partner = (await session.Work.FindAsync<Partner>(id.Value, ct))!;
        var others = partner.Contacts.Where(c =>
            !string.Equals(c.Name, person.Name, StringComparison.OrdinalIgnoreCase));
        var changed = partner with { Contacts = [.. others, person with { Role = role }] };
        session.Work.Put(changed);
        if (person.Id is { } user)
        {
            await RegisterAsync(session, id, new Person(user, person.Name), ct);
        }

        return changed;
    }

    private static async Task RegisterAsync(Session session, PartnerId id, Person person, CancellationToken ct)
    {
        var present = await session.Work.FindAsync<ContactRegistration>(person.Id.Value, ct);
        session.Work.Put(new ContactRegistration
        {
            Id = person.Id.Value,
            Of = id,
            Person = person,
            Version = present?.Version ?? 0,
        });
    }
}
