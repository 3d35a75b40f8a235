using PrmBot.Identity;
using PrmBot.Partners;
using Shouldly;
using Xunit;

namespace PrmBot.Domain.Tests.Identity;

/// <summary>Who somebody is, from what is known; what is not certain is never in their favour.</summary>
public sealed class CallersTests
{
    private static readonly TenantId Home = new("home");
    private static readonly PartnerId A = new("a");
    private static readonly PartnerId B = new("b");
    private static readonly Person Kim = new(new UserId("kim"), "Kim");
    private static readonly Speaker Inside = new(Kim, Home);
    private static readonly Speaker Outside = new(Kim, new TenantId("other"));

    [Fact]
    public void A_member_of_the_home_tenant_is_a_manager_or_a_reader_when_others_are_named()
    {
        RoleOf(Inside).ShouldBe(Role.Manager);
        RoleOf(Inside, "kim").ShouldBe(Role.Manager);
        RoleOf(Inside with { PrincipalName = "KIM@home.example" }, "kim@home.example").ShouldBe(Role.Manager);
        RoleOf(Inside, "somebody").ShouldBe(Role.Reader);
    }

    [Fact]
    public void With_a_group_of_managers_who_is_not_in_it_is_a_reader()
    {
        RoleOf(Inside with { IsInManagerGroup = true }).ShouldBe(Role.Manager);
        RoleOf(Inside with { IsInManagerGroup = false }).ShouldBe(Role.Reader);
        RoleOf(Inside with { IsInManagerGroup = false }, "kim").ShouldBe(Role.Manager);
        RoleOf(Inside with { IsInManagerGroup = true, IsGuest = true }).ShouldBe(Role.Stranger);
        RoleOf(Outside with { IsInManagerGroup = true }).ShouldBe(Role.Stranger);
    }

    [Fact]
    public void Outside_a_linked_channel_nobody_from_outside_is_anybody()
    {
        RoleOf(Outside).ShouldBe(Role.Stranger);
        RoleOf(Outside, "kim").ShouldBe(Role.Stranger);
        RoleOf(Inside with { IsGuest = true }).ShouldBe(Role.Stranger);
        RoleOf(Inside with { OwnTenant = null }).ShouldBe(Role.Stranger);
        RoleOf(Inside with { IsElsewhere = true }).ShouldBe(Role.Stranger);
        RoleOf(Inside with { IsUnconfirmed = true }).ShouldBe(Role.Stranger);
        RoleOf(Inside with { IsUnconfirmed = true }, "somebody").ShouldBe(Role.Stranger);
    }

    [Fact]
    public void In_a_linked_channel_they_speak_for_its_partner_until_they_leave_it()
    {
        Resolve(Outside, new Standing(Link(A), null)).Partner.ShouldBe(A);
        Resolve(Inside with { IsGuest = true }, new Standing(Link(A), null)).Partner.ShouldBe(A);
        Resolve(Outside, new Standing(Link(A), null, HasLeft: true)).Role.ShouldBe(Role.Stranger);
        Resolve(Outside with { IsOnRoster = true }, new Standing(Link(A), null, HasLeft: true)).Partner.ShouldBe(A);
    }

    [Fact]
    public void A_registered_contact_counts_everywhere_but_in_the_channel_of_another_partner()
    {
        Resolve(Outside, new Standing(null, Registered(A))).Partner.ShouldBe(A);
        Resolve(Inside, new Standing(null, Registered(A))).Partner.ShouldBe(A);
        Resolve(Outside, new Standing(Link(A), Registered(A))).Partner.ShouldBe(A);
        Resolve(Outside, new Standing(Link(A), Registered(A), HasLeft: true)).Role.ShouldBe(Role.Stranger);
        Resolve(Outside, new Standing(Link(A), Registered(A), HasLeft: true)).HasLeft.ShouldBeTrue();
        Resolve(Outside, new Standing(Link(B), Registered(A))).Role.ShouldBe(Role.Stranger);
        Resolve(Inside, new Standing(Link(B), Registered(A))).Role.ShouldBe(Role.Stranger);
    }

    [Fact]
    public void A_registration_by_mention_is_of_the_same_person()
    {
        var byMention = new ContactRegistration { Id = "29:k", Of = A, Person = new Person(new UserId("29:k"), "Kim") };

        Resolve(Outside with { AlsoKnownAs = new UserId("29:k") }, new Standing(null, byMention)).Partner.ShouldBe(A);
        Resolve(Outside with { AlsoKnownAs = new UserId("29:x") }, new Standing(null, byMention)).Role
            .ShouldBe(Role.Stranger);
    }

    [Fact]
    public void A_named_manager_who_was_registered_by_mistake_is_not_locked_out()
    {
        Resolve(Inside, new Standing(null, Registered(A)), "kim").Role.ShouldBe(Role.Manager);
        Resolve(Outside, new Standing(null, Registered(A)), "kim").Role.ShouldBe(Role.PartnerContact);
    }

    [Fact]
    public void Who_could_not_be_asked_about_looks_at_most()
    {
        var caller = Resolve(Outside with { OwnTenant = null, IsUnconfirmed = true }, new Standing(Link(A), null));

        caller.Partner.ShouldBe(A);
        Rights.Check(caller, Act.SeePartner, A).ShouldBeNull();
        Rights.Check(caller, Act.WorkOnPlan, A)!.Key.ShouldBe("rights.unconfirmed");
        Rights.Check(caller, Act.SeePartner, B)!.Key.ShouldBe("rights.unconfirmed");
    }

    private static Role RoleOf(Speaker speaker, params string[] managers) =>
        Resolve(speaker, new Standing(null, null), managers).Role;

    private static Caller Resolve(Speaker speaker, Standing standing, params string[] managers) =>
        Callers.Resolve(speaker, Home, managers.ToHashSet(StringComparer.OrdinalIgnoreCase), standing);

    private static ChannelLink Link(PartnerId of) =>
        new() { Id = "19:c", Of = of, ServiceUrl = "https://service", LinkedBy = Kim };

    private static ContactRegistration Registered(PartnerId of) => new() { Id = "kim", Of = of, Person = Kim };
}
