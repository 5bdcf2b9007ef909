using EvalKit.Models.Tests;
using EvalKit.Results;
using EvalKit.Running;
using EvalKit.Tests.Providers;

namespace EvalKit.Tests.Results;

public sealed class GradingCostTests
{
    [Fact]
    public async Task Run_GraderThatEmbeds_CostsTheSameOnRecordWheneverItIsPaid()
    {
        // 5 tokens at $100,000 a million: half a dollar a vector.
        await using var server = new RawServer(RawReply.Http(200, """{"data":[{"index":0,"embedding":[1,2]}],"model":"e-1","usage":{"prompt_tokens":5,"total_tokens":5}}"""));
        using var run = new ModelRun("{ provider: recorded, output: '{{ item.question }}' }");
        run.Folder["models"] = $"models: {{ m: {{ provider: recorded, output: '{{{{ item.question }}}}' }}, e: {{ provider: openai, model: e-1, kind: embedding, base_url: '{server.BaseUrl}', price: {{ input: 100000, output: 0 }} }} }}";
        run.Folder["graders"] = "graders: { near: { type: embedding_similarity, model: e, reference: '{{ item.label }}' } }";
        run.Items(new { id = "a", question = "one", label = "both", kind = "k" }, new { id = "b", question = "two", label = "both", kind = "k" });

        var (samples, first) = await run.RunAsync();
        var (again, second) = await run.RunAsync();

        // Two vectors a cell, one of which the cells share: paid for three, and nothing the second time.
        Assert.Equal((1.5, 0.0), (first.Execution.Spent!.EmbeddingUsd, second.Execution.Spent!.EmbeddingUsd));
        Assert.Equal((2.0, 2.0), (first.Variants["v"].Cost.EmbeddingUsd, second.Variants["v"].Cost.EmbeddingUsd));
        Assert.Equal(0, first.Variants["v"].Cost.JudgeUsd);
        Assert.All(samples.Concat(again), s => Assert.Equal(1, s.GetProperty("scores").GetProperty("near").GetProperty("embedding_usd").GetDouble()));
        var folder = RunFolder.Of(Path.Combine(Path.GetDirectoryName(run.Folder.Suite().Path)!, "out"), "s", "r1");
        Assert.Equal(2.0m, RunReader.Read(folder).Run!.Data.Variants[0].Grader("near")!.EmbeddingUsd);
    }

    [Fact]
    public async Task Run_EmbeddingOfUnknownPrice_IsUnknownAndNotZero()
    {
        await using var server = new RawServer(RawReply.Http(200, """{"data":[{"index":0,"embedding":[1,2]}],"model":"e-1","usage":{"prompt_tokens":5,"total_tokens":5}}"""));
        using var run = new ModelRun("{ provider: recorded, output: '{{ item.question }}' }");
        run.Folder["models"] = $"models: {{ m: {{ provider: recorded, output: '{{{{ item.question }}}}' }}, e: {{ provider: openai, model: e-1, kind: embedding, base_url: '{server.BaseUrl}' }} }}";
        run.Folder["graders"] = "graders: { near: { type: embedding_similarity, model: e, reference: '{{ item.label }}' } }";

        var (_, summary) = await run.RunAsync();

        Assert.Null(summary.Variants["v"].Cost.EmbeddingUsd);
        Assert.Equal(2, summary.Execution.Spent!.UnpricedCalls);
    }
}
