using PrmBot.Identity;
using PrmBot.Workplace;
using Shouldly;
using Xunit;

namespace PrmBot.Graph.Tests.Calls;

/// <summary>What each of the calls says of each answer that is no success, and which permission it names.</summary>
public sealed class EveryCallTests : OverGraph
{
    private const string Reads = "Files.Read.All";
    private const string Calendars = "Calendars.ReadWrite";
    private static readonly UserId Ada = new("ada");
    private static readonly ChannelAddress Channel = new("g", "19:c@thread.tacv2");
    private static readonly BoardTask Known = new("t", "W/\"1\"", "a");
    private static readonly WantedTask Wanted = new("b", null, 0, null);
    private static readonly Meeting Review = new("Review", new DateTime(2027, 1, 12, 10, 0, 0), 60, "UTC", []);

    private static readonly Dictionary<string, (string Permission, Func<EveryCallTests, Task> Call)> Calls = new()
    {
        ["find people"] = ("User.ReadBasic.All", t => t.People.FindAsync("Ada", default)),
        ["people by id"] = ("User.ReadBasic.All", t => t.People.OfAsync([Ada], default)),
        ["people of a channel"] = (
            "ChannelMember.Read.Group (or ChannelMember.Read.All)", t => t.People.InChannelAsync(Channel, default)),
        ["membership"] = (
            "GroupMember.Read.All and User.Read.All", t => t.People.IsInGroupAsync(Ada, "g", default)),
        ["mailboxes"] = ("MailboxSettings.Read", t => t.People.MailboxesAsync([Ada], default)),
        ["folder"] = (Reads, t => t.Files.FolderAsync(Channel, default)),
        ["workbooks"] = (Reads, t => t.Files.WorkbooksAsync(new ChannelFolder("d", "f"), default)),
        ["look"] = (Reads, t => t.Files.LookAsync("d", "f", "\"1\"", default)),
        ["content"] = (Reads, t => t.Files.ReadAsync(new DriveFile("d", "f", "a.xlsx"), 100, default)),
        ["put"] = ("Files.ReadWrite.All", t => t.Files.PutAsync(new ChannelFolder("d", "f"), "a.xlsx", [1], default)),
        ["changes from now"] = (Reads, t => t.Files.ChangesAsync("d", null, default)),
        ["changes since"] = (Reads, t => t.Files.ChangesAsync(
            "d", $"{t.Server.Address}v1.0/drives/d/items/root/delta?token=1", default)),
        ["plans"] = ("Tasks.Read.All", t => t.Tasks.PlansAsync("g", default)),
        ["tasks"] = (
            "Tasks.Read.All", async t => (await t.Tasks.TasksAsync(["p"], default))["p"].OrThrow()),
        ["new task"] = ("Tasks.ReadWrite.All", t => t.Tasks.CreateAsync("p", Wanted, default)),
        ["change a task"] = ("Tasks.ReadWrite.All", t => t.Tasks.ChangeAsync(Known, Wanted, default)),
        ["delete a task"] = ("Tasks.ReadWrite.All", t => t.Tasks.DeleteAsync(Known, default)),
        ["new meeting"] = (Calendars, t => t.Calendar.CreateAsync(Ada, Review, "1", default)),
        ["move a meeting"] = (Calendars, t => t.Calendar.MoveAsync(Ada, "e", Review, default)),
        ["who is invited"] = (Calendars, t => t.Calendar.InvitedAsync(Ada, "e", default)),
        ["invite"] = (Calendars, t => t.Calendar.InviteAsync(Ada, "e", [], default)),
        ["cancel a meeting"] = (Calendars, t => t.Calendar.CancelAsync(Ada, "e", "over", default)),
    };

    private static readonly (int Status, WorkplaceTrouble Meaning)[] Statuses =
    [
        (400, WorkplaceTrouble.Refused), (401, WorkplaceTrouble.NotSignedIn), (403, WorkplaceTrouble.NotAllowed),
        (404, WorkplaceTrouble.NotThere), (409, WorkplaceTrouble.Changed), (410, WorkplaceTrouble.Resync),
        (412, WorkplaceTrouble.Changed), (429, WorkplaceTrouble.Busy), (500, WorkplaceTrouble.Away),
    ];

    public static TheoryData<string, int, WorkplaceTrouble> All
    {
        get
        {
            var all = new TheoryData<string, int, WorkplaceTrouble>();
            foreach (var (call, (status, meaning)) in Calls.Keys.SelectMany(c => Statuses.Select(s => (c, s))))
            {
                // Who has no mailbox is no trouble.
                if ((call, status) != ("mailboxes", 404))
                {
                    all.Add(call, status, meaning);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task An_answer_means_the_same_whatever_was_asked(string call, int status, WorkplaceTrouble meaning)
    {
        var (permission, ask) = Calls[call];
        Server.Otherwise = Answer.Error(status, "code", ("Retry-After", "3600"));

        var trouble = await TroubleOf(() => ask(this));

        (trouble.Trouble, trouble.Permission).ShouldBe((meaning, permission));
        Server.All.Count(s => s.Path != "/$batch").ShouldBe(1);
    }

    [Fact]
    public void Every_call_of_the_ports_is_among_them()
    {
        var ports = new[] { typeof(IPeople), typeof(IChannelFiles), typeof(ITaskBoard), typeof(ICalendar) };

        // Changes are asked for in two ways: from now on, and since a token.
        Calls.Count.ShouldBe(ports.Sum(p => p.GetMethods().Length) + 1);
    }
}
