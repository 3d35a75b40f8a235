namespace PrmBot.Planning.Accounts;

/// <summary>What an account is to one side.</summary>
public enum AccountBucket
{
    Customer,

    /// <summary>There is an open deal.</summary>
    Opportunity,

    /// <summary>Wanted, nothing more yet.</summary>
    Prospect,
}

/// <summary>How buckets are written.</summary>
public static class AccountBuckets
{
    /// <summary>The bucket by what people call it, in English or German; null: it is none of these.</summary>
    public static AccountBucket? Find(string text) => text.Trim().ToLowerInvariant() switch
    {
        "customer" or "customers" or "client" or "existing" or "kunde" or "won" => AccountBucket.Customer,
        "opportunity" or "opportunities" or "opp" or "open" or "open deal" or "deal" or "pipeline" or "chance" =>
            AccountBucket.Opportunity,
        "prospect" or "prospects" or "target" or "lead" or "interessent" or "ziel" => AccountBucket.Prospect,
        _ => null,
    };
}
