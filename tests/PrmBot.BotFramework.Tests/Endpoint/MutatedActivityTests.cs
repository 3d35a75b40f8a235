using System.Text.Json.Nodes;
using PrmBot.BotFramework.Activities;
using PrmBot.BotFramework.Endpoint;

namespace PrmBot.BotFramework.Tests.Endpoint;

public sealed class MutatedActivityTests
{
    private static readonly string[] Odd =
    [
        "null", "true", "0", "-1e400", "\"\"", "\" \"", "\"\\ud800\"", "\"\\u0000\"", "[]", "{}", "[null]", "[{}]",
        "{\"id\":null}", "{\"id\":7}", "{\"type\":[]}", "\"<at></at>\"", "[[[[[[[[]]]]]]]]",
    ];

    [Fact]
    public async Task Whatever_is_bent_in_a_real_activity_is_answered_without_a_500()
    {
        var random = new Random(20261123);
        var names = Captured.Names.ToArray();
        await using var bot = await RunningBot.StartAsync(null, ("Bot:Queue:Capacity", "100000"));
        bot.Handler.OnHandle = (activity, _) => Task.FromResult(Read(activity));
        bot.Handler.OnInvoke = activity => Task.FromResult(new InvokeResponse(Read(activity)));

        for (var n = 0; n < 1500; n++)
        {
            var body = Bent(Captured.Json(names[n % names.Length]), random);
            (await bot.StatusAsync(body)).ShouldBeOneOf([200, 202, 400, 401, 501], body);
        }

        await bot.StopAsync();
        bot.Handler.Handled.Count.ShouldBeLessThanOrEqualTo(bot.Inbox.Seen);
    }

    // Everything that reads an activity for the bot must bear with it too.
    private static int Read(Activity activity)
    {
        _ = activity.TextForBot();
        _ = activity.OtherMentions();
        _ = activity.TimeZoneName();
        _ = TeamsChannelData.Of(activity);
        _ = ActivityJson.Write(activity.CreateReply("hello"));
        return 200;
    }

    private static string Bent(string json, Random random)
    {
        if (random.Next(4) == 0)
            return json.Remove(random.Next(json.Length), 1 + random.Next(3) > 1 ? 1 : 0);

        var root = JsonNode.Parse(json)!.AsObject();
        var places = Places(root).ToArray();
        var (owner, name) = places[random.Next(places.Length)];
        owner[name] = "mark";
        return root.ToJsonString().Replace("\"mark\"", Odd[random.Next(Odd.Length)], StringComparison.Ordinal);
    }

    private static IEnumerable<(JsonObject Owner, string Name)> Places(JsonNode? node) => node switch
    {
        JsonObject owner => owner.SelectMany(member => Places(member.Value).Prepend((owner, member.Key))),
        JsonArray list => list.SelectMany(Places),
        _ => [],
    };
}
