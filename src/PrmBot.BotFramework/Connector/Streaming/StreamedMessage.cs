using System.Text;
using PrmBot.BotFramework.Activities;
using PrmBot.BotFramework.Connector.Sizes;

namespace PrmBot.BotFramework.Connector.Streaming;

/// <summary>
/// One answer that appears while it is being written. Teams shows that in chats with one person only, one at a time;
/// elsewhere, and when the stream breaks off, the whole text comes at the end all the same. Not for several threads.
/// </summary>
public sealed class StreamedMessage
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(115); // Teams ends it after two minutes

    private readonly ConnectorClient _connector;
    private readonly Activity _inbound;
    private readonly TimeProvider _time;
    private readonly StringBuilder _text = new();
    private string? _id;
    private int _sequence;
    private long? _began;
    private long? _latest;
    private bool _isBroken;

    internal StreamedMessage(ConnectorClient connector, Activity inbound, TimeProvider time)
    {
        (_connector, _inbound, _time) = (connector, inbound, time);
        _isBroken = inbound.Conversation?.ConversationType != "personal";
    }

    /// <summary>The reader pressed stop: nothing more is shown, so nothing more need be written.</summary>
    public bool IsCancelled { get; private set; }

    /// <summary>Says what the bot is doing, before the first words; at most 1000 characters of it. Shown when there
    /// is time for it.</summary>
    public async Task InformAsync(string what, CancellationToken cancellationToken = default)
    {
        if (_text.Length == 0 && IsDue(Pace))
            await PieceAsync(StreamInfo.Informative, TextParts.Of(what, 2000)[0], cancellationToken);
    }

    /// <summary>Adds to what is written; shown now and then, all so far at once.</summary>
    public async Task AppendAsync(string more, CancellationToken cancellationToken = default)
    {
        _text.Append(more);
        if (IsDue(Pace) && !string.IsNullOrWhiteSpace(_text.ToString()))
            await PieceAsync(StreamInfo.Streaming, _text.ToString(), cancellationToken);
    }

    /// <summary>
    /// The message is whole. With brings what belongs to it besides the text (attachments, entities, channel data).
    /// Gives the message's id; "" when the reader stopped it.
    /// </summary>
    /// <exception cref="InvalidOperationException">Nothing was written.</exception>
    /// <exception cref="ConnectorException">It did not get through.</exception>
    public async Task<string> FinishAsync(Activity? with = null, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(_text.ToString()))
            throw new InvalidOperationException("A stream ends with a text, and none was written.");
        if (IsCancelled)
            return "";

        var message = Piece(_text.ToString()) with
        {
            Type = ActivityTypes.Message,
            Attachments = with?.Attachments,
            ChannelData = with?.ChannelData,
            Entities = with?.Entities,
        };
        var parts = MessageParts.Of(message, "…");
        var id = await FirstAsync(parts[0], cancellationToken);
        foreach (var part in IsCancelled ? [] : parts.Skip(1))
            await SendAsync(part, cancellationToken);
        return id;
    }

    private async Task<string> FirstAsync(Activity message, CancellationToken stop)
    {
        if (_id is null)
            return await SendAsync(message, stop);
        if (_isBroken || _time.GetElapsedTime(_began ?? 0) >= Longest)
            return await ReplaceAsync(message, stop);

        try
        {
            await ApartAsync(stop);
            var last = message with
            {
                Entities = [.. message.Entities ?? [], StreamInfo.Of(StreamInfo.Final, null, _id)],
            };
            return await SendAsync(last, stop) is { Length: > 0 } id ? id : _id;
        }
        catch (ConnectorException refused) when (refused.Status == 403 && refused.Is("ContentStreamNotAllowed"))
        {
            return Cancels(refused) ? "" : await ReplaceAsync(message, stop);
        }
        catch (ConnectorException silent) when (silent.MayHaveArrived)
        {
            return await ReplaceAsync(message, stop); // whether it arrived or not: the same words in the same place
        }
    }

    private async Task PieceAsync(string kind, string text, CancellationToken stop)
    {
        var piece = Piece(text) with { Entities = [StreamInfo.Of(kind, _sequence + 1, _id)] };
        if (MessageSize.Of(piece) > MessageSize.Most)
        {
            _isBroken = true;
            return;
        }

        _latest = _time.GetTimestamp();
        _began ??= _latest;
        try
        {
            var id = await _connector.StreamPieceAsync(piece, stop);
            _sequence++;
            _id ??= id.Length > 0 ? id : null;
            _isBroken |= _id is null;
        }
        catch (ConnectorException failure)
        {
            // What was asked for too early comes with the next piece; after silence the first one's id is not known.
            _isBroken = failure.Status != 429 && !Cancels(failure) && (_id is null || failure.IsPermanent);
        }
    }

    private bool Cancels(ConnectorException failure) => IsCancelled |= failure.Status == 403
        && failure.Explanation?.Contains("cancel", StringComparison.OrdinalIgnoreCase) == true;

    private bool IsDue(TimeSpan pace) => !_isBroken && !IsCancelled
        && (_latest is not { } latest || _time.GetElapsedTime(latest) >= pace)
        && (_began is not { } began || _time.GetElapsedTime(began) < Longest);

    private async Task ApartAsync(CancellationToken stop)
    {
        if (_latest is { } latest && Apart - _time.GetElapsedTime(latest) is var wait && wait > TimeSpan.Zero)
            await Task.Delay(wait, _time, stop);
    }

    private Activity Piece(string text) =>
        _inbound.CreateReply(text) with { Type = ActivityTypes.Typing, ReplyToId = null };

    private Task<string> SendAsync(Activity message, CancellationToken stop) =>
        _connector.SendAsync(_inbound.ServiceUrl ?? "", _inbound.Conversation?.Id ?? "", message, stop);

    private async Task<string> ReplaceAsync(Activity message, CancellationToken stop)
    {
        await _connector.UpdateAsync(
            _inbound.ServiceUrl ?? "", _inbound.Conversation?.Id ?? "", _id ?? "", message, stop);
        return _id ?? "";
    }
}
