using System.Text.RegularExpressions;
using PrmBot.Conversation;
using PrmBot.Conversation.Routes;
using PrmBot.Identity;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Rights;

/// <summary>Each function and each card's verb, tried by everybody who may not.</summary>
public sealed partial class EveryFunctionTests : IAsyncLifetime
{
    private const string Refused = "I can't help with that here.";

    private TwoPartners _all = null!;

    public async Task InitializeAsync() => _all = await TwoPartners.PlantAsync();

    public async Task DisposeAsync() => await _all.DisposeAsync();

    [Fact]
    public async Task What_is_tried_for_is_there_and_a_manager_gets_it()
    {
        var state = await _all.StateAsync();
        var shown = await _all.TryAsync(TwoPartners.Ada, "a:ada", "Partners-show", Named("Qoppatec"));

        TwoPartners.Secrets.ShouldAllBe(secret => state.Contains(secret));
        Bytes(shown).ShouldContain("Notesekret");
    }

    [Theory]
    [InlineData("a:mia")]
    [InlineData(TwoPartners.AlphaChannel)]
    public async Task A_contact_gets_nothing_of_another_partner_and_changes_nothing_of_it(string where)
    {
        foreach (var verb in Verbs())
        {
            foreach (var name in new[] { "Zyxwind", "Qoppatec", "zyxwind gmbh", _all.Zyxwind, null })
            {
                await NothingComesOfItAsync(TwoPartners.Mia, where, verb, name);
            }
        }
    }

    [Fact]
    public async Task Who_is_in_the_channel_unregistered_gets_nothing_of_another_partner_either()
    {
        foreach (var verb in Verbs())
        {
            await NothingComesOfItAsync(TwoPartners.Eve, TwoPartners.AlphaChannel, verb, "Qoppatec");
        }
    }

    [Fact]
    public async Task Not_even_a_manager_brings_another_partner_into_a_partners_channel()
    {
        foreach (var function in _all.Functions.Where(f => f.Takes("partner") && !f.Rule.NamesNewPartner))
        {
            var out_ = await _all.TryAsync(
                TwoPartners.Ada, TwoPartners.AlphaChannel, function.Name, Arguments(function.Name, "Qoppatec"));

            Leaks(out_, "Qoppatec").ShouldBeEmpty(function.Name);
        }
    }

    [Fact]
    public async Task A_reader_changes_nothing()
    {
        var before = await _all.StateAsync(ofAll: true);

        foreach (var verb in Verbs())
        {
            await _all.TryAsync(TwoPartners.Rita, "a:rita", verb, Arguments(verb, "Zyxwind"));

            (await _all.StateAsync(ofAll: true)).ShouldBe(before, verb);
        }
    }

    [Theory]
    [InlineData("a:eve", false)]
    [InlineData("19:unlinked@thread.tacv2;messageid=1", false)]
    [InlineData(TwoPartners.AlphaChannel, true)]
    public async Task A_stranger_hears_one_sentence_whatever_is_tried(string where, bool isElsewhere)
    {
        var before = await _all.StateAsync(ofAll: true);
        foreach (var verb in Verbs())
        {
            var out_ = await _all.TryAsync(
                TwoPartners.Eve with { IsElsewhere = isElsewhere }, where, verb, Arguments(verb, "Zyxwind"));

            out_.ShouldAllBe(r => r.InlineCard == null && r.Sends.All(s => s.CardJson == null), verb);
            out_.ShouldAllBe(r => Said(r).Distinct().Single() == Refused, verb);
        }

        (await _all.StateAsync(ofAll: true)).ShouldBe(before);
    }

    private static IEnumerable<string> Said(TurnResult result) =>
        result.Sends.Select(s => s.Text).Append(result.InlineText).Where(t => t?.Length > 0)!;

    private async Task NothingComesOfItAsync(Speaker who, string where, string verb, string? name)
    {
        var before = await _all.StateAsync();

        var sent = await _all.TryAsync(who, where, verb, Arguments(verb, name));

        Leaks(sent, name).ShouldBeEmpty($"{verb} for {name} in {where}");
        (await _all.StateAsync()).ShouldBe(before, $"{verb} for {name} in {where}");
    }

    // What the person wrote themselves may be said back; what is only stored may not.
    private static IEnumerable<string> Leaks(IReadOnlyList<TurnResult> results, string? written)
    {
        var bytes = Bytes(results).Replace(",", string.Empty, StringComparison.Ordinal);
        var names = new[] { "Zyxwind", "Qoppatec" }.Where(n =>
            written?.Contains(n, StringComparison.OrdinalIgnoreCase) != true);
        return TwoPartners.Secrets.Concat(names).Where(s => bytes.Contains(s, StringComparison.OrdinalIgnoreCase));
    }

    private static string Bytes(IReadOnlyList<TurnResult> results) => string.Join('\n', results.SelectMany(r =>
        r.Sends.SelectMany(s => new[] { s.CardJson, s.Text }).Append(r.InlineCard).Append(r.InlineText)));

    private IEnumerable<string> Verbs()
    {
        var onCards = Directory.EnumerateFiles(RepoFiles.Cards, "*.card.json", SearchOption.AllDirectories)
            .SelectMany(file => Verb().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value));
        return _all.Functions.Select(f => f.Name).Concat(onCards).Append("No-such").Distinct();
    }

    private Dictionary<string, string> Arguments(string verb, string? partner)
    {
        var function = _all.Functions.FirstOrDefault(f => f.Name == verb);
        var arguments = function?.Parameters.ToDictionary(p => p.Name, p => ValueOf(p.Name)) ?? [];
        arguments.Remove("partner");
        if (partner is not null)
        {
            arguments["partner"] = partner;
            arguments["partners"] = $"{partner}, Alphacorp";
        }

        return arguments;
    }

    private static Dictionary<string, string> Named(string partner) => new() { ["partner"] = partner };

    private string ValueOf(string parameter) => parameter switch
    {
        "row" => _all.Row,
        "kpi" => "K8",
        "question" => "TF2",
        "section" => "goals",
        "period" => "2026-10",
        "giver" => "us",
        "field" => "note",
        "line" => "1",
        "criterion" => "transactional",
        "date" or "due" => "2027-03-31",
        "type" => "reseller",
        _ => "3",
    };

    [GeneratedRegex("\"verb\": \"([A-Z][A-Za-z]*-[a-z_]+)\"")]
    private static partial Regex Verb();
}
