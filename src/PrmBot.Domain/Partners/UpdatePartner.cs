using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Partners;

/// <summary>What of a partner can be changed by name.</summary>
public enum PartnerField
{
    Type,
    Region,
    Tier,
    Status,
    Alias,
    Note,
}

/// <summary>Changes one field of a partner.</summary>
public static class UpdatePartner
{
    /// <summary>The longest value, in characters.</summary>
    public const int LongestValue = 500;

    /// <summary>The partner as stored.</summary>
    public static async Task<Outcome<Partner>> RunAsync(
        Session session, PartnerId id, PartnerField field, string value, CancellationToken ct)
    {
        if (session.Refuses(Act.Manage, id) is { } no)
        {
            return no;
        }

        var text = value.Trim();
        if (text.Length is 0 or > LongestValue)
        {
            return new Refusal("partners.value_length").With("longest", LongestValue);
        }

        var partner = (await session.Work.FindAsync<Partner>(id.Value, ct))!;
        var changed = await ChangeAsync(session, partner, field, text, ct);
        if (changed.Succeeded(out var stored, out _))
        {
            session.Work.Put(stored);
        }

        return changed;
    }

    private static async Task<Outcome<Partner>> ChangeAsync(
        Session session, Partner partner, PartnerField field, string text, CancellationToken ct) => field switch
        {
            PartnerField.Type => PartnerTypes.Read(text) is { } type
                ? partner with { Type = type }
                : new Refusal("partners.unknown_type").With("value", text),
            PartnerField.Region => partner with { Region = text },
            PartnerField.Tier => partner with { Tier = text },
            PartnerField.Status =>
                Enum.TryParse<PartnerStatus>(text, true, out var status) && !int.TryParse(text, out _)
                ? partner with { Status = status }
                : new Refusal("partners.unknown_status").With("value", text),
            PartnerField.Alias => await AliasAsync(session, partner, text, ct),
            PartnerField.Note => partner with { Note = text },
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Unknown field."),
        };

    private static async Task<Outcome<Partner>> AliasAsync(
        Session session, Partner partner, string alias, CancellationToken ct)
    {
        var key = PartnerName.Key(alias);
        var taken = PartnerDirectory.Of(await session.Work.AllAsync<Partner>(ct)).Called(key).FirstOrDefault();
        return taken is null
            ? partner with { Aliases = [.. partner.Aliases, alias] }
            : new Refusal("partners.name_taken").With("partner", taken.Name);
    }
}
