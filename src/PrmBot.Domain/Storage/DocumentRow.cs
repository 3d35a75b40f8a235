using PrmBot.Identity;

namespace PrmBot.Storage;

/// <summary>A stored document: the body as it was written, and what is known of it without reading the body.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Partner">The partner it belongs to; null: not any partner's.</param>
/// <param name="Schema">The schema that its body was written with.</param>
/// <param name="Version">How often it was written.</param>
/// <param name="Body">Its JSON.</param>
public sealed record DocumentRow(string Id, PartnerId? Partner, int Schema, long Version, string Body);
