using Azure.Identity;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;
using PrmBot.Workplace;

namespace PrmBot.Graph.Calls;

/// <summary>The one place that says what the service's errors mean.</summary>
internal static class GraphCall
{
    /// <summary>What the call gives.</summary>
    /// <param name="permission">The permission that it needs, named when it is missing.</param>
    /// <param name="call">Calls the service.</param>
    /// <param name="ct">The caller's: when it ends, so does this.</param>
    /// <exception cref="WorkplaceException">The service did not do it.</exception>
    public static async Task<T> AskAsync<T>(string permission, Func<Task<T?>> call, CancellationToken ct)
    {
        try
        {
            return await call() ?? throw new WorkplaceException(WorkplaceTrouble.NotThere);
        }
        catch (Exception e) when (e is not WorkplaceException && Meaning(e, permission, ct) is { } trouble)
        {
            throw trouble;
        }
    }

    /// <summary>The same for a call that gives nothing.</summary>
    public static Task DoAsync(string permission, Func<Task> call, CancellationToken ct) => AskAsync(
        permission,
        async () =>
        {
            await call();
            return string.Empty;
        },
        ct);

    /// <summary>What a status means; null for one that is no error.</summary>
    public static WorkplaceException? OfStatus(int status, string? code, string permission)
    {
        var trouble = status switch
        {
            < 400 => (WorkplaceTrouble?)null,
            401 => WorkplaceTrouble.NotSignedIn,
            403 when IsLimit(code) => WorkplaceTrouble.Refused,
            403 => WorkplaceTrouble.NotAllowed,
            404 => WorkplaceTrouble.NotThere,
            409 or 412 => WorkplaceTrouble.Changed,
            410 => WorkplaceTrouble.Resync,
            429 => WorkplaceTrouble.Busy,
            >= 500 => WorkplaceTrouble.Away,
            _ => WorkplaceTrouble.Refused,
        };
        return trouble is { } known
            ? new WorkplaceException(known) { Status = status, Code = code, Permission = permission }
            : null;
    }

    // Planner says with 403 that a plan is full; its codes begin so.
    private static bool IsLimit(string? code) => code?.StartsWith("Maximum", StringComparison.Ordinal) == true;

    private static WorkplaceException? Meaning(Exception e, string permission, CancellationToken ct) => e switch
    {
        OperationCanceledException when ct.IsCancellationRequested => null,
        ODataError error => OfStatus(error.ResponseStatusCode, error.Error?.Code, permission),
        ApiException error => OfStatus(error.ResponseStatusCode, null, permission),
        AuthenticationFailedException => new WorkplaceException(WorkplaceTrouble.NotSignedIn),

        // The SDK's handler gives every try that failed, and the last answer's status with the last of them.
        AggregateException all when all.InnerExceptions.OfType<ApiException>().LastOrDefault() is { } last =>
            OfStatus(last.ResponseStatusCode, null, permission),
        AggregateException or HttpRequestException or OperationCanceledException or IOException =>
            new WorkplaceException(WorkplaceTrouble.Away),
        _ => null,
    };
}
