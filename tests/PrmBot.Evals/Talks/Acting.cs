using System.Globalization;
using PrmBot.Evals.Bots;

namespace PrmBot.Evals.Talks;

/// <summary>Does what a step says.</summary>
internal static class Acting
{
    internal static async Task<Answer> DoAsync(EvalBot bot, Step step)
    {
        var who = Cast.Of(step.Who);
        var place = step.Place ?? who.UsualPlace;
        if (step.Text is not ['[', .. var inside, ']'])
        {
            return await bot.SayAsync(who, place, step.Text);
        }

        var words = inside.Split(' ', 2);
        return words[0] switch
        {
            "after" => await bot.RemindAfterAsync(int.Parse(words[1], CultureInfo.InvariantCulture)),
            "file" => await SendAsync(bot, who, place, words[1]),
            _ => await bot.PressAsync(who, place, words[0], Button.Data(words.ElementAtOrDefault(1))),
        };
    }

    // "name.csv text; what the file holds, \n between its rows"
    private static Task<Answer> SendAsync(EvalBot bot, Actor who, string place, string text)
    {
        var (name, rest) = (text.Split(' ', 2)[0], text.Split(' ', 2)[1]);
        var at = rest.IndexOf(';', StringComparison.Ordinal);
        var content = rest[(at + 1)..].Trim().Replace("\\n", "\n", StringComparison.Ordinal);
        return bot.SayAsync(who, place, rest[..at], bot.Hold(name, content));
    }
}
