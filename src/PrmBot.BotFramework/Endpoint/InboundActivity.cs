using System.Text;
using Microsoft.AspNetCore.Http;
using PrmBot.BotFramework.Activities;

namespace PrmBot.BotFramework.Endpoint;

/// <summary>Reads one activity from a request; a status instead of it says what is wrong with the request.</summary>
internal sealed record InboundActivity(Activity? Activity, string Body, int Status)
{
    public const int MaxBytes = 256 * 1024;

    private const int MaxIdLength = 400;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static async Task<InboundActivity> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxBytes || await BytesAsync(request.Body, cancellationToken) is not { } bytes)
            return Wrong(StatusCodes.Status413PayloadTooLarge);
        if (TextOf(bytes) is not { } body || ActivityJson.Read(body) is not { } activity || !IsComplete(activity))
            return Wrong(StatusCodes.Status400BadRequest);

        return new InboundActivity(activity, body, StatusCodes.Status200OK);
    }

    private static InboundActivity Wrong(int status) => new(null, "", status);

    private static async Task<byte[]?> BytesAsync(Stream body, CancellationToken cancellationToken)
    {
        using var read = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (read.Length + count > MaxBytes)
                return null;

            await read.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }

        return read.ToArray();
    }

    private static string? TextOf(byte[] bytes)
    {
        try
        {
            return WholeCharacters.In(Utf8.GetString(bytes).TrimStart('\uFEFF'));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool IsComplete(Activity activity) =>
        !string.IsNullOrWhiteSpace(activity.Type)
        && !string.IsNullOrWhiteSpace(activity.ChannelId)
        && IsId(activity.Conversation?.Id)
        && IsId(activity.From?.Id)
        && (string.IsNullOrEmpty(activity.Id) || IsId(activity.Id));

    // Ids become keys in a store: bounded, and no control characters.
    private static bool IsId(string? id) =>
        !string.IsNullOrWhiteSpace(id) && id.Length <= MaxIdLength && !id.Any(char.IsControl);
}
