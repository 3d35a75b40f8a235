using System.Diagnostics;
using Microsoft.Extensions.Options;

namespace PrmBot.Host.Playground;

/// <summary>
/// The playground's files in its folder: fetched once with npm, at the version that the host's package.json pins, and
/// fetched again when that changes.
/// </summary>
internal sealed class PlaygroundPackage(
    IOptions<PlaygroundOptions> options, PlaygroundMirror mirror, ILogger<PlaygroundPackage> logger)
{
    private static readonly string Source = Path.Combine(AppContext.BaseDirectory, "Playground");

    /// <summary>What makes one channel of those of two windows.</summary>
    public PlaygroundMirror Mirror { get; } = mirror;

    /// <summary>The folder, absolute.</summary>
    public string Folder { get; } = Path.GetFullPath(options.Value.Folder);

    /// <summary>The script that node runs.</summary>
    public string Script => Path.Combine(Folder, "node_modules", "@microsoft", "m365agentsplayground", "cli.js");

    /// <summary>Where the partner's window has its own configuration and log.</summary>
    public string PartnerFolder => Path.Combine(Folder, "partner");

    /// <summary>The only place where a window of that folder says what is wrong.</summary>
    public static string LogIn(string folder) => Path.Combine(folder, "devTools", "m365agentsplayground.log");

    private string Mark => Path.Combine(Folder, "fetched.json");

    /// <summary>
    /// True when the files are there; false when they could not be fetched, which has been said then.
    /// </summary>
    public async Task<bool> PrepareAsync(CancellationToken ct)
    {
        try
        {
            Prepare(Folder, "playground.yml");
            Prepare(PartnerFolder, "playground-partner.yml");
            return IsFetched() || await FetchAsync(ct);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            logger.FolderUnusable(Folder, e.Message);
            return false;
        }
    }

    private static void Prepare(string folder, string configuration)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(LogIn(folder))!);
        File.Copy(
            Path.Combine(Source, configuration), Path.Combine(folder, ".m365agentsplayground.yml"), overwrite: true);
        File.Delete(LogIn(folder));
    }

    private bool IsFetched() =>
        File.Exists(Script) && File.Exists(Mark)
        && File.ReadAllText(Mark) == File.ReadAllText(Path.Combine(Source, "package-lock.json"));

    private async Task<bool> FetchAsync(CancellationToken ct)
    {
        if (ExternalProgram.Find("npm") is not { } npm)
        {
            logger.ProgramMissing("npm");
            return false;
        }

        logger.Fetching(Folder);
        File.Delete(Mark);
        foreach (var file in (string[])["package.json", "package-lock.json", ".npmrc"])
        {
            Copy(file, file);
        }

        var output = new LastLines();
        var info = new ProcessStartInfo(npm, ["ci", "--no-audit", "--no-fund"]) { WorkingDirectory = Folder };
        using var process = ExternalProgram.Start(info, output);
        using var stop = ct.Register(() => ExternalProgram.End(process));
        await process.WaitForExitAsync(ct);
        if (process.ExitCode != 0)
        {
            logger.Failed("npm ci", process.ExitCode, output.ToString());
            return false;
        }

        Copy("package-lock.json", Path.GetFileName(Mark));
        return true;
    }

    private void Copy(string from, string to) =>
        File.Copy(Path.Combine(Source, from), Path.Combine(Folder, to), overwrite: true);
}
