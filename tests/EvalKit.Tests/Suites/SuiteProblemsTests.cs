using EvalKit.Tests.Problems;

namespace EvalKit.Tests.Suites;

public sealed class SuiteProblemsTests
{
    private const string OpenAI = "models: { m: { provider: openai, model: gpt }, emb: { provider: embedded, model: hashed_embedding } }";

    [Theory]
    [InlineData("name", "name: a/b", "'a/b' names a folder and a file: use letters, digits, '-' and '_', at most 100 of them")]
    [InlineData("name", "name: ..", "'..' names a folder and a file: use letters, digits, '-' and '_', at most 100 of them")]
    [InlineData("name", "name: İstanbul", "'İstanbul' names a folder and a file: use letters, digits, '-' and '_', at most 100 of them")]
    [InlineData("name", "nmae: s", "unknown key 'nmae' in suite; did you mean 'name'?", "suite needs 'name': Names the folder of runs and the baseline: letters, digits, '-' and '_'.")]
    [InlineData("models", "models: { m: { provider: opnai } }", "unknown provider 'opnai' in models.m; did you mean 'openai'?")]
    [InlineData("models", "models: { m: { provider: recorded, output: '{{ item.a' } }", "'{{ item.a' is never closed: '}}' is missing")]
    [InlineData("models", "models: { m: { provider: recorded, output: x, latency_s: s } }", "'latency_s' names a column of a file: give its 'path'")]
    [InlineData("models", "models: { m: { provider: recorded } }", "models.m (recorded) needs 'output': With `path` the column of the output; without it a template over the item.")]
    [InlineData("models", "models: { m: { provider: embedded, model: knn } }", "knn needs 'train'", "model 'm' needs a prompt")]
    [InlineData("models", "models: { m: { provider: embedded, model: lead, k: 3 } }", "'k' has no meaning for lead; it takes sentences, max_words", "model 'm' needs a prompt")]
    [InlineData("models", "models: { m: { provider: embedded, model: bm25 } }", "bm25 needs 'documents'", "model 'm' needs a prompt")]
    [InlineData("models", "models: { m: { provider: embedded, model: hashed_embedding } }", "model 'm' needs a prompt", "model 'm' makes embeddings and cannot answer; use it in an embedding_similarity grader")]
    [InlineData("models", "models: { m: { provider: openai, model: a, base_url: 'http://127.0.0.1:1/v1', limits: { rpm: 5 } }, n: { provider: openai, model: 'ft:a:org::1', base_url: 'http://127.0.0.1:1/v1', limits: { rpm: 6 } } }", "'rpm: 6' contradicts model 'm', which says 5 on line 4: the two share their limits", "model 'm' needs a prompt")]
    [InlineData("models", "models: { m: { provider: openai, model: a, base_url: 'http://127.0.0.1:1/v1', fallback: n }, n2: { provider: recorded, output: x } }", "there is no model 'n'; valid are m, n2", "model 'm' needs a prompt")]
    [InlineData("models", "models: { m: { provider: openai, model: a, base_url: 'http://127.0.0.1:1/v1', fallback: n }, n: { provider: openai, model: b, base_url: 'http://127.0.0.1:1/v1', fallback: m } }", "model 'm' falls back to itself by way of 'n'", "model 'n' falls back to itself by way of 'm'", "model 'm' needs a prompt")]
    [InlineData("models", "models: { m: { provider: openai, model: a, base_url: 'http://127.0.0.1:1/v1', fallback: n }, n: { provider: recorded, output: x } }", "model 'n' answers from records and cannot stand in", "model 'm' needs a prompt")]
    [InlineData("variants", "variants: { v: { model: mm } }", "there is no model 'mm'; did you mean 'm'?")]
    [InlineData("variants", "variants: { v: { model: m, prompt: terse } }", "there is no prompt 'terse'")]
    [InlineData("variants", "prompts: { p: x }\nvariants: { v: { model: m, prompt: p } }", "model 'm' does not send the prompt: its outputs exist already")]
    [InlineData("variants", "prompts: { p: x }\nvariants: { matrix: { model: [m], prompt: [p] } }", "model 'm' does not send the prompt: its outputs exist already")]
    [InlineData("variants", "variants: { v: {} }", "variant 'v' needs 'model' or 'steps'")]
    [InlineData("variants", "variants: { v: { model: [m] } }", "variant 'v' takes one prompt and one model; lists belong under 'matrix'")]
    [InlineData("variants", "variants: { a: { model: m, baseline: true }, b: { model: m, baseline: true } }", "only one variant can be the baseline, not 'a' and 'b'")]
    [InlineData("variants", "variants: { m: { model: m }, matrix: { model: [m] } }", "two variants are called 'm'")]
    [InlineData("variants", "variants: { matrix: { prompt: [] } }", "'matrix' needs 'model'")]
    [InlineData("variants", "variants: { matrix: { model: m, baseline: true } }", "a matrix has prompt, model and parameters only")]
    [InlineData("variants", "variants: { v: { steps: [ { name: a, model: m }, { name: a, model: m } ] } }", "two steps are called 'a'")]
    [InlineData("variants", "variants: { v: { model: m, steps: [ { name: a, model: m } ] } }", "variant 'v' has steps; 'model' belongs into them")]
    [InlineData("variants", "variants: {}", "variants needs at least 1 entry")]
    [InlineData("graders", "graders: { latency: { type: exact_match, reference: x } }", "'latency' is the name of built-in metrics; call the grader something else")]
    [InlineData("graders", "graders: { cost: { type: exact_match, reference: x } }", "'cost' is the name of built-in metrics; call the grader something else")]
    [InlineData("graders", "graders: { a.b: { type: exact_match, reference: x } }", "a grader's name may not contain a dot")]
    [InlineData("graders", "graders: { g: { type: exact_match, reference: x }, g: { type: exact_match, reference: y } }", "duplicate key 'g'")]
    [InlineData("graders", "graders: { g: { type: exact_mach, reference: x } }", "unknown type 'exact_mach' in graders.g; did you mean 'exact_match'?")]
    [InlineData("graders", "graders: { g: { type: exact_match, reference: '{{ itm.label }}' } }", "grader 'g': there is no namespace 'itm' in 'itm.label'; did you mean 'item'?")]
    [InlineData("graders", "graders: { g: { type: exact_match, input: '{{ sample.output_txt }}', reference: x } }", "grader 'g': a sample has no 'output_txt' in 'sample.output_txt'; did you mean 'output_text'?")]
    [InlineData("graders", "graders: { g: { type: exact_match, input: '{{ steps.search.output_text }}', reference: x } }", "grader 'g': there is no earlier step 'search' in 'steps.search.output_text'; valid are answer")]
    [InlineData("graders", "graders: { g: { type: exact_match, reference: '{{ env.HOME }}' } }", "grader 'g': 'env.HOME' is not among the suite's env")]
    [InlineData("graders", "graders: { g: { type: embedding_similarity, model: em, reference: x } }", "there is no model 'em'; did you mean 'm'?")]
    [InlineData("graders", "graders: { g: { type: embedding_similarity, model: m, reference: x } }", "model 'm' makes no embeddings (embedded hashed_embedding, or openai with kind: embedding)")]
    [InlineData("gates", "gates: [ { metric: g.maen, at_least: 1 } ]", "there is no metric 'g.maen'; did you mean 'g.mean'?")]
    [InlineData("gates", "gates: [ { metric: g.mean, at_least: 1, variant: w } ]", "there is no variant 'w'; valid are v")]
    [InlineData("gates", "gates: [ { metric: g.mean, at_least: 1, slice: { knid: a } } ]", "'knid' is not among the dataset's slices; did you mean 'kind'?")]
    [InlineData("gates", "gates: [ { metric: g.mean, at_least: 1, slice: { kind: a, b: c } } ]", "a slice names one field")]
    [InlineData("gates", "gates: [ { metric: g.mean, at_least: 1, margin: 0.1 } ]", "a margin belongs to 'against: baseline'")]
    [InlineData("gates", "gates: [ { metric: g.mean, at_least: 2s } ]", "the metric is not a duration; write a number, not '2s'")]
    [InlineData("gates", "gates: [ { metric: g.mean, at_least: 80 } ]", "the metric lies between 0 and 1; 80 is outside")]
    [InlineData("gates", "gates: [ { metric: cost.mean, at_most: -1 } ]", "the metric lies at or above 0; -1 is outside")]
    [InlineData("gates", "gates: [ { metric: latency.p95, at_most: 2 } ]", "a duration needs its unit: write 2ms or 2s")]
    [InlineData("gates", "gates: [ { metric: g.mean } ]", "gates[0] needs exactly one of at_least, at_most, above, below, against")]
    [InlineData("gates", "gates: [ { metric: g.mean, at_least: 0.1, below: 0.2 } ]", "gates[0] needs exactly one of at_least, at_most, above, below, against")]
    [InlineData("gates", "gates: [ { metric: g.mean, against: base } ]", "against has to be one of baseline, not 'base'; did you mean 'baseline'?")]
    [InlineData("responses", "responses: [nope.jsonl]", "recorded responses 'nope.jsonl' not found")]
    [InlineData("responses", "responses: \"a\\0b\"", "recorded responses 'a\0b' not found")]
    [InlineData("env", "env: [REGION]", "environment variable REGION is not set")]
    [InlineData("env", "env: [MY_API_KEY]", "'MY_API_KEY' looks like a secret; templates end up in prompts, records and reports")]
    [InlineData("env", "env: [db_password]", "'db_password' looks like a secret; templates end up in prompts, records and reports")]
    [InlineData("env", "env: [GH_TOKEN]", "'GH_TOKEN' looks like a secret; templates end up in prompts, records and reports")]
    [InlineData("repeats", "repeats: 0", "repeats is 0, but has to be between 1 and 1000")]
    [InlineData("confidence", "confidence: 95", "confidence is 95, but has to be between 0.5 and 0.9999")]
    [InlineData("store", "store: all", "store has to be one of full, responses_only, hashes, not 'all'")]
    public void Load_OneMistake_IsNamed(string part, string text, params string[] expected) => Assert.All(new[] { "", "de-DE", "tr-TR" }, culture =>
    {
        using var suite = new SuiteFolder { [part] = text };
        Assert.Equal(expected, Cultures.Run(culture, suite.Messages));
    });

    [Theory]
    [InlineData("sk-abcdefghijklmnopqrst")]
    [InlineData("Authorization: Bearer abcdefghijklmnopqrst")]
    [InlineData("AKIAABCDEFGHIJKLMNOP")]
    [InlineData("ghp_abcdefghijklmnopqrstuv")]
    [InlineData("xoxb-1234567890-abc")]
    public void Load_SecretLiteral_IsRefused(string secret)
    {
        using var suite = new SuiteFolder { ["prompts"] = $"prompts: {{ p: '{secret}' }}" };
        var problem = Assert.Single(suite.Problems());
        Assert.Equal("looks like a secret key; put it into an environment variable and name that under api_key_env", problem.Message);
        Assert.DoesNotContain(secret, problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("task-force-planning-sessions")]
    [InlineData("The risk-adjusted-return-on-capital")]
    [InlineData("MONKEY")]
    public void Load_OrdinaryText_IsNoSecret(string text)
    {
        using var suite = new SuiteFolder { ["prompts"] = $"prompts: {{ p: '{text}' }}" };
        Assert.Empty(suite.Messages());
    }

    [Fact]
    public void Load_KeyVariableNotSet_IsAProblemOnlyWhenCallsAreAllowed()
    {
        using var suite = new SuiteFolder { ["models"] = OpenAI, ["prompts"] = "prompts: { p: x }", ["variants"] = "variants: { v: { model: m, prompt: p } }" };
        Assert.Equal("environment variable OPENAI_API_KEY is not set; it holds the key of this model (a run with --responses only needs none)", Assert.Single(suite.Messages()));
        suite.CallsAllowed = false;
        Assert.Empty(suite.Messages());
        suite.CallsAllowed = true;
        suite.Environment = new Variables(("OPENAI_API_KEY", "k"));
        Assert.Empty(suite.Messages());
    }

    [Theory]
    [InlineData("http://127.0.0.1:8000/v1", "")]
    [InlineData("http://localhost:8000/v1", "")]
    [InlineData("https://example.org/v1", "OPENAI_API_KEY")]
    public void Load_LoopbackServer_NeedsNoKey(string address, string variable)
    {
        using var suite = new SuiteFolder
        {
            ["models"] = $"models: {{ m: {{ provider: openai, model: x, base_url: '{address}' }} }}",
            ["prompts"] = "prompts: { p: x }",
            ["variants"] = "variants: { v: { model: m, prompt: p } }",
        };
        Assert.Equal(variable.Length > 0, suite.Messages().Any(m => m.StartsWith($"environment variable {variable} is not set", StringComparison.Ordinal)));
    }

    [Fact]
    public void Load_ManyMistakes_AreAllFoundInOrderOfPlaces()
    {
        using var suite = new SuiteFolder
        {
            ["name"] = "name: a/b",
            ["models"] = "models: { m: { provider: recorded, output: '{{ item.x' } }",
            ["variants"] = "variants: { v: { modl: m } }",
            ["graders"] = "graders: { g: { type: exact_match } }",
            ["gates"] = "gates: [ { metric: g.mena, at_least: 1 } ]",
        };
        Assert.Equal(
            ["1:7", "4:44", "5:16", "5:18", "6:15", "7:20"],
            suite.Problems().Select(p => $"{p.Line}:{p.Column}"));
    }

    [Fact]
    public void Load_MissingFile_IsOneProblem()
    {
        var result = EvalKit.Suites.SuiteLoader.Load("/nowhere/s.yaml", "s.yaml", new Variables());
        Assert.Null(result.Suite);
        Assert.StartsWith("file not found", Assert.Single(result.Problems).Message, StringComparison.Ordinal);
    }
}
