using PrmBot.Conversation.Prompts;
using PrmBot.Host.Startup;
using PrmBot.Storage;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Startup;

public sealed class StartupFailureTests
{
    [Fact]
    public void What_a_store_or_a_command_lacks_is_said_as_it_is_and_blames_no_other_setting() =>
        StartupFailure.Explain(new StoreUnavailableException("Access:HomeTenantId is missing."))
            .ShouldBe("Access:HomeTenantId is missing.");

    [Fact]
    public void A_damaged_prompt_file_names_file_and_line() =>
        StartupFailure.Explain(new PromptFileException("prompts/talk/texts.yaml", 7, "A colon is missing."))
            .ShouldBe("prompts/talk/texts.yaml, line 7: A colon is missing.");

    [Fact]
    public void A_reason_is_found_inside_of_other_exceptions() =>
        StartupFailure.Explain(new AggregateException(new StoreUnavailableException("Set Storage:Path.")))
            .ShouldBe("Set Storage:Path.");

    [Fact]
    public async Task A_mistake_of_ours_keeps_its_stack_trace()
    {
        using var error = new StringWriter();

        await Should.ThrowAsync<KeyNotFoundException>(
            () => GuardedStart.RunAsync(() => throw new KeyNotFoundException("ours"), error));

        error.ToString().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_run_that_was_stopped_ends_with_0()
    {
        using var error = new StringWriter();

        (await GuardedStart.RunAsync(() => Task.CompletedTask, error)).ShouldBe(0);
    }
}
