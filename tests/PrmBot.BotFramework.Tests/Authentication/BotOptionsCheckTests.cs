using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using PrmBot.BotFramework.Authentication;

namespace PrmBot.BotFramework.Tests.Authentication;

public sealed class BotOptionsCheckTests
{
    private const string Id = "11111111-2222-3333-4444-555555555555";

    private const string Custom = "Cloud=Custom,Custom:Issuer=https://issuer,Custom:MetadataUrl=http://127.0.0.1:1/m,"
        + "Custom:TokenUrl=https://login/token,Custom:Scope=https://api/.default,Custom:ServiceHosts:0=localhost";

    [Theory]
    [InlineData("")]
    [InlineData($"AppId={Id},AppType=SingleTenant,TenantId=t,ClientSecret=s")]
    [InlineData($"AppId={Id},AppType=singletenant,TenantId=t,CertificatePath=bot.pfx,Cloud=usgov")]
    [InlineData($"AppId={Id},AppType=UserAssignedMSI,TenantId=t")]
    [InlineData($"AppId={Id},AppType=MultiTenant,ClientSecret=s,ServiceHosts:0=canary.botapi.skype.com")]
    [InlineData("Cloud=China,ServiceHosts:0=connector.example.cn")]
    [InlineData($"AllowedTenants:0={Id},AllowedTenants:1=AAAAAAAA-2222-3333-4444-555555555555")]
    [InlineData(Custom)]
    [InlineData($"{Custom},Custom:ServiceHosts:1=[::1],Custom:ServiceHosts:2=10.1.2.3:8443,Cloud=custom")]
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
    [InlineData("Cloud=China", "Bot:ServiceHosts")]
    [InlineData("AllowedTenants:0=contoso", "Bot:AllowedTenants")]
    [InlineData("ServiceHosts:0=https://x/", "Bot:ServiceHosts")]
    [InlineData("ServiceHosts:0=*.trafficmanager.net", "Bot:ServiceHosts")]
    [InlineData("ServiceHosts:0=x:99999", "Bot:ServiceHosts")]
    [InlineData($"{Custom},Custom:Issuer=", "Bot:Custom:Issuer is missing")]
    [InlineData($"{Custom},Custom:MetadataUrl=", "Bot:Custom:MetadataUrl is missing")]
    [InlineData($"{Custom},Custom:MetadataUrl=http://10.0.0.1/metadata", "Bot:Custom:MetadataUrl is no https")]
    [InlineData($"{Custom},Custom:MetadataUrl=metadata", "Bot:Custom:MetadataUrl is no https")]
    [InlineData($"{Custom},Custom:TokenUrl=", "Bot:Custom:TokenUrl is missing")]
    [InlineData($"{Custom},Custom:TokenUrl=http://localhost.example/token", "Bot:Custom:TokenUrl is no https")]
    [InlineData($"{Custom},Custom:TokenUrl=ftp://localhost/token", "Bot:Custom:TokenUrl is no https")]
    [InlineData($"{Custom},Custom:Scope= ", "Bot:Custom:Scope is missing")]
    [InlineData($"{Custom},Custom:ServiceHosts:0=https://x/", "Bot:Custom:ServiceHosts")]
    [InlineData("DangerouslyAllowUnauthenticated=true", "Bot:DangerouslyAllowUnauthenticated")]
    public void A_contradiction_is_one_sentence_that_names_the_setting(string settings, string name) =>
        Faults(settings).ShouldHaveSingleItem().ShouldContain(name);

    [Fact]
    public void A_custom_cloud_tells_everything_that_is_missing_at_once() =>
        Faults("Cloud=Custom").Select(fault => fault.Split(' ')[0]).ShouldBe(
        [
            "Bot:Custom:Issuer", "Bot:Custom:MetadataUrl", "Bot:Custom:TokenUrl", "Bot:Custom:Scope",
            "Bot:Custom:ServiceHosts",
        ]);

    private static IEnumerable<string> Faults(string settings)
    {
        var pairs = settings.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
            .GroupBy(pair => pair[0]).Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Last()[1]));
        var options = new ConfigurationBuilder()
            .AddInMemoryCollection(pairs)
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
