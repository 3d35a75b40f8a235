using PrmBot.Conversation.Routes;
using PrmBot.Cycle.Monitor.Import;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Workplace;

namespace PrmBot.Conversation.Workplace;

/// <summary>What of Microsoft 365 goes with a partner: the way to see what somebody set up.</summary>
internal static class LinkedWork
{
    /// <summary>In a few words; empty: nothing does, or the reader is not one of our managers in private.</summary>
    public static async Task<string> WordsAsync(TurnScope turn, Partner partner, CancellationToken ct)
    {
        if (turn.Session.Caller.Role != Role.Manager || SharedPlace.Is(turn))
        {
            return string.Empty;
        }

        var (work, id) = (turn.Session.Work, partner.Of.Value);
        var words = new List<string>();
        if (await work.FindAsync<FollowedWorkbook>(id, ct) is { } book)
        {
            words.Add(turn.Say(
                book.Trouble is null ? "workplace.linked_book" : "workplace.linked_book_trouble",
                ("name", book.Source.Name)));
        }

        if (await work.FindAsync<PlannedTasks>(id, ct) is { } tasks)
        {
            words.Add(turn.Say("workplace.linked_tasks", ("plan", tasks.Board.Title)));
        }

        if (await work.FindAsync<PlannedMeetings>(id, ct) is { IsEnding: false } meetings)
        {
            words.Add(turn.Say("workplace.linked_reviews", ("who", meetings.By.Name)));
        }

        return string.Join("; ", words);
    }
}
