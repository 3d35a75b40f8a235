using PrmBot.Conversation.Routes;
using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Conversation;

/// <summary>A conversation that the app was installed in, and how it is reached; its id is the conversation.</summary>
public sealed record KnownPlace : IDocument
{
    public static string Kind => "place";

    public static int Schema => 1;

    public required string Id { get; init; }

    public PartnerId? Partner { get; init; }

    public required PlaceKind Place { get; init; }

    /// <summary>The platform's id of the team that the place is in; null when it did not say, or for a
    /// chat.</summary>
    public string? Team { get; init; }

    public required string ServiceUrl { get; init; }

    public long Version { get; init; }
}

/// <summary>The first words in a conversation, said once however often the platform reports the installation.</summary>
public sealed class Onboarding(KernelCalls kernel, IStore store)
{
    public async Task<Reply?> InstalledAsync(TurnScope turn, CancellationToken ct)
    {
        // Looked up for all: the platform may report the same installation once in our name and once in a partner's.
        var place = turn.Turn.Place;
        var known = await store.Open(turn.Turn.Home).FindAsync<KnownPlace>(place.Conversation.Value, ct);
        if (known is not null || turn.Session.Refuses(Act.Talk) is not null)
        {
            return null;
        }

        turn.Session.Work.Put(new KnownPlace
        {
            Id = place.Conversation.Value,
            Partner = turn.Session.Caller.Partner,
            Place = place.Kind,
            Team = place.Team,
            ServiceUrl = place.ServiceUrl,
        });
        return await kernel.CallAsync(turn, new Request("Talk-smalltalk", []), ct);
    }
}
