using System.Net;
using System.Net.Sockets;

namespace PrmBot.Host.Playground;

/// <summary>
/// Finds a port for the playground, which listens on all interfaces and chooses a random one without a word.
/// </summary>
internal static class PlaygroundPort
{
    /// <summary>The wanted port when it is free, else a free one.</summary>
    public static int Choose(int wanted) => TryListen(wanted) ?? TryListen(0) ?? wanted;

    private static int? TryListen(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Any, port);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (SocketException)
        {
            return null;
        }
    }
}
