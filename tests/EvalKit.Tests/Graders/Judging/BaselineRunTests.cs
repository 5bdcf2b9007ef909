using EvalKit.Models;
using EvalKit.Models.Tests;
using EvalKit.Tests.Providers;

namespace EvalKit.Tests.Graders.Judging;

/// <summary>Graders that see the baseline variant's answer to the same item.</summary>
public sealed class BaselineRunTests
{
    [Fact]
    public async Task Pairwise_AgainstTheBaselineVariant_ComparesItsAnswers()
    {
        // The judge prefers the answer shown first exactly when it says NEW.
        await using var server = new RawServer((_, request) => RawReply.Answer(request.Body.IndexOf("NEW", StringComparison.Ordinal) < request.Body.IndexOf("OLD", StringComparison.Ordinal) ? """{\"winner\":\"first\"}""" : """{\"winner\":\"second\"}"""));
        using var run = Suite(server);

        var (samples, summary) = await run.RunAsync();

        Assert.Equal((0.5, 1.0), (summary.Variants["before"].Metrics["g.mean"].Value, summary.Variants["after"].Metrics["g.mean"].Value));
        Assert.Equal((0.0, 0.0), (summary.Variants["after"].Metrics["g.flip_rate"].Value, summary.Variants["after"].Metrics["g.position_bias"].Value));
        Assert.Equal(4, server.Requests.Count);
        Assert.Equal("both answers are the same text", samples[0].GetProperty("scores").GetProperty("g").GetProperty("reason").GetString());

        var (again, _) = await run.RunAsync(ResponseMode.Only);
        Assert.Equal(4, server.Requests.Count);
        Assert.Equal(samples.Select(s => s.GetRawText()), again.Select(s => s.GetRawText()));
    }

    [Fact]
    public async Task Pairwise_BaselineWithoutAnAnswer_IsWhatThatIs()
    {
        await using var server = new RawServer(RawReply.Answer("""{\"winner\":\"first\"}"""));
        using var run = Suite(server);
        run.Write("old.jsonl", """{"id":"b","output":"OLD b"}""");
        run.Folder["models"] = $"models: {{ o: {{ provider: recorded, path: old.jsonl, output: output }}, n: {{ provider: recorded, output: '{{{{ item.new }}}}' }}, judge: {{ provider: openai, model: j, base_url: '{server.BaseUrl}' }} }}";

        var (samples, summary) = await run.RunAsync();

        var score = samples[2].GetProperty("scores").GetProperty("g");
        Assert.Equal(("not_run", "the baseline has no answer to this item: not_run"), (score.GetProperty("outcome").GetString(), score.GetProperty("reason").GetString()));
        Assert.Equal(1, summary.Variants["after"].Metrics["g.mean"].Missing);
    }

    [Fact]
    public void Baseline_InASuiteWithoutOne_IsAProblem()
    {
        using var run = Suite(null);
        run.Folder["variants"] = "variants: { after: { model: n } }";

        Assert.Equal("grader 'g': 'baseline.output_text' needs a variant with baseline: true", Assert.Single(run.Folder.Messages()));
    }

    [Fact]
    public void Baseline_InAPrompt_IsAProblem()
    {
        using var run = Suite(null);
        run.Folder["prompts"] = "prompts: { p: 'x {{ baseline.output_text }}' }";
        run.Folder["variants"] = "variants: { before: { model: o, baseline: true }, after: { model: judge, prompt: p } }";

        Assert.Contains(run.Folder.Messages(), m => m.EndsWith("'baseline.output_text' exists in graders only", StringComparison.Ordinal));
    }

    private static ModelRun Suite(RawServer? server)
    {
        var run = new ModelRun("{ provider: recorded, output: '{{ item.answer }}' }");
        run.Items(new { id = "a", old = "OLD a", @new = "NEW a", kind = "k" }, new { id = "b", old = "OLD b", @new = "NEW b", kind = "k" });
        run.Folder["models"] = $"models: {{ o: {{ provider: recorded, output: '{{{{ item.old }}}}' }}, n: {{ provider: recorded, output: '{{{{ item.new }}}}' }}, judge: {{ provider: openai, model: j, base_url: '{server?.BaseUrl ?? "http://127.0.0.1:9/v1"}' }} }}";
        run.Folder["variants"] = "variants: { before: { model: o, baseline: true }, after: { model: n } }";
        run.Folder["graders"] = "graders: { g: { type: judge_pairwise, model: judge, against: '{{ baseline.output_text }}' } }";
        return run;
    }
}
