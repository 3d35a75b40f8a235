using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using PrmBot.Conversation.Cards;

namespace PrmBot.Conversation.Tests.Cards;

/// <summary>Whether a sample is what its record would write: no member more, none less.</summary>
internal static class SampleLint
{
    private static readonly JsonSerializerOptions Strict = new(CardFormat.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        TypeInfoResolver = CardFormat.Options.TypeInfoResolver!.WithAddedModifier(LetNullsOut),
    };

    public static IEnumerable<string> Findings(Type record, JsonNode sample)
    {
        object filled;
        try
        {
            filled = sample.Deserialize(record, Strict)!;
        }
        catch (JsonException e)
        {
            return [$"the sample does not fit {record.Name}: {e.Message}"];
        }

        var written = Paths(JsonSerializer.SerializeToNode(filled, record, CardFormat.Options), "$").ToHashSet();
        var shown = Paths(sample, "$").ToHashSet();
        return
        [
            .. shown.Except(written).Select(path => $"{record.Name} never writes {path} of the sample"),
            .. written.Except(shown).Select(path => $"the sample lacks {path} of {record.Name}"),
        ];
    }

    // Nulls are left out when writing, so a nullable member may be missing from a sample.
    private static void LetNullsOut(JsonTypeInfo type)
    {
        foreach (var member in type.Properties.Where(p => p.AssociatedParameter is { IsNullable: true }))
        {
            member.IsRequired = false;
        }
    }

    private static IEnumerable<string> Paths(JsonNode? node, string at) => node switch
    {
        JsonObject o => o.SelectMany(p => Paths(p.Value, $"{at}.{p.Key}")).Prepend(at),
        JsonArray a => a.SelectMany((item, i) => Paths(item, $"{at}[{i}]")).Prepend(at),
        _ => [at],
    };
}
