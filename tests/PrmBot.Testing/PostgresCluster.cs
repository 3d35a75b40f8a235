using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace PrmBot.Testing;

/// <summary>
/// A PostgreSQL server of this test process's own: in a temporary folder, reachable through a socket in it and by
/// nobody else, as an unprivileged user, started at the first use and removed when the process ends.
/// </summary>
public sealed class PostgresCluster
{
    private const string Role = "prmbot";

    private static readonly Lazy<PostgresCluster> Begun = new(() => new PostgresCluster());

    private readonly string _root = Directory.CreateTempSubdirectory("prmbot-pg-").FullName;
    private readonly string _programs = Programs();
    private readonly bool _waitsForDisk;
    private int _databases;

    private PostgresCluster(bool waitsForDisk = false)
    {
        _waitsForDisk = waitsForDisk;
        if (Environment.IsPrivilegedProcess)
        {
            Run("chown", User, _root);
        }

        RemoveAfterThisProcess();
        RunAsUser("initdb", "-D", Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        Start();
        Sql("postgres", $"CREATE ROLE {Role} LOGIN");
    }

    /// <summary>The server, started when it is asked for first.</summary>
    /// <exception cref="InvalidOperationException">PostgreSQL is not installed; the message says how.</exception>
    public static PostgresCluster Running => Begun.Value;

    /// <summary>A server for one test, which may stop it.</summary>
    /// <exception cref="InvalidOperationException">PostgreSQL is not installed; the message says how.</exception>
    public static PostgresCluster ForOneTest() => new();

    /// <summary>A server that waits for the disk at each commit, as one in production does: to measure with.</summary>
    /// <exception cref="InvalidOperationException">PostgreSQL is not installed; the message says how.</exception>
    public static PostgresCluster Durable() => new(waitsForDisk: true);

    // root may not run a server.
    private static string User => Directory.Exists("/var/lib/postgresql") ? "postgres" : "nobody";

    private string Data => Path.Combine(_root, "data");

    /// <summary>A connection string to a new, empty database, as a role that is no superuser.</summary>
    public string NewDatabase()
    {
        var name = $"test{Interlocked.Increment(ref _databases)}";
        Sql("postgres", $"CREATE DATABASE {name} OWNER {Role}");
        return ConnectionString(name, Role);
    }

    /// <summary>How somebody else connects to a database that <see cref="NewDatabase"/> made.</summary>
    public string ConnectionString(string database, string user) =>
        $"Host={_root};Database={database};Username={user};Timeout=15;Maximum Pool Size=20";

    /// <summary>Runs a statement as the superuser; what it printed.</summary>
    public string Sql(string database, string statement) =>
        Run(Path.Combine(_programs, "psql"), "-h", _root, "-U", "postgres", "-d", database, "-AtqX",
            "-v", "ON_ERROR_STOP=1", "-c", statement);

    /// <summary>Stops the server, breaking off what runs, and starts it again.</summary>
    public void Restart()
    {
        Stop();
        Start();
    }

    /// <summary>Stops the server, breaking off what runs.</summary>
    public void Stop() => RunAsUser("pg_ctl", "stop", "-w", "-m", "fast", "-D", Data);

    /// <exception cref="InvalidOperationException">PostgreSQL is not installed.</exception>
    private static string Programs() => Folders().FirstOrDefault(at => File.Exists(Path.Combine(at, "initdb")))
        ?? throw new InvalidOperationException(
            "This test needs a PostgreSQL server (initdb, pg_ctl, psql). Run tests/run, which installs it, or as root: "
            + "apt-get install postgresql.");

    private static IEnumerable<string> Folders()
    {
        const string Debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(Debian) ? Directory.GetDirectories(Debian) : [];
        return versions.OrderDescending().Select(version => Path.Combine(version, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator));
    }

    /// <summary>Starts it where <see cref="Stop"/> has stopped it.</summary>
    // A process that is killed loses nothing, and no test turns the machine off: the disk need not be waited for.
    public void Start() => RunAsUser(
        "pg_ctl", "start", "-w", "-D", Data, "-l", Path.Combine(_root, "log"), "-o",
        $"-k {_root} -c listen_addresses= -c unix_socket_permissions=0700 -c max_connections=200 "
        + $"-c fsync={(_waitsForDisk ? "on" : "off")}");

    // A process of its own, because a test process may be killed.
    private void RemoveAfterThisProcess()
    {
        const string Watch = """
            exec > /dev/null 2>&1 < /dev/null
            while kill -0 "$1"; do sleep 1; done
            [ -e "$2/data/postmaster.pid" ] && kill -QUIT "$(head -n 1 "$2/data/postmaster.pid")"
            sleep 1
            rm -rf "$2"
            """;
        var self = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        Process.Start("sh", ["-c", Watch, "prmbot-pg-watch", self, _root]).Dispose();
    }

    private void RunAsUser(string program, params string[] arguments)
    {
        var path = Path.Combine(_programs, program);
        _ = Environment.IsPrivilegedProcess
            ? Run("runuser", ["-u", User, "--", path, .. arguments])
            : Run(path, arguments);
    }

    // Into a file: a server that is started keeps the pipes of who started it open.
    private string Run(string program, params string[] arguments)
    {
        var output = Path.Combine(_root, Path.GetRandomFileName());
        const string IntoFile = "out=$1; shift; exec \"$@\" > \"$out\" 2>&1";
        var start = new ProcessStartInfo("sh", ["-c", IntoFile, "sh", output, program, .. arguments])
        {
            WorkingDirectory = "/",
        };
        try
        {
            using var process = Process.Start(start)!;
            process.WaitForExit();
            var said = File.ReadAllText(output);
            File.Delete(output);
            return process.ExitCode == 0
                ? said.Trim()
                : throw new InvalidOperationException($"{Path.GetFileName(program)} failed: {said}");
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException($"{program} cannot be started: {missing.Message}", missing);
        }
    }
}
