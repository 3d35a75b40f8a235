using System.Text.Json;
using PrmBot.Host.Privacy;
using PrmBot.Host.Startup;
using PrmBot.Storage;

namespace PrmBot.Host.Commands;

/// <summary>
/// The <c>export</c> command: all that is kept about a person or a partner, as JSON, and a report of it. Of a person
/// without anybody else.
/// </summary>
internal static class Export
{
    private static readonly JsonSerializerOptions Readable = new(DocumentFormat.Options) { WriteIndented = true };

    /// <param name="asked">Whom, and where to.</param>
    /// <param name="configuration">The settings.</param>
    /// <param name="output">For the report; without a file for the export, and the report goes to the other.</param>
    /// <param name="error">For the report of an export that goes to the output.</param>
    /// <exception cref="CommandException">Nobody is found, or several are; the message lists them.</exception>
    /// <exception cref="StoreUnavailableException">The store cannot be used; the message says what to do.</exception>
    public static async Task RunAsync(
        Asked asked, IConfiguration configuration, TextWriter output, TextWriter error)
    {
        using var at = HomeStore.Open(configuration, "records are to be exported");
        var finding = new Finding(at.Store, at.Home);
        var (subject, others) = asked.IsPerson
            ? await PersonAsync(finding, asked.Names)
            : (await finding.PartnerAsync(asked.Names[0], CancellationToken.None), null);
        var (export, counts) = await new Exporting(subject, others, TimeProvider.System)
            .RunAsync(at.Store.Upkeep!, CancellationToken.None);
        var json = export.ToJsonString(Readable);
        var report = asked.To is null ? error : output;
        if (asked.To is { } file)
        {
            await WriteAsync(file, json);
        }
        else
        {
            await output.WriteLineAsync(json);
        }

        await Report.WriteAsync(report, counts);
        await report.WriteLineAsync(
            $"That is what is kept about {subject.Title}{(asked.To is null ? "." : $"; it is in {asked.To}.")}");
    }

    private static async Task<(Subject Subject, Mentions? Others)> PersonAsync(
        Finding finding, IReadOnlyList<string> asked)
    {
        var (who, all) = await finding.PersonAsync(asked, CancellationToken.None);
        return (who, who.Others(all));
    }

    private static async Task WriteAsync(string file, string json)
    {
        try
        {
            await File.WriteAllTextAsync(file, json);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(
                $"{file} cannot be written: name a file in a folder that this account may write to.");
        }
    }
}
