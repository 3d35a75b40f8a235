using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PrmBot.Conversation.Workplace;
using PrmBot.Graph.Tests;
using PrmBot.Planning;
using PrmBot.Planning.Header;
using PrmBot.Storage;
using Shouldly;

namespace PrmBot.Host.Tests.Workplace;

/// <summary>A room with a calendar that keeps its events, and a plan that calls for a review each month.</summary>
internal sealed class MeetingRoom(WorkplaceRoom room) : IAsyncDisposable
{
    public const string Events = "/users/ada-object-id/events";
    public const string Members = $"/teams/{WorkplaceRoom.Group}/channels/{WorkplaceRoom.Channel}/allMembers";
    private const string Theirs = "99999999-2222-3333-4444-555555555555";

    public WorkplaceRoom Room => room;

    public GraphServer Graph => room.Graph;

    public IUnitOfWork Work => room.Store.Open(WorkplaceRoom.Home);

    public static async Task<MeetingRoom> OpenAsync()
    {
        var room = new MeetingRoom(await WorkplaceRoom.OpenAsync());
        room.Graph.On("GET", "/users", Answer.Ok("""
            {"value":[{"id":"ada-object-id","displayName":"Ada","userPrincipalName":"ada@contoso.example",
            "mail":"ada@contoso.example"}]}
            """));
        room.Has(("Megan Bowen", "megan@fabrikam.example", false), ("Somebody Else", "else@fabrikam.example", false));
        room.Graph.On("POST", Events, new Answer(201, """{"id":"AAMk"}"""));
        room.Graph.On("PATCH", $"{Events}/AAMk", Answer.Ok("""{"id":"AAMk"}"""));
        room.Graph.On("POST", $"{Events}/AAMk/cancel", new Answer(202));
        await room.Room.SayAsync("a:ada", "start an empty plan with Contoso");
        await room.ChangeAsync(p => p with
        {
            State = PlanState.Shared,
            Header = new PlanHeader
            {
                Cadence = ReviewCadence.Monthly, PartnerSponsor = new PlanOwner("Megan Bowen", null),
            },
        });
        (await room.Room.SayAsync("a:ada", "put the reviews with Contoso into the calendar at 14:00"))
            .ShouldContain("stand in the calendar of Ada");
        return room;
    }

    /// <summary>Who is in the channel from now on; a guest has the home tenant's id.</summary>
    public void Has(params (string Name, string? Mail, bool IsGuest)[] all) => Graph.On(
        "GET", Members, Answer.Ok(new JsonObject
        {
            ["value"] = new JsonArray([.. all.Select((m, i) => new JsonObject
            {
                ["@odata.type"] = "#microsoft.graph.aadUserConversationMember", ["id"] = $"{i}",
                ["displayName"] = m.Name, ["userId"] = $"id of {m.Name}", ["email"] = m.Mail,
                ["tenantId"] = m.IsGuest ? WorkplaceRoom.Home.Value : Theirs,
                ["roles"] = m.IsGuest ? new JsonArray("guest") : [],
            })]),
        }.ToJsonString()));

    /// <summary>What the event holds in the calendar.</summary>
    public void Invites(params string[] mails) => Graph.On("GET", $"{Events}/AAMk", Answer.Ok(new JsonObject
    {
        ["id"] = "AAMk",
        ["attendees"] = new JsonArray([.. mails.Select(m => new JsonObject
        {
            ["emailAddress"] = new JsonObject { ["name"] = m, ["address"] = m },
        })]),
    }.ToJsonString()));

    public Task<IReadOnlyList<OutboxEntry>> RoundAsync(int days = 0) => room.Bot.Services
        .GetRequiredService<MeetingRound>()
        .RunAsync(WorkplaceRoom.Home, TimeProvider.System.GetUtcNow().AddDays(days), default);

    public async Task<DateOnly> ReviewAsync()
    {
        var plan = (await Work.AllAsync<JointPlan>(default)).Single();
        return plan.Header.NextReview(plan.Start, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date))!.Value;
    }

    public async Task ChangeAsync(Func<JointPlan, JointPlan> change)
    {
        var work = Work;
        work.Put(change((await work.AllAsync<JointPlan>(default)).Single()));
        await work.CommitAsync(default);
    }

    public static IEnumerable<string> Mails(JsonNode body) => body["attendees"]!.AsArray()
        .Select(a => a!["emailAddress"]!["address"]!.ToString());

    public ValueTask DisposeAsync() => room.DisposeAsync();
}
