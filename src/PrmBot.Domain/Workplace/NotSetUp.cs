using PrmBot.Identity;

namespace PrmBot.Workplace;

/// <summary>Stands where nobody set Microsoft 365 up: says so to every call.</summary>
internal sealed class NotSetUp : IPeople, IChannelFiles, ITaskBoard, ICalendar
{
    public Task<IReadOnlyList<WorkplacePerson>> FindAsync(string said, CancellationToken ct) => throw Off();

    public Task<IReadOnlyList<WorkplacePerson>> OfAsync(IReadOnlyList<UserId> people, CancellationToken ct) =>
        throw Off();

    public Task<IReadOnlyList<WorkplacePerson>> InChannelAsync(ChannelAddress channel, CancellationToken ct) =>
        throw Off();

    public Task<bool> IsInGroupAsync(UserId person, string group, CancellationToken ct) => throw Off();

    public Task<IReadOnlyDictionary<UserId, MailboxState>> MailboxesAsync(
        IReadOnlyList<UserId> people, CancellationToken ct) => throw Off();

    public Task<ChannelFolder> FolderAsync(ChannelAddress channel, CancellationToken ct) => throw Off();

    public Task<IReadOnlyList<DriveFile>> WorkbooksAsync(ChannelFolder folder, CancellationToken ct) => throw Off();

    public Task<DriveFile?> LookAsync(string drive, string item, string? tag, CancellationToken ct) => throw Off();

    public Task<byte[]?> ReadAsync(DriveFile file, long most, CancellationToken ct) => throw Off();

    public Task<DriveFile> PutAsync(ChannelFolder folder, string name, byte[] content, CancellationToken ct) =>
        throw Off();

    public Task<DriveChanges> ChangesAsync(string drive, string? token, CancellationToken ct) => throw Off();

    public Task<IReadOnlyList<BoardPlan>> PlansAsync(string group, CancellationToken ct) => throw Off();

    public Task<IReadOnlyDictionary<string, Answered<IReadOnlyList<BoardTask>>>> TasksAsync(
        IReadOnlyList<string> plans, CancellationToken ct) => throw Off();

    public Task<BoardTask> CreateAsync(string plan, WantedTask task, CancellationToken ct) => throw Off();

    public Task<BoardTask> ChangeAsync(BoardTask from, WantedTask to, CancellationToken ct) => throw Off();

    public Task DeleteAsync(BoardTask task, CancellationToken ct) => throw Off();

    public Task<string> CreateAsync(UserId organizer, Meeting meeting, string once, CancellationToken ct) =>
        throw Off();

    public Task MoveAsync(UserId organizer, string id, Meeting meeting, CancellationToken ct) => throw Off();

    public Task<IReadOnlyList<Invited>> InvitedAsync(UserId organizer, string id, CancellationToken ct) => throw Off();

    public Task InviteAsync(UserId organizer, string id, IReadOnlyList<Invited> all, CancellationToken ct) =>
        throw Off();

    public Task CancelAsync(UserId organizer, string id, string word, CancellationToken ct) => throw Off();

    private static WorkplaceException Off() => new(WorkplaceTrouble.Off);
}
