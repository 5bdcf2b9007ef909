using EvalKit.Datasets;
using EvalKit.Models;
using EvalKit.Reporting;
using EvalKit.Results;
using Microsoft.Extensions.AI;

namespace EvalKit.Cli.Tests.Documentation;

/// <summary>The code of docs/code.md, run.</summary>
public sealed class CodeSnippets
{
    private readonly Atlas atlas = new();

    private static IChatClient chatClient => new AtlasClient();

    private static IEmbeddingGenerator<string, Embedding<float>> embeddingGenerator => new Lengths();

    [Fact]
    public async Task Application()
    {
        var result = await Eval.Suite("evals/capitals.yaml")
            .WithVariant("mine", async (item, ct) => await atlas.AnswerAsync(item.Text("country"), ct))
            .RunAsync();

        Assert.True(result.Passed, result.Folder.Path);
    }

    [Fact]
    public async Task Systems()
    {
        var suite = Eval.Suite("evals/capitals.yaml")
            // The whole item, answered by a text.
            .WithVariant("app", (item, ct) => atlas.AnswerAsync(item.Text("country"), ct))
            // A text, made by a template: gold data may change without asking again.
            .WithVariant("text", "{{ item.country }}", atlas.AnswerAsync)
            // A response: with tool calls, the model that served it, and usage, from which the cost follows.
            .WithVariant("agent", async (item, ct) => new ChatResponse(new ChatMessage(ChatRole.Assistant, await atlas.AnswerAsync(item.Text("country"), ct)))
            {
                ModelId = "atlas-2",
                Usage = new UsageDetails { InputTokenCount = 40, OutputTokenCount = 2 },
            }, new SystemOptions { Price = new ModelPrice(TokenRates.Plain(0.25m, 2.00m)) })
            // A prompt of the suite, answered by any chat client.
            .WithVariant("chat", chatClient, prompt: "ask");

        var result = await suite.RunAsync();

        Assert.Equal(["app", "text", "agent", "chat"], result.Summary.Variants.Keys);
        Assert.All(result.Gates, gate => Assert.Equal(Verdicts.Passed, gate.Outcome));
        // 40 tokens at $0.25 and 2 at $2.00 a million, twice.
        Assert.Equal(0.000028, result.Summary.Variants["agent"].Cost.Usd);
    }

    [Fact]
    public async Task Models()
    {
        var result = await Eval.Suite("evals/capitals-of-models.yaml")
            .WithModel("mini", chatClient)
            .WithModel("vectors", embeddingGenerator)
            .RunAsync();

        Assert.True(result.Passed);
    }

    [Fact]
    public async Task Recorded()
    {
        await Eval.Suite("evals/capitals.yaml").WithVariant("mine", async (item, ct) => await atlas.AnswerAsync(item.Text("country"), ct), new SystemOptions { Revision = "2026-11", Files = ["prompts/system.txt"] }).RunAsync();
        var asked = atlas.Calls;

        var options = new SystemOptions { Revision = "2026-11", Files = ["prompts/system.txt"] };
        var result = await Eval.Suite("evals/capitals.yaml")
            .WithVariant("mine", async (item, ct) => await atlas.AnswerAsync(item.Text("country"), ct), options)
            .WithOptions(o => o with { Responses = ResponseMode.Only })    // calls nothing: for CI without keys
            .RunAsync();

        Assert.True(result.Passed);
        Assert.Equal(asked, atlas.Calls);
    }

    [Fact]
    public async Task Graders()
    {
        using var Console = new StringWriter();
        var result = await Eval.Suite("evals/capitals.yaml")
            .WithVariant("mine", async (item, ct) => await atlas.AnswerAsync(item.Text("country"), ct))
            .WithGrader("one_word", (item, sample) => sample.OutputText.Split(' ').Length == 1)
            .WithGrader("close", (item, sample) => new Grade(Closeness(item.Text("capital"), sample.OutputText)) { Reason = "letters in common" })
            .WithGrader("known", new GazetteerGrader(), new GraderOptions { Revision = "3", PassThreshold = 0.5 })
            .RunAsync();

        Console.WriteLine(result.Metric("mine", "close.mean").Value);
        Assert.Equal("1", Console.ToString().Trim());
        Assert.Equal(1, result.Metric("mine", "known.pass_rate").Value);
        await RunExports.WriteAllAsync(result.Folder, result.Summary);
        Assert.True(File.Exists(result.Folder.Report));
    }

    private static double Closeness(string expected, string output) => (double)expected.Intersect(output).Count() / expected.Union(output).Count();

    private sealed class Atlas
    {
        public int Calls { get; private set; }

        public Task<string> AnswerAsync(string country, CancellationToken cancellationToken)
        {
            Calls++;
            return Task.FromResult(country == "France" ? "Paris" : "Lima");
        }
    }

    private sealed class AtlasClient : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, messages.Last().Text.Contains("France", StringComparison.Ordinal) ? "Paris" : "Lima")));

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }

    private sealed class Lengths : IEmbeddingGenerator<string, Embedding<float>>
    {
        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(v => new Embedding<float>(new float[] { v.Length, 1 }))));

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }

    internal sealed class GazetteerGrader : ISampleGrader
    {
        private static readonly HashSet<string> Known = ["Paris", "Lima"];

        public ValueTask<Grade> GradeAsync(Item item, EvalSample sample, CancellationToken cancellationToken) =>
            new(Known.Contains(sample.OutputText));
    }
}
