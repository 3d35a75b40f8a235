namespace PrmBot.Host.Startup;

/// <summary>Section <c>Access</c>: whose bot this is.</summary>
public sealed class AccessOptions : ISettings
{
    public static string Section => "Access";

    /// <summary>
    /// Id (a GUID) of the Entra tenant whose people are managers and readers; everybody else is a partner or nobody.
    /// Default null: the first tenant seen, in Development only; required elsewhere.
    /// </summary>
    public string? HomeTenantId { get; set; }

    /// <summary>
    /// Entra object ids or user principal names of the managers; the rest of the home tenant are readers. Default
    /// empty:
    /// everybody in the home tenant is a manager.
    /// </summary>
    public IList<string> Managers { get; } = [];

    /// <summary>
    /// Object id (a GUID) of an Entra group whose members, also those of groups in it, are managers; needs the section
    /// <c>Graph</c>. Default null: no group.
    /// </summary>
    public string? ManagerGroup { get; set; }

    public IEnumerable<string> Problems()
    {
        if (ManagerGroup is not null && !Guid.TryParse(ManagerGroup, out _))
        {
            yield return $"Access:ManagerGroup is \"{ManagerGroup}\", which is no object id. Set it to the object id "
                + "of a group that the Entra admin center shows.";
        }

        if (HomeTenantId is not null && !Guid.TryParse(HomeTenantId, out _))
        {
            yield return $"Access:HomeTenantId is \"{HomeTenantId}\", which is no tenant id. Set it to "
                + "the directory (tenant) id that the Entra admin center shows, for example "
                + "6f1f9c7e-3b0a-4c55-9a4e-0c4a2d9b7e10.";
        }

        for (var i = 0; i < Managers.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(Managers[i]))
            {
                yield return $"Access:Managers:{i} is empty. Set it to an Entra object id or a user principal name, "
                    + "or remove it.";
            }
        }
    }
}
