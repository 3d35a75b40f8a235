namespace PrmBot.Host.Startup;

/// <summary>Section <c>Files</c>: from where files that people send are read for their size and hash.</summary>
public sealed class FilesOptions : ISettings
{
    private const int LargestMost = 500;

    public static string Section => "Files";

    /// <summary>
    /// Hosts that files are read from; <c>*.</c> in front stands for all below it. Where Teams keeps files is always
    /// among them. Default empty: nothing else.
    /// </summary>
    public IList<string> Hosts { get; } = [];

    /// <summary>The largest file that is read, in megabytes, from 1 to 500. Default 20.</summary>
    public int MostMegabytes { get; set; } = 20;

    /// <summary>How long reading one may take, from 1 second to 1 minute. Default 8 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(8);

    public IEnumerable<string> Problems()
    {
        if (MostMegabytes is < 1 or > LargestMost)
        {
            yield return $"Files:MostMegabytes is {MostMegabytes}, but must be from 1 to {LargestMost}.";
        }

        if (Timeout < TimeSpan.FromSeconds(1) || Timeout > TimeSpan.FromMinutes(1))
        {
            yield return $"Files:Timeout is {Timeout}, but must be from 00:00:01 to 00:01:00.";
        }

        for (var i = 0; i < Hosts.Count; i++)
        {
            var name = Hosts[i].StartsWith("*.", StringComparison.Ordinal) ? Hosts[i][2..] : Hosts[i];
            if (Uri.CheckHostName(name) == UriHostNameType.Unknown)
            {
                yield return $"Files:Hosts:{i} is \"{Hosts[i]}\", which is no host. Write one such as "
                    + "files.example.com or *.example.com.";
            }
        }
    }
}
