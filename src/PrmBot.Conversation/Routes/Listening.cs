using System.Text.Json.Nodes;
using PrmBot.Conversation.Files;
using PrmBot.Conversation.Plugins.KpiTables;
using PrmBot.Conversation.Understanding;
using PrmBot.Cycle.Monitor;
using PrmBot.Planning.Exchange;

namespace PrmBot.Conversation.Routes;

/// <summary>
/// Hears what was written with an eye on the file beside it: "import this" means the plan when the file is one, and a
/// file that is called after a partner is about that partner. The words decide where they say it.
/// </summary>
public sealed class Listening(Hearing hearing, TableIntake tables, KpiCatalogue kpis)
{
    private const string ImportPlan = "Plan-import";
    private const string ImportKpis = "Kpi-import";

    // With a table beside them these are said of the table.
    private static readonly string[] Takers = [ImportPlan, ImportKpis, "Plan-map_accounts"];

    // Functions that the local engine hears in "here is the plan" and the like.
    private static readonly string[] Looks = ["Plan-show", "Plan-versions", "Plan-export", "Plan-start"];

    // And in "here" or "these figures"; with numbers beside them the numbers are meant. They are shown before stored.
    private static readonly string[] Idle = ["Interview-resume", "Interview-explain", "Analysis-run", "Kpi-show"];

    /// <inheritdoc cref="Hearing.AnswerToMissing"/>
    public Request? AnswerToMissing(TurnScope turn, TurnInput.Said said) => hearing.AnswerToMissing(turn, said);

    /// <inheritdoc cref="Hearing.UnderstandAsync"/>
    public async Task<Heard> UnderstandAsync(TurnScope turn, TurnInput.Said said, CancellationToken ct)
    {
        var heard = await hearing.UnderstandAsync(turn, said, ct);
        var request = heard is Heard.Requests { All: [{ } only, ..] } ? only : new Request(string.Empty, []);
        if (!TableIntake.HasFiles(turn))
        {
            return PastedNumbers.Are(turn, said.Text, kpis)
                ? new Heard.Requests([new Request(ImportKpis, Known(turn, Partner(request)))])
                : heard;
        }

        request = heard is Heard.Requests { All: [_] } ? request : new Request(string.Empty, []);
        if (request.Function == WorkplacePatterns.Workbook)
        {
            request = new Request(ImportKpis, Partner(request)); // the one that lies beside the words is meant
        }

        if (IsOpen(heard, request, said))
        {
            request = await IsPlanAsync(turn, ct) ? new Request(ImportPlan, Partner(request))
                : (heard is not Heard.Requests || Idle.Contains(request.Function)) && await AreNumbersAsync(turn, ct)
                    ? new Request(ImportKpis, [])
                : request;
        }

        return Takers.Contains(request.Function)
            ? new Heard.Requests([request with { Arguments = Named(turn, said, request.Arguments) }])
            : heard;
    }

    // Nothing certain was asked for, or only what can be said of a plan that comes back as well.
    private static bool IsOpen(Heard heard, Request request, TurnInput.Said said) =>
        heard is not Heard.Requests
        || Looks.Contains(request.Function)
        || Idle.Contains(request.Function)
        || (request.Function == ImportKpis && !SaysKpis(said.Text));

    private async Task<bool> IsPlanAsync(TurnScope turn, CancellationToken ct) =>
        turn.Dialogue.Interview is not { Kind: InterviewKind.Assessment }
        && (await tables.TakeAsync(turn, ct)).Value is { } table
        && table.Sheet.Under(PlanColumns.Line, PlanColumns.Section, PlanColumns.Title) is not null;

    private async Task<bool> AreNumbersAsync(TurnScope turn, CancellationToken ct) =>
        turn.Dialogue.Interview is not { Kind: InterviewKind.Assessment }
        && (await tables.TakeAsync(turn, ct)).Value is { } table
        && KpiColumns.Of(turn, table.Sheet, kpis) is not null;

    private static JsonObject Partner(Request request) =>
        request.Arguments["partner"] is { } partner ? new JsonObject { ["partner"] = partner.DeepClone() } : [];

    // A heading's word can look like a name.
    private static JsonObject Known(TurnScope turn, JsonObject arguments) =>
        PartnerInQuestion.Find(turn, arguments["partner"]?.ToString()).Candidates.Count > 0 ? arguments : [];

    private static bool SaysKpis(string text) =>
        text.Contains("kpi", StringComparison.OrdinalIgnoreCase)
        || text.Contains("numbers", StringComparison.OrdinalIgnoreCase);

    // An exported plan carries its partner's name; without another word the file is about that partner.
    private static JsonObject Named(TurnScope turn, TurnInput.Said said, JsonObject arguments)
    {
        if (arguments["partner"] is not null || turn.ChannelPartner is not null
            || said.Files is not [{ Name: { } name }])
        {
            return arguments;
        }

        var called = turn.Partners.Where(p => name.Contains(p.Name, StringComparison.OrdinalIgnoreCase)).ToList();
        var longest = called.MaxBy(p => p.Name.Length);
        return longest is null ? arguments : new JsonObject([.. Copy(arguments), new("partner", longest.Name)]);
    }

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Copy(JsonObject arguments) =>
        arguments.Select(a => new KeyValuePair<string, JsonNode?>(a.Key, a.Value?.DeepClone()));
}
