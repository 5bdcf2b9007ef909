using EvalKit.Models.Embedded;
using Microsoft.Extensions.AI;

namespace EvalKit.Models.Tests.Embedded;

public sealed class ChatContractTests
{
    private static readonly ChatMessage[] Hello = [new(ChatRole.User, "Where is my parcel?")];

    [Fact]
    public async Task GetResponse_EverySystem_StopsWithItsNameAndUsageZero()
    {
        foreach (var (name, model) in Systems.All())
        {
            var response = await model.Client.GetResponseAsync(Hello);

            Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
            Assert.Equal($"embedded/{name}-v1", response.ModelId);
            Assert.Equal(0, response.Usage!.InputTokenCount);
            Assert.Equal(0, response.Usage.OutputTokenCount);
            Assert.Equal(ChatRole.Assistant, Assert.Single(response.Messages).Role);
        }
    }

    [Fact]
    public async Task GetStreamingResponse_EverySystem_GivesTheSameResponse()
    {
        foreach (var (name, model) in Systems.All())
        {
            var streamed = await model.Client.GetStreamingResponseAsync(Hello).ToChatResponseAsync();

            Assert.Equal(model.Ask(Hello), streamed.Text);
            Assert.Equal(ChatFinishReason.Stop, streamed.FinishReason);
            Assert.Equal($"embedded/{name}-v1", streamed.ModelId);
            Assert.Equal(0, streamed.Usage!.OutputTokenCount);
        }
    }

    [Fact]
    public async Task GetResponse_CancelledToken_IsCancelled()
    {
        var client = EmbeddedModels.Lead(new LeadOptions()).Client;
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetResponseAsync(Hello, cancellationToken: cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetStreamingResponseAsync(Hello, cancellationToken: cancelled).ToChatResponseAsync());
    }

    [Fact]
    public void GetService_Metadata_NamesProviderAndModel()
    {
        var client = EmbeddedModels.MajorityLabel(Systems.Training).Client;

        var metadata = client.GetService<ChatClientMetadata>()!;

        Assert.Equal("embedded", metadata.ProviderName);
        Assert.Equal("embedded/majority-label-v1", metadata.DefaultModelId);
        Assert.Same(client, client.GetService<IChatClient>());
        Assert.Null(client.GetService<string>());
    }

    [Fact]
    public void GetResponse_SeveralMessages_ReadsTheLastUserMessage()
    {
        var lead = EmbeddedModels.Lead(new LeadOptions());

        var answer = lead.Ask(
        [
            new ChatMessage(ChatRole.System, "Summarise."),
            new ChatMessage(ChatRole.User, "The first one."),
            new ChatMessage(ChatRole.Assistant, "Done."),
            new ChatMessage(ChatRole.User, [new TextContent("The second"), new TextContent(" one.")]),
        ]);

        Assert.Equal("The second one.", answer);
    }

    [Fact]
    public void GetResponse_NoUserMessage_IsTheAnswerToEmptyInput()
    {
        foreach (var (_, model) in Systems.All())
            Assert.Equal(model.Ask(""), model.Ask([]));
    }

    [Fact]
    public void GetResponse_FromManyThreads_AnswersAlike()
    {
        foreach (var (_, model) in Systems.All())
        {
            var expected = model.Ask("I want my parcel and a refund for the tent. The app crashes every night.");

            var answers = new string[200];
            Parallel.For(0, answers.Length, index => answers[index] = model.Ask("I want my parcel and a refund for the tent. The app crashes every night."));

            Assert.All(answers, answer => Assert.Equal(expected, answer));
        }
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public void GetResponse_OtherCulture_AnswersAlike(string culture)
    {
        const string input = "IST DIE ISTANBUL-STRASSE LANG? I want my PARCEL. BACKUPS run 1.5 times. İstanbul ISI";
        List<string> Answers() => [.. Systems.All().Select(system => system.Model.Ask(input) + system.Model.Revision)];

        Assert.Equal(Answers(), Asking.InCulture(culture, Answers));
    }
}
