using System.Text.Json;
using System.Text.Json.Nodes;
using PrmBot.BotFramework.Activities;
using PrmBot.BotFramework.Connector;
using PrmBot.BotFramework.Connector.Streaming;

namespace PrmBot.BotFramework.Tests.Connector.Streaming;

public sealed class StreamedMessageTests : IAsyncLifetime
{
    private const string Cancelled = """
        {"error":{"code":"ContentStreamNotAllowed","message":"Content stream was cancelled by user."}}
        """;

    private const string TimeIsUp = """
        {"error":{"code":"ContentStreamNotAllowed","message":"Content stream exceeded streaming time."}}
        """;

    private readonly ClientOverStub _over = new();
    private StubConnector _stub = null!;

    public async Task InitializeAsync() => _stub = await StubConnector.StartAsync((201, """{"id":"s-1"}""", null));

    public async Task DisposeAsync()
    {
        _over.Dispose();
        await _stub.DisposeAsync();
    }

    [Fact]
    public async Task Pieces_count_from_one_and_name_the_stream_that_the_first_was_answered_with()
    {
        Answer((202, "{}"), (202, "{}"), (202, "{}"));
        var stream = Stream();

        await stream.InformAsync("Looking at the numbers");
        await WriteAsync(stream, "One ");
        await WriteAsync(stream, "two.");
        _over.Time.Advance(TimeSpan.FromSeconds(2));
        (await stream.FinishAsync()).ShouldBe("s-1");

        Said().ShouldBe(
        [
            "typing Looking at the numbers informative 1 -", "typing One  streaming 2 s-1",
            "typing One two. streaming 3 s-1", "message One two. final - s-1",
        ]);
        _stub.Calls.ShouldAllBe(call => call.Target == "/base/v3/conversations/a%3A1/activities");
    }

    [Fact]
    public async Task Words_that_come_fast_are_gathered()
    {
        Answer((202, "{}"), (202, "{}"));
        var stream = Stream();

        foreach (var word in "a b c d e f g h i j".Split(' '))
        {
            await stream.AppendAsync(word);
            _over.Time.Advance(TimeSpan.FromMilliseconds(200));
        }

        Said().ShouldBe(["typing a streaming 1 -", "typing abcdefghi streaming 2 s-1"]);
    }

    [Fact]
    public async Task A_stream_that_ends_without_a_text_is_our_mistake()
    {
        var stream = Stream();
        await stream.InformAsync("Looking");

        await Should.ThrowAsync<InvalidOperationException>(() => stream.FinishAsync());
    }

    [Fact]
    public async Task A_reader_who_stops_it_hears_nothing_more()
    {
        Answer((403, Cancelled));
        var stream = Stream();
        await WriteAsync(stream, "One ");
        await WriteAsync(stream, "two ");

        await WriteAsync(stream, "three");
        (await stream.FinishAsync()).ShouldBe("");

        stream.IsCancelled.ShouldBeTrue();
        _stub.Calls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_reader_who_stops_it_at_the_end_hears_nothing_more()
    {
        Answer((403, Cancelled));
        var stream = Stream();
        await WriteAsync(stream, "One");

        (await stream.FinishAsync()).ShouldBe("");
        _stub.Calls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task When_Teams_ends_it_the_message_is_completed_in_place()
    {
        Answer((403, TimeIsUp));
        var stream = Stream();
        await WriteAsync(stream, "One ");
        await WriteAsync(stream, "two ");
        await WriteAsync(stream, "three");

        (await stream.FinishAsync()).ShouldBe("s-1");

        var update = _stub.Calls.Last();
        (update.Method, update.Target).ShouldBe(("PUT", "/base/v3/conversations/a%3A1/activities/s-1"));
        ((string)update.Body!["text"]!).ShouldBe("One two three");
        update.Body["entities"].ShouldBeNull();
        _stub.Calls.Count.ShouldBe(3);
    }

    [Fact]
    public async Task After_two_minutes_it_is_completed_in_place_without_asking()
    {
        var stream = Stream();
        await WriteAsync(stream, "One ");

        _over.Time.Advance(TimeSpan.FromMinutes(2));
        await stream.AppendAsync("two");
        await stream.FinishAsync();

        _stub.Calls.Select(call => call.Method).ShouldBe(["POST", "PUT"]);
    }

    [Fact]
    public async Task A_piece_that_comes_too_early_comes_with_the_next_one()
    {
        Answer((429, ""), (202, "{}"));
        var stream = Stream();
        await WriteAsync(stream, "One ");
        await WriteAsync(stream, "two ");
        await WriteAsync(stream, "three");

        Said().ShouldBe(
            ["typing One  streaming 1 -", "typing One two  streaming 2 s-1", "typing One two three streaming 2 s-1"]);
    }

    [Theory]
    [InlineData("Content stream is not allowed on an already completed streamed message.")]
    [InlineData("Content stream exceeded streaming time.")]
    [InlineData("Content stream is not allowed as the message size is too large.")]
    [InlineData("Content stream must contain the previously streamed content.")]
    [InlineData("Content stream is not allowed here.")]
    public async Task Whatever_else_ends_a_stream_the_whole_text_is_said_in_its_place(string why)
    {
        Answer((403, $$$"""{"error":{"code":"ContentStreamNotAllowed","message":"{{{why}}}"}}"""));
        var stream = Stream();
        await WriteAsync(stream, "One ");
        await WriteAsync(stream, "two ");
        await WriteAsync(stream, "three");

        (await stream.FinishAsync()).ShouldBe("s-1");

        stream.IsCancelled.ShouldBeFalse();
        (_stub.Calls.Last().Method, (string?)_stub.Calls.Last().Body!["text"]).ShouldBe(("PUT", "One two three"));
    }

    [Fact]
    public async Task A_piece_out_of_order_is_made_good_by_the_next_one()
    {
        Answer((202, """{"error":{"code":"ContentStreamSequenceOrderPreConditionFailed"}}"""),
            (202, "{}"), (202, "{}"));
        var stream = Stream();
        await WriteAsync(stream, "One ");
        await WriteAsync(stream, "two ");
        await WriteAsync(stream, "three");
        _over.Time.Advance(TimeSpan.FromSeconds(2));

        (await stream.FinishAsync()).ShouldBe("s-1");

        Said().Last().ShouldBe("message One two three final - s-1");
    }

    [Fact]
    public async Task An_end_without_an_answer_is_made_again_where_twice_does_no_harm()
    {
        Answer((-1, ""));
        var stream = Stream();
        await WriteAsync(stream, "One");
        _over.Time.Advance(TimeSpan.FromSeconds(2));

        (await stream.FinishAsync()).ShouldBe("s-1");

        _stub.Calls.Select(call => call.Method).ShouldBe(["POST", "POST", "PUT"]);
        ((string?)_stub.Calls.Last().Body!["text"]).ShouldBe("One");
    }

    [Fact]
    public async Task What_the_bot_is_doing_is_told_in_a_thousand_characters_at_most()
    {
        await Stream().InformAsync(string.Concat(Enumerable.Repeat("looking ", 500)));

        ((string)_stub.Calls.Single().Body!["text"]!).Length.ShouldBeInRange(900, 1000);
    }

    [Theory]
    [InlineData("groupChat")]
    [InlineData("channel")]
    [InlineData(null)]
    public async Task Elsewhere_the_whole_text_comes_at_the_end(string? kind)
    {
        var stream = Stream(kind);
        await WriteAsync(stream, "One ");
        await WriteAsync(stream, "two");

        (await stream.FinishAsync()).ShouldBe("s-1");

        Said().ShouldBe(["message One two"]);
    }

    [Fact]
    public async Task A_stream_that_cannot_begin_becomes_an_ordinary_message()
    {
        _stub.Answers.Clear();
        Answer((400, """{"error":{"code":"BadRequest"}}"""));
        var stream = Stream();
        await WriteAsync(stream, "One ");
        await WriteAsync(stream, "two");

        await stream.FinishAsync();

        Said().ShouldBe(["typing One  streaming 1 -", "message One two"]);
    }

    [Fact]
    public async Task What_belongs_to_the_message_comes_with_its_end_only()
    {
        Answer((202, "{}"));
        var stream = Stream();
        await WriteAsync(stream, "One");
        var card = Attachment.Card(JsonElement.Parse("""{"type":"AdaptiveCard"}"""));

        await stream.FinishAsync(new Activity { Attachments = [card] });

        _stub.Calls.Select(call => call.Body!["attachments"] is not null).ShouldBe([false, true]);
    }

    [Fact]
    public async Task A_text_that_grows_too_big_is_completed_in_place_and_goes_on_below()
    {
        var stream = Stream();
        await WriteAsync(stream, "One. ");
        await WriteAsync(stream, string.Concat(Enumerable.Repeat("A sentence. ", 5000)));

        await stream.FinishAsync();

        _stub.Calls.Select(call => call.Method).ShouldBe(["POST", "PUT", "POST"]);
    }

    private StreamedMessage Stream(string? kind = "personal") => _over.Client.Stream(new Activity
    {
        Type = "message",
        Id = "m",
        ServiceUrl = _stub.ServiceUrl,
        Conversation = new ConversationAccount { Id = "a:1", ConversationType = kind },
    });

    private async Task WriteAsync(StreamedMessage stream, string text)
    {
        _over.Time.Advance(TimeSpan.FromSeconds(2));
        await stream.AppendAsync(text);
    }

    private void Answer(params (int Status, string Body)[] answers)
    {
        foreach (var (status, body) in answers)
            _stub.Answers.Enqueue((status, body, null));
    }

    private IEnumerable<string> Said() => _stub.Calls.Select(call =>
    {
        var info = call.Body!["entities"]?[0]?.AsObject();
        var mark = info is null ? "" : $" {info["streamType"]} {Or(info["streamSequence"])} {Or(info["streamId"])}";
        return $"{call.Body["type"]} {call.Body["text"]}{mark}";
    });

    private static string Or(JsonNode? value) => value?.ToString() ?? "-";
}
