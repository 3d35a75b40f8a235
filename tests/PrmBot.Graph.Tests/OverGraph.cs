using Azure.Core;
using Microsoft.Graph;
using PrmBot.Graph.Calendar;
using PrmBot.Graph.Calls;
using PrmBot.Graph.Files;
using PrmBot.Graph.People;
using PrmBot.Graph.Tasks;
using PrmBot.Identity;
using PrmBot.Workplace;
using Xunit;

namespace PrmBot.Graph.Tests;

/// <summary>The real SDK against a service on loopback, with a credential that gives a token of no worth.</summary>
public abstract class OverGraph : IAsyncLifetime
{
    protected const string Token = "stub-token-0123456789";
    protected static readonly TenantId Home = new("11111111-2222-3333-4444-555555555555");

    internal GraphServer Server { get; private set; } = null!;

    protected GraphServiceClient Client { get; private set; } = null!;

    protected GraphPeople People => new(Client, Home);

    protected GraphFiles Files => new(Client);

    protected GraphTasks Tasks => new(Client);

    protected GraphCalendar Calendar => new(Client);

    public async Task InitializeAsync()
    {
        Server = await GraphServer.StartAsync();
        Client = Open();
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }

    /// <summary>A client of its own, with other limits.</summary>
    protected GraphServiceClient Open(
        int callsPerSecond = 1000, TimeSpan? patience = null, Storage.ICallMeter? shared = null,
        TimeSpan? time = null) =>
        GraphConnection.Open(
            new GraphSettings(Home, Server.Address, new StubCredential())
            {
                CallsPerSecond = callsPerSecond,
                Patience = patience ?? TimeSpan.FromSeconds(10),
                Time = time ?? TimeSpan.FromSeconds(20),
            },
            shared, TimeProvider.System);

    /// <summary>What goes wrong, as the ports say it.</summary>
    protected static async Task<WorkplaceException> TroubleOf(Func<Task> call) =>
        await Assert.ThrowsAsync<WorkplaceException>(call);

    protected sealed class StubCredential : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(Token, DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(
            TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }
}
