using PrmBot.Conversation.Understanding;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Understanding;

/// <summary>What people say who don't know the bot's words yet, in English and German.</summary>
public sealed class NewcomerTests
{
    [Theory]
    [InlineData("explain the health of Contoso", "Analysis-run")]
    [InlineData("tell me why Fabrikam is in such bad condition", "Analysis-run")]
    [InlineData("why is Fabrikam red", "Analysis-run")]
    [InlineData("erklär mir den Zustand von Contoso", "Analysis-run")]
    [InlineData("warum ist Fabrikam gelb?", "Analysis-run")]
    [InlineData("why is the pipeline red at Contoso", "Kpi-explain")]
    [InlineData("how is Contoso?", "Partners-show")]
    [InlineData("wie geht's Contoso", "Partners-show")]
    [InlineData("how is Contoso's pipeline", "Kpi-show")]
    [InlineData("biggest risk right now?", "Analysis-portfolio")]
    [InlineData("was ist gerade unser größtes Risiko", "Analysis-portfolio")]
    [InlineData("whats still open for us", "Work-list")]
    [InlineData("when is our next review?", "Plan-show")]
    [InlineData("hey, what is this thing?", "Help-topics")]
    [InlineData("what is this", "Help-topics")]
    [InlineData("wer bist du", "Help-topics")]
    [InlineData("lösch Contoso bitte", "Partners-archive")]
    public void A_question_in_other_words_is_understood(string text, string function) =>
        Engines.Understand(text).Function.ShouldBe(function);

    [Fact]
    public void What_is_this_asks_about_the_question_that_is_open() =>
        Engines.Understand("what is this?", new AskedQuestion(AskedFor.AssessmentQuestion, "TF1", "How many?"))
            .Function.ShouldBe("Interview-explain");

    [Theory]
    [InlineData("AE Tom, partner AM Lisa for line 1", "1", "Tom", "Lisa")]
    [InlineData("ae tom, partner am lisa", null, "tom", "lisa")]
    [InlineData("our owner of line 12 is Tom Becker and theirs is Lisa", "12", "Tom Becker", "Lisa")]
    [InlineData("line 3: ours Tom, theirs Lisa Meyer", "3", "Tom", "Lisa Meyer")]
    [InlineData("partner owner is Lisa, our owner is me for line 2", "2", "me", "Lisa")]
    [InlineData("Zeile 2: von uns Tom, von ihnen Lisa", "2", "Tom", "Lisa")]
    [InlineData("unser Verantwortlicher ist Tom, ihr Verantwortlicher Lisa Kurz", null, "Tom", "Lisa Kurz")]
    public void Owners_of_both_sides_are_said_at_once(string text, string? line, string ours, string theirs)
    {
        var understood = Engines.Understand(text);

        understood.Function.ShouldBe("Plan-update_line");
        var said = understood.Arguments;
        (said["line"]?.ToString(), said["our_owner"]?.ToString(), said["partner_owner"]?.ToString(),
            said["field"]?.ToString()).ShouldBe((line, ours, theirs, null));
    }

    [Theory]
    [InlineData("partner AM is Lena", null, "partner_owner", "Lena")]
    [InlineData("oh sorry, partner AM is Lena", null, "partner_owner", "Lena")]
    [InlineData("AE Tom Becker for line 2", "2", "our_owner", "Tom Becker")]
    [InlineData("sorry, line 1 is due on 3 May 2027", "1", "due", "2027-05-03")]
    public void Who_owns_it_is_said_by_the_job_and_an_apology_takes_nothing_back(
        string text, string? line, string field, string value)
    {
        var understood = Engines.Understand(text);

        understood.Function.ShouldBe("Plan-update_line");
        (understood.Arguments["line"]?.ToString(), understood.Arguments["field"]?.ToString(),
            understood.Arguments["value"]?.ToString()).ShouldBe((line, field, value));
    }

    [Theory]
    [InlineData("setz das Pipelineziel für Q4 auf 1,5 Mio", "K8", "1500000")]
    [InlineData("Umsatzziel 2 Mio", "K6", "2000000")]
    public void A_target_in_one_german_word_is_a_target(string text, string kpi, string target)
    {
        var understood = Engines.Understand(text);

        (understood.Function, understood.Arguments["kpi"]?.ToString(), understood.Arguments["target"]?.ToString())
            .ShouldBe(("Kpi-set_target", kpi, target));
    }

    [Theory]
    [InlineData("add Tailspin too, an SI from the nordics", "Tailspin", "si")]
    [InlineData("add Tailspin as well", "Tailspin", null)]
    public void Another_partner_is_not_called_too(string text, string partner, string? type)
    {
        var understood = Engines.Understand(text);

        (understood.Function, understood.Arguments["partner"]?.ToString(), understood.Arguments["type"]?.ToString())
            .ShouldBe(("Partners-add", partner, type));
    }

    [Fact]
    public void Owners_of_both_sides_go_with_a_new_line()
    {
        var understood = Engines.Understand("add a webinar in May, AE Tom, partner AM Lisa");

        understood.Function.ShouldBe("Plan-add_line");
        (understood.Arguments["title"]!.ToString(), understood.Arguments["our_owner"]!.ToString(),
            understood.Arguments["partner_owner"]!.ToString()).ShouldBe(("Webinar", "Tom", "Lisa"));
    }

    [Theory]
    [InlineData("our plan is good, theirs is bad")]
    [InlineData("ours is better, theirs is worse")]
    [InlineData("our owner is happy and their owner is not")]
    public void Two_sides_without_names_own_nothing(string text) =>
        Engines.Understand(text).Arguments["partner_owner"].ShouldBeNull();

    [Theory]
    [InlineData("post the digest every Blursday", "blursday", null)]
    [InlineData("poste den Digest jeden Blurstag um 9", "blurstag", null)]
    [InlineData("post the digest every morning at 9", "morning", null)]
    [InlineData("post the digest every Friday at 9", "Friday", null)]
    [InlineData("post the digest every other week", null, "every other week")]
    [InlineData("post the digest on the first Monday of every month", "Monday", "month")]
    public void A_day_or_rhythm_that_there_is_not_is_given_as_it_was_said(string text, string? day, string? every)
    {
        var understood = Engines.Understand(text);

        understood.Function.ShouldBe("Digest-schedule");
        (understood.Arguments["day"]?.ToString(), understood.Arguments["every"]?.ToString(),
            understood.Arguments["partner"]).ShouldBe((day, every, null));
    }

    [Theory]
    [InlineData("prepare the QBR pack as excel", "Digest-qbr_pack", "xlsx")]
    [InlineData("QBR von Fabrikam als Excel bitte", "Digest-qbr_pack", "xlsx")]
    [InlineData("give me the quarterly review in excel", "Digest-qbr_pack", "xlsx")]
    [InlineData("prepare the QBR for Fabrikam", "Digest-qbr_pack", null)]
    [InlineData("export the plan as excel", "Plan-export", "xlsx")]
    public void A_review_as_a_file_is_a_review(string text, string function, string? format)
    {
        var understood = Engines.Understand(text);

        understood.Function.ShouldBe(function);
        understood.Arguments["format"]?.ToString().ShouldBe(format);
    }

    [Theory]
    [InlineData("risks: a key person leaves, late certificates", "a key person leaves, late certificates")]
    [InlineData("our main risk is that Dana leaves", "Dana leaves")]
    [InlineData("die Risiken sind späte Zertifikate", "späte Zertifikate")]
    public void Risks_are_the_plans_as_a_whole(string text, string value)
    {
        var understood = Engines.Understand(text);

        (understood.Function, understood.Arguments["field"]?.ToString(), understood.Arguments["value"]?.ToString())
            .ShouldBe(("Plan-update_line", "risks", value));
    }

    [Theory]
    [InlineData("add dana@fabrikam.example as a contact of Contoso")]
    [InlineData("dana@fabrikam.example is our contact at Contoso")]
    public void An_address_names_no_partner(string text)
    {
        var understood = Engines.Understand(text);

        (understood.Function, understood.Arguments["partner"]?.ToString(), understood.Arguments["person"]?.ToString())
            .ShouldBe(("Partners-add_contact", "Contoso", "dana@fabrikam.example"));
    }

    [Theory]
    [InlineData("add Megan Bowen as a contact of Contoso", "Megan Bowen")]
    [InlineData("Megan Bowen is a contact of Contoso", "Megan Bowen")]
    [InlineData("füge Megan Bowen als Kontakt von Contoso hinzu", "Megan Bowen")]
    [InlineData("add Lisa as a contact of Contoso", "Lisa")]
    public void A_first_name_that_examples_use_stays_a_part_of_the_name(string text, string person)
    {
        var understood = Engines.Understand(text);

        (understood.Function, understood.Arguments["person"]?.ToString()).ShouldBe(("Partners-add_contact", person));
    }
}
