using System.ClientModel;
using System.Net;
using EvalKit.Models;
using Microsoft.Extensions.AI;

namespace EvalKit.Tests.Code;

/// <summary>Chat clients and generators of embeddings of the user's in the place of providers.</summary>
public sealed class ChatClientTests : IDisposable
{
    private const string Prompts = "prompts: { ask: \"Capital of {{ item.country }}?\" }\n";

    private readonly CodeFolder _folder = new(Prompts);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_ClientAndPrompt_IsAVariant()
    {
        var atlas = new Atlas();

        var result = await _folder.Suite.WithVariant("mine", atlas, "ask").RunAsync();

        Assert.True(result.Passed);
        Assert.Equal("Capital of France?", CodeFolder.Samples(result)[0].GetProperty("input")[0].GetProperty("content").GetString());
        Assert.False(atlas.IsDisposed);
    }

    [Fact]
    public async Task Run_ModelOfTheSuite_IsAnsweredByTheClientUnderAKeyOfItsOwn()
    {
        using var folder = new CodeFolder(Prompts + """
            models: { mini: { provider: openai, model: gpt-5-mini, timeout: 5s, parameters: { temperature: 0.5, n: 2, seed: 7 } } }
            variants: { v: { prompt: ask, model: mini } }
            """);
        var atlas = new Atlas();

        var result = await folder.Suite.WithModel("mini", atlas).RunAsync();

        Assert.Equal(2, atlas.Calls);
        Assert.Equal((0.5f, 7L), (atlas.Options!.Temperature, atlas.Options.Seed));
        var model = CodeFolder.Record(result).GetProperty("variants").GetProperty("v").GetProperty("steps")[0].GetProperty("model");
        Assert.Equal("code", model.GetProperty("provider").GetString());
        Assert.Equal("n", Assert.Single(model.GetProperty("not_sent").EnumerateArray()).GetString());
        Assert.Contains(result.Summary.Findings, f => f.Id == "EK121");
        var stored = File.ReadAllText(Directory.EnumerateFiles(Path.Combine(folder.Path, ".evalkit", "responses")).Single());
        Assert.DoesNotContain("\"provider\":\"openai\"", stored, StringComparison.Ordinal);
        Assert.Contains("\"provider\":\"code\"", stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ModelThatTheClientNames_IsPartOfTheKeyAndHasItsPrice()
    {
        static Atlas Of(string model) => new()
        {
            Metadata = new ChatClientMetadata("openai", new Uri("https://user:pass@api.openai.com/v1?x=1"), model),
            Shape = (_, response) => new ChatResponse(response.Messages) { ModelId = response.ModelId, Usage = new UsageDetails { InputTokenCount = 1_000_000, OutputTokenCount = 0 } },
        };
        var (first, same, other) = (Of("gpt-4.1"), Of("gpt-4.1"), Of("gpt-4.1-mini"));
        async Task<EvalResult> RunAsync(Atlas atlas) => await _folder.Suite.WithVariant("mine", atlas, "ask", new SystemOptions { Revision = "1" }).RunAsync();

        var result = await RunAsync(first);
        await RunAsync(same);
        await RunAsync(other);

        Assert.Equal((2, 0, 2), (first.Calls, same.Calls, other.Calls));
        // $2.00 a million input tokens: openai.com, as the built-in book states it.
        Assert.Equal(4.0, result.Summary.Execution.SpentUsd);
        var stored = File.ReadAllText(Directory.EnumerateFiles(Path.Combine(_folder.Path, ".evalkit", "responses")).First());
        Assert.DoesNotContain("pass@", stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Stream_MeasuresTheFirstToken()
    {
        var result = await _folder.Suite.WithVariant("mine", new Atlas(), "ask", new SystemOptions { Stream = true }).RunAsync();

        Assert.True(result.Passed);
        Assert.All(CodeFolder.Samples(result), s => Assert.True(s.GetProperty("timings").GetProperty("first_token_ms").GetDouble() >= 0));
    }

    public static TheoryData<Exception, string> Failures => new()
    {
        { new HttpRequestException("x", null, HttpStatusCode.Unauthorized), "authentication" },
        { new HttpRequestException("x", null, HttpStatusCode.BadRequest), "bad_request" },
        { new HttpRequestException("x", null, HttpStatusCode.TooManyRequests), "rate_limited" },
        { new HttpRequestException("x", null, HttpStatusCode.ServiceUnavailable), "server_error" },
        { new InvalidOperationException("wrapped", new HttpRequestException("x", null, HttpStatusCode.PaymentRequired)), "quota" },
        { new HttpRequestException("x"), "connection" },
        { new ClientResultException("x"), "other" },
        { new TimeoutException("x"), "timeout" },
        { new StatusException(529), "server_error" },
        { new StatusException(7), "other" },
        { new ModelCallException(ModelFailureKind.Conflict, "x"), "conflict" },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Run_ClientThrows_TheFailureHasItsKind(Exception exception, string kind)
    {
        var atlas = new Atlas { Shape = (_, _) => throw exception };

        var result = await _folder.Suite.WithVariant("mine", atlas, "ask", new SystemOptions { MaxAttempts = 1 }).RunAsync();

        Assert.Equal(kind, CodeFolder.Samples(result)[0].GetProperty("error").GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Run_ClientFailsOnce_IsTriedAgain()
    {
        var atlas = new Atlas { Shape = (call, response) => call == 1 ? throw new ModelCallException(ModelFailureKind.ServerError, "x", 500, TimeSpan.Zero) : response };

        var result = await _folder.Suite.WithVariant("mine", atlas, "ask").RunAsync();

        Assert.True(result.Passed);
        Assert.Equal(1, result.Summary.Execution.Retries);
    }

    [Fact]
    public async Task Run_GeneratorOfEmbeddings_IsTheModelOfGradersThroughTheStore()
    {
        using var folder = new CodeFolder(head: """
            name: capitals
            objective: o
            dataset: { path: d.jsonl }
            graders: { near: { type: embedding_similarity, model: vectors, reference: "{{ item.capital }}" } }

            """);
        var letters = new Letters();
        var suite = folder.Suite.WithVariant("mine", new Atlas().AnswerAsync).WithModel("vectors", letters);

        var result = await suite.RunAsync();
        await suite.RunAsync();

        Assert.Equal(1, result.Metric("mine", "near.mean").Value);
        Assert.Equal(2, letters.Calls);
    }

    private sealed class StatusException(int statusCode) : Exception("x")
    {
        public int StatusCode { get; } = statusCode;
    }

    private sealed class Letters : IEmbeddingGenerator<string, Embedding<float>>
    {
        private int _calls;

        public int Calls => _calls;

        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _calls);
            return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(v => new Embedding<float>(new float[] { v.Length, v[0] }))));
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose() => throw new InvalidOperationException("it is the caller's to dispose");
    }
}
