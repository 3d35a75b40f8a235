using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel.ChatCompletion;
using PrmBot.Conversation;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Rights;

/// <summary>Functions that a model chooses for a contact are held to the contact's rights.</summary>
public sealed class MisledModelTests : IAsyncLifetime
{
    private readonly Obeying _model = new();
    private TwoPartners _all = null!;

    public async Task InitializeAsync() =>
        _all = await TwoPartners.PlantAsync(s => s.AddSingleton<IChatCompletionService>(_model));

    public async Task DisposeAsync() => await _all.DisposeAsync();

    [Fact]
    public async Task Whatever_a_model_chooses_nothing_of_another_partner_is_told_or_changed()
    {
        var before = await _all.StateAsync();

        foreach (var function in _all.Functions)
        {
            var said = await ChosenAsync(function.Name, "Qoppatec");

            TwoPartners.Secrets.Append("Zyxwind").Where(s => said.Contains(s, StringComparison.OrdinalIgnoreCase))
                .ShouldBeEmpty(function.Name);
        }

        (await _all.StateAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_partner_that_exists_is_answered_like_one_that_does_not()
    {
        foreach (var function in _all.Functions.Where(f => f.Takes("partner")))
        {
            var existing = await ChosenAsync(function.Name, "Qoppatec");
            var invented = await ChosenAsync(function.Name, "Nosuchfirm");

            existing.Replace("Qoppatec", "Nosuchfirm", StringComparison.Ordinal).ShouldBe(invented, function.Name);
        }
    }

    private async Task<string> ChosenAsync(string function, string partner)
    {
        _model.Next = (function, [("partner", partner), ("partners", $"{partner}, Alphacorp"), ("kpi", "K8")]);
        var result = await _all.DoAsync(TwoPartners.Mia, "a:mia", new TurnInput.Said("please", [], null));
        return string.Join('\n', result.Sends.Select(s => $"{s.Text} {s.CardJson}"));
    }
}
