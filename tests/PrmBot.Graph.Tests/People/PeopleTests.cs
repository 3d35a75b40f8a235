using PrmBot.Identity;
using PrmBot.Workplace;
using Shouldly;
using Xunit;

namespace PrmBot.Graph.Tests.People;

/// <summary>List users, channel allMembers, checkMemberGroups: requests as documented, answers as recorded.</summary>
public sealed class PeopleTests : OverGraph
{
    private const string Ada = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
    private const string Group = "f448435d-3ca7-4073-8152-a1fd73c0fd09";
    private static readonly ChannelAddress Channel = new("2ab9c796-2902-45f8-b712-7c5a63cf41c4", "19:c@thread.tacv2");

    [Fact]
    public async Task A_name_is_looked_up_page_by_page_and_guests_are_left_out()
    {
        Server.On("GET", "/users", seen => seen.Query.ContainsKey("$skiptoken")
            ? Answer.Ok(Users(User("2", "Ada Lovelace", "ada2@contoso.example")))
            : Answer.Ok(Users(
                User(Ada, "Ada Lovelace", "ada@contoso.example")
                + "," + User("g", "Ada Guest", "ada_fabrikam.example#EXT#@contoso.example"),
                $"{Server.Address}v1.0/users?$skiptoken=RFNwdAIAAQAAABg")));

        var found = await People.FindAsync("Ada O'Lovelace", default);

        found.Select(p => (p.Who.Id.Value, p.Tenant)).ShouldBe([(Ada, Home), ("2", Home)]);
        found[0].Mail.ShouldBe("ada@contoso.example");
        var first = Server.All[0];
        first.Query["$filter"].ShouldBe("startswith(displayName,'Ada O''Lovelace') or "
            + "(startswith(givenName,'Ada') and startswith(surname,'O''Lovelace'))");
        first.Query["$select"].ShouldBe("id,displayName,userPrincipalName,mail");
        Server.All.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("Jörg", "startswith(displayName,'Jörg')")]
    [InlineData("D'Arcy & Söhne #1 + 50%", "startswith(displayName,'D''Arcy & Söhne #1 + 50%') or "
        + "(startswith(givenName,'D''Arcy') and startswith(surname,'50%'))")]
    [InlineData("o'brien+crm@contoso.example", "userPrincipalName eq 'o''brien+crm@contoso.example' or "
        + "mail eq 'o''brien+crm@contoso.example'")]
    public async Task A_name_arrives_as_it_was_said(string said, string filter)
    {
        Server.On("GET", "/users", Answer.Ok(Users(string.Empty)));

        (await People.FindAsync(said, default)).ShouldBeEmpty();

        Server.All.ShouldHaveSingleItem().Query["$filter"].ShouldBe(filter);
    }

    [Fact]
    public async Task A_next_page_on_another_host_gets_no_token()
    {
        await using var elsewhere = await GraphServer.StartAsync();
        elsewhere.On("GET", "/users", Answer.Ok(Users(User("2", "Ada Lovelace", "ada2@contoso.example"))));
        Server.On("GET", "/users", Answer.Ok(Users(
            User(Ada, "Ada Lovelace", "ada@contoso.example"),
            $"http://localhost:{elsewhere.Address.Port}/v1.0/users")));

        await People.FindAsync("Ada Lovelace", default);

        elsewhere.All.ShouldHaveSingleItem().Header("Authorization").ShouldBeNullOrEmpty();
    }

    [Fact]
    public async Task A_principal_name_is_asked_for_as_one()
    {
        Server.On("GET", "/users", Answer.Ok(Users(User(Ada, "Ada Lovelace", "ada@contoso.example"))));

        (await People.FindAsync("ada@contoso.example", default)).ShouldHaveSingleItem().Who.Name.ShouldBe(
            "Ada Lovelace");

        Server.All[0].Query["$filter"].ShouldBe(
            "userPrincipalName eq 'ada@contoso.example' or mail eq 'ada@contoso.example'");
    }

    [Fact]
    public async Task Many_ids_are_asked_for_in_few_calls()
    {
        Server.On("GET", "/users", Answer.Ok(Users(User(Ada, "Ada Lovelace", "ada@contoso.example"))));

        await People.OfAsync([.. Enumerable.Range(0, 20).Select(i => new UserId($"id{i}"))], default);

        Server.All.Count.ShouldBe(2);
        Server.All[0].Query["$filter"].ShouldStartWith("id in ('id0','id1',");
    }

    [Fact]
    public async Task Everybody_in_a_channel_is_named_with_the_own_tenant()
    {
        Server.On(
            "GET", $"/teams/{Channel.Group}/channels/{Channel.Channel}/allMembers",
            Answer.Ok("""
                {"@odata.count":2,"value":[
                {"@odata.type":"#microsoft.graph.aadUserConversationMember","id":"MmFi","roles":["owner"],
                "displayName":"Ada Lovelace","userId":"87d349ed-44d7-43e1-9a83-5f2406dee5bd",
                "email":"ada@contoso.example","tenantId":"11111111-2222-3333-4444-555555555555"},
                {"@odata.type":"#microsoft.graph.aadUserConversationMember","id":"MmFj","roles":[],
                "displayName":"Megan Bowen","userId":"8c0a1a67-50ce-4114-bb6c-da9c5dbcf6ca",
                "email":"megan@fabrikam.example","tenantId":"99999999-2222-3333-4444-555555555555"},
                {"@odata.type":"#microsoft.graph.aadUserConversationMember","id":"MmFk","roles":["guest"],
                "displayName":"Gus","userId":"9d0a1a67-50ce-4114-bb6c-da9c5dbcf6ca","email":"gus@fabrikam.example",
                "tenantId":"11111111-2222-3333-4444-555555555555"}]}
                """));

        var all = await People.InChannelAsync(Channel, default);

        all.Select(p => (p.Who.Name, p.Tenant!.Value.Value[..2], p.Mail)).ShouldBe(
        [
            ("Ada Lovelace", "11", "ada@contoso.example"), ("Megan Bowen", "99", "megan@fabrikam.example"),
            ("Gus", "11", "gus@fabrikam.example"),
        ]);
        all.Select(p => p.IsOutside(Home)).ShouldBe([false, true, true]);
    }

    [Fact]
    public async Task A_channel_that_may_not_be_read_names_the_permission_of_that_team()
    {
        Server.On(
            "GET", $"/teams/{Channel.Group}/channels/{Channel.Channel}/allMembers",
            Answer.Error(403, "Forbidden"));

        (await TroubleOf(() => People.InChannelAsync(Channel, default))).Permission
            .ShouldBe("ChannelMember.Read.Group (or ChannelMember.Read.All)");
    }

    [Theory]
    [InlineData(Group, true)]
    [InlineData("another", false)]
    public async Task Membership_is_asked_for_through_all_groups_in_between(string answered, bool isMember)
    {
        Server.On("POST", $"/users/{Ada}/checkMemberGroups", Answer.Ok($$"""
            {"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#Collection(Edm.String)",
            "value":["{{answered}}"]}
            """));

        (await People.IsInGroupAsync(new UserId(Ada), Group, default)).ShouldBe(isMember);

        Server.All[0].Json!.ToJsonString().ShouldBe($$"""{"groupIds":["{{Group}}"]}""");
    }

    [Fact]
    public async Task Mailboxes_of_several_people_are_one_call()
    {
        Server.On("GET", $"/users/{Ada}/mailboxSettings", Answer.Ok("""
            {"timeZone":"W. Europe Standard Time",
            "automaticRepliesSetting":{"status":"scheduled","externalAudience":"all",
            "scheduledStartDateTime":{"dateTime":"2026-12-01T07:00:00.0000000","timeZone":"UTC"},
            "scheduledEndDateTime":{"dateTime":"2026-12-14T07:00:00.0000000","timeZone":"UTC"}}}
            """));
        Server.On("GET", "/users/bo/mailboxSettings", Answer.Ok("""
            {"timeZone":"Asia/Tokyo","automaticRepliesSetting":{"status":"alwaysEnabled"}}
            """));
        Server.On("GET", "/users/cy/mailboxSettings", Answer.Error(404, "MailboxNotEnabledForRESTAPI"));

        var found = await People.MailboxesAsync([new(Ada), new("bo"), new("cy")], default);

        found.Keys.ShouldBe([new UserId(Ada), new UserId("bo")], ignoreOrder: true);
        found[new(Ada)].ShouldBe(new MailboxState(
            "Europe/Berlin", true, new DateTimeOffset(2026, 12, 1, 7, 0, 0, TimeSpan.Zero),
            new DateTimeOffset(2026, 12, 14, 7, 0, 0, TimeSpan.Zero)));
        found[new("bo")].ShouldBe(new MailboxState("Asia/Tokyo", true, null, null));
        Server.Calls("POST", "/$batch").Count.ShouldBe(1);
        Server.Calls("GET", $"/users/{Ada}/mailboxSettings").ShouldHaveSingleItem().Query["$select"]
            .ShouldBe("timeZone,automaticRepliesSetting");
    }

    [Fact]
    public async Task Twenty_one_mailboxes_are_two_calls()
    {
        var people = Enumerable.Range(0, 21).Select(i => new UserId($"u{i}")).ToList();
        people.ForEach(p => Server.On(
            "GET", $"/users/{p.Value}/mailboxSettings", Answer.Ok("""{"timeZone":"UTC"}""")));

        (await People.MailboxesAsync(people, default)).Count.ShouldBe(21);

        Server.Calls("POST", "/$batch").Select(b => b.Json!["requests"]!.AsArray().Count)
            .ShouldBe([20, 1], ignoreOrder: true);
    }

    [Fact]
    public async Task A_mailbox_that_may_not_be_read_is_trouble()
    {
        Server.On("GET", "/users/bo/mailboxSettings", Answer.Error(403, "ErrorAccessDenied"));

        var trouble = await TroubleOf(() => People.MailboxesAsync([new("bo")], default));

        (trouble.Trouble, trouble.Permission).ShouldBe((WorkplaceTrouble.NotAllowed, "MailboxSettings.Read"));
    }

    private static string Users(string users, string? next = null) =>
        "{\"@odata.context\":\"https://graph.microsoft.com/v1.0/$metadata#users\","
        + (next is null ? string.Empty : $"\"@odata.nextLink\":\"{next}\",") + $"\"value\":[{users}]}}";

    private static string User(string id, string name, string principal) =>
        $$"""{"id":"{{id}}","displayName":"{{name}}","userPrincipalName":"{{principal}}","mail":"{{principal}}"}""";
}
