using PrmBot.Conversation;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Planning.Versions;
using PrmBot.Storage;

namespace PrmBot.Host.Tests.Privacy;

/// <summary>Two partners, and people of three companies who did something with them.</summary>
internal static class Office
{
    public const string HomeId = "6f1f9c7e-3b0a-4c55-9a4e-0c4a2d9b7e10";
    public static readonly TenantId Home = new(HomeId);
    public static readonly Person Mia = new(new UserId("0d5c9e4a-1111-4c3b-8d7e-aa0000000001"), "Mia Keller");
    public static readonly Person Tom = new(new UserId("0d5c9e4a-1111-4c3b-8d7e-aa0000000002"), "Tom Weber");
    public static readonly Person Pat = new(new UserId("29:1pat0000000000000000"), "Pat Olsen");
    public static readonly PartnerId Contoso = new("5f1c0000000000000000000000000001");
    public static readonly PartnerId Fabrikam = new("5f1c0000000000000000000000000002");
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static async Task OpenAsync(IStore store)
    {
        var work = store.Open(Home);
        Put(work, Contoso, "Contoso", "19:contoso");
        Put(work, Fabrikam, "Fabrikam", "19:fabrikam");
        foreach (var (who, chat) in new[] { (Mia, "a:mia"), (Tom, "a:tom") })
        {
            work.Put(new PersonalChat
            {
                Id = who.Id.Value, Name = who.Name, Conversation = new(chat), ServiceUrl = "http://127.0.0.1:9/",
                TimeZone = "UTC", Locale = "en-GB", Role = Role.Manager,
            });
            work.Put(new Dialogue
            {
                Id = Dialogue.IdOf(new(chat), who.Id), About = Contoso, LastSaid = $"Contoso is led by {Pat.Name}",
            });
        }

        work.Put(History("1", Contoso, Mia, "Line 1 is now owned by Mia Keller and Pat Olsen."));
        work.Put(History("2", Fabrikam, Tom, "Fabrikam is a prospect; ask mia  keller, not Mia Kellerman."));
        work.Put(History("3", null, Tom, "Loaded Contoso and Fabrikam.") with
        {
            Changes =
            [
                new DocumentChange(Partner.Kind, Contoso.Value, null, 1, 1),
                new DocumentChange(Partner.Kind, Fabrikam.Value, null, 1, 1),
            ],
        });
        work.Send(Message("to mia", "a:mia", "Your reminders"));
        work.Send(Message("about mia", "19:contoso;messageid=1", "Mia Keller owns line 1"));
        work.Send(Message("to tom", "a:tom", "Fabrikam goes well"));
        work.Send(Message("to tom about contoso", "a:tom", "CONTOSO goes well"));
        await work.CommitAsync(default);
        await store.Inbox.AcceptAsync(Item("from mia", "a:mia", "hello"), default);
        await store.Inbox.AcceptAsync(Item("from tom", "a:tom", "hello"), default);
    }

    public static HistoryEntry History(string id, PartnerId? partner, Person who, string summary) => new()
    {
        Id = HistoryEntry.IdAt(Noon, id), Partner = partner, Who = who, At = Noon, Function = "Plan-update",
        Summary = summary,
    };

    public static OutboxEntry Message(string id, string where, string text) => new()
    {
        Id = id, Tenant = Home, Conversation = new(where), ServiceUrl = "http://127.0.0.1:9/", Text = text,
        Delivery = Delivery.Send, At = Noon, NotBefore = new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero),
    };

    private static InboxItem Item(string id, string where, string text) =>
        new(id, new(where), $$"""{"type":"message","text":"{{text}}"}""", Noon);

    private static void Put(IUnitOfWork work, PartnerId of, string name, string channel)
    {
        work.Put(new Partner
        {
            Of = of, Name = name, Channel = new(channel), Note = "Mia Keller knows them",
            Contacts = [new(Pat.Name, Pat.Id, "CEO"), new(Mia.Name, null, null)],
        });
        work.Put(new ChannelLink
        {
            Id = channel, Of = of, ServiceUrl = "http://127.0.0.1:9/", LinkedBy = Tom,
        });
        work.Put(new OwnThread { Id = $"{channel};messageid=7" });
        var plan = Plan(of, name);
        work.Put(plan);
        work.Put(PlanVersion.Signed(plan, Noon));
    }

    private static JointPlan Plan(PartnerId of, string name) => new()
    {
        Id = "plan-of-" + name, Of = of, Start = new(2026, 1, 1), End = new(2026, 12, 31), Currency = "EUR",
        StartedBy = Tom, StartedAt = Noon, AgreedVersion = 1,
        Signatures = [new(PlanSide.Us, Mia, Noon, 1), new(PlanSide.Partner, Pat, Noon, 1)],
        Lines =
        [
            new PlanLine
            {
                Number = 1, Section = PlanSection.Goals, Title = "Webinar", OurOwner = new(Mia.Name, Mia.Id),
                PartnerOwner = new(Pat.Name, Pat.Id), AddedBy = Tom,
                Changes = [new(LineField.OurOwner, Tom.Name, Mia.Name, Mia, Noon)],
            },
        ],
    };
}
