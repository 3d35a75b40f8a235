namespace PrmBot.BotFramework.Connector;

/// <summary>Told when a call is on the wire, so that who ends meanwhile knows afterwards what is in doubt.</summary>
public interface ICallWatch
{
    /// <summary>Nothing is waited for any more: the call goes out when this has come back. At each try.</summary>
    Task LeavingAsync();

    /// <summary>The try surely did not arrive; another one is made after a wait.</summary>
    Task RefusedAsync();
}
