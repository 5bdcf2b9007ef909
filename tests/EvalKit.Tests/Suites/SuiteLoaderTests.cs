using EvalKit.Models;
using EvalKit.Suites;
using EvalKit.Tests.Problems;

namespace EvalKit.Tests.Suites;

public sealed class SuiteLoaderTests
{
    private const string Full = """
        name: full
        objective: Everything at once.
        dataset: { path: d.jsonl, split: test, cluster: customer, slices: kind, sample: { size: 20, seed: 7 } }
        models:
          mini: { provider: openai, model: gpt-5-mini, base_url: "http://127.0.0.1:9/v1", timeout: 1.5m, max_attempts: 2, parameters: { temperature: 0.5, stop: END }, price: { input: 1, output: 2.5 } }
          bm25: { provider: embedded, model: bm25, documents: { path: d.jsonl } }
          march: { provider: recorded, path: march.csv, output: answer, latency_s: s }
          embedder: { provider: embedded, model: hashed_embedding, dimensions: 64 }
        prompts:
          plain: "{{ item.text }} in {{ env.REGION }}"
          shots: { path: prompts/shots.md }
          talk: { path: prompts/talk.yaml }
          inline: { messages: [ { role: system, content: Be short. }, { role: user, content: "{{ steps.search.output_text }}" } ] }
        variants:
          current: { prompt: plain, model: mini, baseline: true, parameters: { temperature: 0, max_output_tokens: 9 } }
          piped: { steps: [ { name: search, prompt: plain, model: bm25 }, { name: say, prompt: inline, model: mini } ] }
          recorded: { model: march }
          matrix: { prompt: [plain, shots, talk], model: [mini, bm25], parameters: { seed: 3 } }
        graders:
          exact: { type: exact_match, reference: ["{{ item.a }}", x], normalize: [trim, casefold], pass_threshold: 0.5 }
          close: { type: embedding_similarity, model: embedder, reference: "{{ item.a }}" }
        gates:
          - { metric: exact.mean, at_least: 0.80 }
          - { metric: exact.pass_rate, variant: piped, above: 0.7, slice: { kind: edge } }
          - { metric: exact.mean, against: baseline, margin: 0.02 }
          - { metric: cost.per_1000, at_most: 5.00 }
          - { metric: latency.p95, below: 1.5s }
        repeats: 3
        seed: 11
        confidence: 0.9
        allow_missing: 0.1
        max_parallel: 4
        responses: recorded.jsonl
        store: hashes
        env: [REGION]
        """;

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public void Load_EveryFeature_IsRead(string culture)
    {
        var suite = Cultures.Run(culture, Load);
        Assert.Equal(("full", "Everything at once.", 3, 11L, 0.9, 0.1, 4), (suite.Name, suite.Objective, suite.Repeats, suite.Seed, suite.Confidence, suite.AllowMissing, suite.MaxParallel));
        Assert.Equal(("test", "customer", 20, 7L), (suite.Dataset.Split, suite.Dataset.Cluster, suite.Dataset.SampleSize, suite.Dataset.SampleSeed));
        Assert.Equal(["kind"], suite.Dataset.Slices);
        Assert.Equal("north", suite.Environment["REGION"]);
        Assert.EndsWith("recorded.jsonl", Assert.Single(suite.RecordedResponses), StringComparison.Ordinal);
        Assert.Equal(Models.StoreContent.Hashes, suite.StoreContent);
        Assert.Equal(
            ["current", "piped", "recorded", "plain-mini", "plain-bm25", "shots-mini", "shots-bm25", "talk-mini", "talk-bm25"],
            suite.Variants.Select(v => v.Name));
        Assert.Equal(["current"], suite.Variants.Where(v => v.IsBaseline).Select(v => v.Name));
    }

    [Fact]
    public void Load_Parameters_OfTheVariantStandOverThoseOfTheModel()
    {
        var suite = Load();
        Assert.Equal("max_output_tokens=9 stop=\"END\" temperature=0", Parameters(suite, "current"));
        Assert.Equal("seed=3 stop=\"END\" temperature=0.5", Parameters(suite, "shots-mini"));
    }

    [Fact]
    public void Load_Steps_KeepOrderAndNames()
    {
        var suite = Load();
        Assert.Equal([("search", "bm25", "plain"), ("say", "mini", "inline")], Variant(suite, "piped").Steps.Select(s => (s.Name, s.Model.Name, s.Prompt!.Name)));
        Assert.Null(Assert.Single(Variant(suite, "recorded").Steps).Prompt);
    }

    [Fact]
    public void Load_PromptFiles_AreMessages()
    {
        var suite = Load();
        Assert.Equal([("user", "From a file: {{ item.text }}")], Messages(suite, "shots-mini"));
        Assert.Equal([("system", "Be kind."), ("user", "{{ item.text }}")], Messages(suite, "talk-mini"));
    }

    [Fact]
    public void Load_Gates_AreInTheMetricsUnit() => Assert.All(new[] { "", "de-DE", "tr-TR" }, culture => Assert.Equal(
    [
        (GateKind.AtLeast, 0.8, "at_least 0.80"),
        (GateKind.Above, 0.7, "above 0.7"),
        (GateKind.AgainstBaseline, 0.02, "against baseline, margin 0.02"),
        (GateKind.AtMost, 5.0, "at_most 5.00"),
        (GateKind.Below, 1500.0, "below 1.5s"),
    ], Cultures.Run(culture, Load).Gates.Select(g => (g.Kind, g.Value, g.Text))));

    [Fact]
    public void Load_Model_HasItsSettings()
    {
        var mini = Load().Models[0];
        Assert.Equal((TimeSpan.FromSeconds(90), 2, new TokenRates(1, 1, 1, 2.5m, 2.5m)), (mini.Timeout, mini.MaxAttempts, mini.Prices!.At(null).Standard));
    }

    [Fact]
    public void Hash_PromptFileChanges_Changes()
    {
        using var folder = Folder();
        var before = Load(folder).Hash;
        Assert.Equal(before, Load(folder).Hash);
        folder.Write("prompts/shots.md", "Changed: {{ item.text }}");
        Assert.NotEqual(before, Load(folder).Hash);
    }

    [Theory]
    [InlineData("messages: []", "messages needs at least 1 entry")]
    [InlineData("messages: [ { role: usr, content: x } ]", "role has to be one of system, developer, user, assistant, not 'usr'; did you mean 'user'?")]
    [InlineData("message: []", "unknown key 'message' in prompt file; did you mean 'messages'?", "prompt file needs 'messages': The messages in order.")]
    public void Load_BrokenPromptFile_IsReportedInThatFile(string content, params string[] expected)
    {
        using var suite = new SuiteFolder { ["prompts"] = "prompts: { p: { path: p.yaml } }" };
        suite.Write("p.yaml", content);
        Assert.All(suite.Problems(), p => Assert.Equal("p.yaml", p.File));
        Assert.Equal(expected, suite.Messages());
    }

    [Fact]
    public void Load_TwoPromptsOfOneMissingFile_AreBothReported()
    {
        using var suite = new SuiteFolder { ["prompts"] = "prompts: { p: { path: nope.md }, q: { path: nope.md } }" };
        Assert.Equal(2, suite.Messages().Count(m => m == "prompt file 'nope.md' not found"));
    }

    [Fact]
    public void Load_NothingSaid_IsTheDefaults()
    {
        using var folder = new SuiteFolder();
        var suite = folder.Suite();
        Assert.Equal((1, 1L, 0.95, 0.02, (int?)null), (suite.Repeats, suite.Seed, suite.Confidence, suite.AllowMissing, suite.MaxParallel));
        Assert.Null(suite.Dataset.SampleSize);
        Assert.Empty(suite.Gates);
    }

    private static Datasets.TestFolder Folder()
    {
        var folder = new Datasets.TestFolder();
        folder.Write("s.yaml", Full);
        folder.Write("prompts/shots.md", "\uFEFFFrom a file: {{ item.text }}\r\n");
        folder.Write("prompts/talk.yaml", "messages:\n  - { role: system, content: Be kind. }\n  - { role: user, content: '{{ item.text }}' }\n");
        folder.Write("recorded.jsonl", "");
        return folder;
    }

    private static Suite Load()
    {
        using var folder = Folder();
        return Load(folder);
    }

    private static Suite Load(Datasets.TestFolder folder)
    {
        var (suite, problems) = SuiteLoader.Load(folder.In("s.yaml"), "s.yaml", new Variables(("REGION", "north")));
        Assert.Empty(problems.Select(p => p.ToString()));
        return suite!;
    }

    private static Variant Variant(Suite suite, string name) => suite.Variants.Single(v => v.Name == name);

    private static IEnumerable<(string, string)> Messages(Suite suite, string variant) => Variant(suite, variant).Steps[0].Prompt!.Messages.Select(m => (m.Role, m.Content));

    private static string Parameters(Suite suite, string variant) =>
        string.Join(' ', Variant(suite, variant).Steps[0].Parameters.Select(p => $"{p.Key}={p.Value.GetRawText()}"));
}
