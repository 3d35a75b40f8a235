using PrmBot.Identity;
using PrmBot.Selection;
using PrmBot.Storage;
using PrmBot.Testing;

namespace PrmBot.Tests.Selection;

/// <summary>A store with one assessment of Contoso; each act is a turn of its own, committed.</summary>
internal sealed class SelectionTable(QuestionSet questions)
{
    public static readonly PartnerId Contoso = new("contoso");
    public static readonly Person Karl = new(new UserId("karl"), "Karl");
    public static readonly Person Mia = new(new UserId("mia"), "Mia");

    private static readonly TenantId Home = new("home");
    private readonly MemoryStore _store = new();
    private int _ids;

    public DateTimeOffset Now { get; set; } = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    public async Task<Assessment> PlantAsync(Assessment assessment)
    {
        var work = _store.Open(Home);
        work.Put(assessment);
        await work.CommitAsync(default);
        return await LatestAsync();
    }

    public async Task<Outcome<T>> DoAsync<T>(Person who, Role role, Func<Session, Assessment, Task<Outcome<T>>> act)
    {
        var session = SessionOf(who, role);
        var latest = (await AssessmentReads.LatestAsync(session, Contoso, default))!;
        var outcome = await act(session, latest);
        await session.Work.CommitAsync(default);
        return outcome;
    }

    public Task<Outcome<T>> ManagerAsync<T>(Func<Session, Assessment, Outcome<T>> act) =>
        DoAsync(Sets.Ada, Role.Manager, (s, a) => Task.FromResult(act(s, a)));

    public Task<Outcome<T>> ContactAsync<T>(Func<Session, Assessment, Outcome<T>> act) =>
        DoAsync(Karl, Role.PartnerContact, (s, a) => Task.FromResult(act(s, a)));

    public Task<Outcome<Assessment>> AnswerAsync(Person who, Role role, GivenAnswer given) =>
        DoAsync(who, role, (s, a) => AnswerQuestion.RunAsync(s, questions, a.Id, given, default));

    public async Task<Assessment> LatestAsync() =>
        (await AssessmentReads.LatestAsync(SessionOf(Sets.Ada, Role.Manager), Contoso, default))!;

    public async Task<IReadOnlyList<Assessment>> VersionsAsync() =>
        await AssessmentReads.VersionsAsync(SessionOf(Sets.Ada, Role.Manager), await LatestAsync(), default);

    public Session SessionOf(Person who, Role role)
    {
        var partner = role == Role.PartnerContact ? Contoso : (PartnerId?)null;
        return new Session(new Caller(Home, who, role, partner), Now, _store.Open(Home, partner), () => $"i{++_ids}");
    }
}
