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

    public required string ServiceUrl { get; init; }

    public long Version { get; init; }
}

/// <summary>The first words in a conversation, said once however often the platform reports the installation.</summary>
public sealed class Onboarding(KernelCalls kernel)
{
    public async Task<Reply?> InstalledAsync(TurnScope turn, bool here, CancellationToken ct)
    {
        var place = turn.Turn.Place;
        var known = await turn.Session.Work.FindAsync<KnownPlace>(place.Conversation.Value, ct);
        if (!here)
        {
            if (known is not null)
            {
                turn.Session.Work.Remove(known);
            }

            return null;
        }

        if (known is not null || turn.Session.Refuses(Act.Talk) is not null)
        {
            return null;
        }

        turn.Session.Work.Put(new KnownPlace
        {
            Id = place.Conversation.Value,
            Partner = turn.Session.Caller.Partner,
            Place = place.Kind,
            ServiceUrl = place.ServiceUrl,
        });
        return await kernel.CallAsync(turn, new Request("Talk-smalltalk", []), ct);
    }
}
