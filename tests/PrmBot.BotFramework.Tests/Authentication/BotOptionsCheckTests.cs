using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using PrmBot.BotFramework.Authentication;

namespace PrmBot.BotFramework.Tests.Authentication;

public sealed class BotOptionsCheckTests
{
    private const string Id = "11111111-2222-3333-4444-555555555555";

    [Theory]
    [InlineData("")]
    [InlineData($"AppId={Id},AppType=SingleTenant,TenantId=t,ClientSecret=s")]
    [InlineData($"AppId={Id},AppType=singletenant,TenantId=t,CertificatePath=bot.pfx,Cloud=usgov")]
    [InlineData($"AppId={Id},AppType=UserAssignedMSI,TenantId=t")]
    [InlineData($"AppId={Id},AppType=MultiTenant,ClientSecret=s,ServiceHosts:0=canary.botapi.skype.com")]
    public void Whole_settings_pass(string settings) => Faults(settings).ShouldBeEmpty();

    [Theory]
    [InlineData($"AppId={Id}", "Bot:AppType")]
    [InlineData("AppId=bot,AppType=MultiTenant,ClientSecret=s", "Bot:AppId")]
    [InlineData("AppType=MultiTenant", "Bot:AppId")]
    [InlineData($"AppId={Id},AppType=7,ClientSecret=s", "Bot:AppType")]
    [InlineData($"AppId={Id},AppType=UserAssignedMSI,TenantId=t,ClientSecret=s", "Bot:ClientSecret")]
    [InlineData($"AppId={Id},AppType=UserAssignedMSI", "Bot:TenantId")]
    [InlineData($"AppId={Id},AppType=SingleTenant,ClientSecret=s", "Bot:TenantId")]
    [InlineData($"AppId={Id},AppType=SingleTenant,TenantId=t", "Bot:ClientSecret")]
    [InlineData($"AppId={Id},AppType=MultiTenant,ClientSecret=s,CertificatePath=c", "Bot:CertificatePath")]
    [InlineData("Cloud=Mars", "Bot:Cloud")]
    [InlineData("ServiceHosts:0=https://x/", "Bot:ServiceHosts")]
    [InlineData("DangerouslyAllowUnauthenticated=true", "Bot:DangerouslyAllowUnauthenticated")]
    public void A_contradiction_is_one_sentence_that_names_the_setting(string settings, string name) =>
        Faults(settings).ShouldHaveSingleItem().ShouldContain(name);

    private static IEnumerable<string> Faults(string settings)
    {
        var pairs = settings.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2));
        var options = new ConfigurationBuilder()
            .AddInMemoryCollection(pairs.Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1])))
            .Build()
            .Get<BotOptions>() ?? new BotOptions();
        return new BotOptionsCheck(new Production()).Validate(null, options).Failures ?? [];
    }

    private sealed class Production : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = Environments.Production;

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
