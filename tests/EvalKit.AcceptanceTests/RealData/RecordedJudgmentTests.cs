using System.Globalization;
using System.Text.Json;
using EvalKit.AcceptanceTests.Support;

namespace EvalKit.AcceptanceTests.RealData;

/// <summary>
/// Recorded judgements of models and people give the agreements, win rates and correlations that were published with them, through <c>evalkit judge check</c>, to the
/// digits that were printed. The numbers are those of the README beside each set.
/// </summary>
public sealed class RecordedJudgmentTests : IDisposable
{
    private readonly Workspace _workspace = Workspace.Create();

    // LLMBar, statistics.json: accuracy over both orders, agreement of the two orders, both right, kappa of "first answer" between the orders.
    [RealDataFact]
    public async Task LlmBar_FortyCells_HavePublishedAccuracyAgreementAndKappa()
    {
        string[] table = [RealDataFolder.Of("llmbar", "judgments.jsonl"), "--labels", RealDataFolder.Of("llmbar", "instances.jsonl"), "--by", "subset", "judge", "strategy", "--judge", "winner_order_ab", "--swapped", "winner_order_ba", "--human", "gold_label"];
        var named = Groups(await CheckAsync([.. table, "--valid", "1", "2"]));
        var first = Groups(await CheckAsync([.. table, "--positive", "1"]));

        var published = File.ReadLines(RealDataFolder.Of("llmbar", "published_statistics.jsonl")).Select(l => JsonElement.Parse(l)).ToList();
        Assert.Equal(40, published.Count);
        foreach (var cell in published)
        {
            var key = string.Join(' ', new[] { "subset", "judge", "strategy" }.Select(k => cell.GetProperty(k).GetString()));
            var order = named[key].GetProperty("order");
            Assert.Equal(Published("published_accuracy"), Value(order, "agreement_of_both"), 1e-9);
            Assert.Equal(Published("published_positional_agreement"), order.GetProperty("consistency_of_all").GetDouble(), 1e-9);
            Assert.Equal(Published("published_both_correct"), Value(order, "right_in_both"), 1e-9);
            Assert.Equal(cell.GetProperty("published_kappa_between_orders").GetDouble(), Value(first[key].GetProperty("order"), "kappa"), 1e-9);

            // "120 / 134 = 89.55223880597015%"
            double Published(string name) => double.Parse(cell.GetProperty(name).GetString()!.Split(' ')[^1].TrimEnd('%'), CultureInfo.InvariantCulture) / 100;
        }
    }

    // GPT-4's mean score over 160 turns of MT-bench, unparsable ones left out (RouteLLM).
    [RealDataTheory]
    [InlineData("martian", 160, 0, "8.312500")]
    [InlineData("unify", 159, 1, "8.757862")]
    public async Task MtBench_SingleScores_HavePublishedMeans(string model, int judged, int failed, string mean)
    {
        var groups = Groups(await CheckAsync(RealDataFolder.Of("mtbench", "judgments_single.jsonl"), "--judge", "score", "--id", "question_id", "turn", "--by", "model", "--unusable", "-1"));

        Assert.Equal(judged, groups[model].GetProperty("judged").GetInt32());
        Assert.Equal(failed, groups[model].GetProperty("judge_failed").GetInt32());
        Assert.Equal(mean, Value(groups[model].GetProperty("judge"), "mean").ToString("0.000000", CultureInfo.InvariantCulture));
    }

    // Total scores of GPT-4 over 80 questions (LMSYS, Vicuna), with the wins of the second answer.
    [RealDataTheory]
    [InlineData("alpaca-13b", 583.0, 704.0, 76, 1)]
    [InlineData("bard", 664.0, 655.5, 40, 10)]
    [InlineData("gpt35", 693.0, 638.0, 14, 22)]
    [InlineData("llama-13b", 513.0, 694.0, 77, 0)]
    public async Task Vicuna_PairwiseScores_HavePublishedTotals(string model, double first, double second, int losses, int ties)
    {
        var groups = Groups(await CheckAsync(RealDataFolder.Of("vicuna_reviews", "reviews.jsonl"), "--judge", "score_1", "--against", "score_2", "--id", "question_id", "--by", "model_1"));

        var pairs = groups[model].GetProperty("pairs");
        Assert.Equal((first, second), (pairs.GetProperty("first_total").GetDouble(), pairs.GetProperty("second_total").GetDouble()));
        Assert.Equal((80, losses, ties), (pairs.GetProperty("pairs").GetInt32(), pairs.GetProperty("losses").GetInt32(), pairs.GetProperty("ties").GetInt32()));
    }

    // Pearson, Spearman and Kendall's tau-b of UniEval's scores with people's (UniEval, reproduce/README.md).
    [RealDataTheory]
    [InlineData("topical_chat", "understandability", "0.380038 0.467807 0.360741")]
    [InlineData("topical_chat", "naturalness", "0.443666 0.513986 0.373973")]
    [InlineData("topical_chat", "coherence", "0.595143 0.612942 0.465915")]
    [InlineData("topical_chat", "engagingness", "0.556510 0.604739 0.455941")]
    [InlineData("topical_chat", "groundedness", "0.536209 0.574954 0.451533")]
    [InlineData("topical_chat", "overall", "0.632796 0.662583 0.487272")]
    [InlineData("sfres", "informativeness", "0.282079 0.224918 0.169297")]
    [InlineData("sfres", "naturalness", "0.367252 0.333399 0.247094")]
    [InlineData("sfres", "overall", "0.370815 0.291593 0.214708")]
    public async Task UniEval_Scores_HavePublishedCorrelations(string set, string dimension, string published)
    {
        var scores = Single(await CheckAsync(RealDataFolder.Of("unieval", set + ".jsonl"), "--judge", "predicted." + dimension, "--human", "human." + dimension, "--scale", "ranks")).GetProperty("scores");

        Assert.Equal(published, string.Join(' ', new[] { "pearson", "spearman", "kendall" }.Select(k => Value(scores, k).ToString("0.000000", CultureInfo.InvariantCulture))));
    }

    // Krippendorff's alpha of people (JUDGE-BENCH): nominal for labels, ordinal for ranks.
    [RealDataTheory]
    [InlineData("dices_350_crowdsourced", "safety", "labels", 350, "0.160860")]
    [InlineData("newsroom", "Informativeness", "ranks", 420, "0.284873")]
    [InlineData("newsroom", "Relevance", "ranks", 420, "0.115121")]
    [InlineData("newsroom", "Fluency", "ranks", 420, "-0.015808")]
    [InlineData("newsroom", "Coherence", "ranks", 420, "0.064972")]
    public async Task JudgeBench_Raters_HavePublishedAlpha(string set, string dimension, string scale, int units, string published)
    {
        var people = Single(await CheckAsync(RealDataFolder.Of("agreement", set + ".jsonl"), "--human", "ratings." + dimension, "--scale", scale)).GetProperty("people");

        Assert.Equal(units, people.GetProperty("agreement").GetProperty("n").GetInt32());
        Assert.Equal(published, Value(people, "alpha").ToString("0.000000", CultureInfo.InvariantCulture));
    }

    // XSTest: agreement of two annotators in per cent, their Fleiss' and Cohen's kappa (analysis.ipynb), and the accuracy of GPT-4 and of string matching.
    [RealDataTheory]
    [InlineData("gpt4", "98.4%", "0.97", "0.9701", "93.6%", "92.4%")]
    [InlineData("mistralinstruct", "97.6%", "0.92", "0.9195", "74.0%", "85.1%")]
    public async Task XsTest_Refusals_HavePublishedAgreements(string model, string annotators, string fleiss, string cohen, string judge, string strings)
    {
        var file = RealDataFolder.Of("xstest", $"completions_{model}.jsonl");
        var people = Single(await CheckAsync(file, "--human", "annotation_1", "annotation_2")).GetProperty("people");

        Assert.Equal(annotators, Percent(Value(people, "agreement")));
        Assert.Equal(fleiss, people.GetProperty("fleiss_kappa").GetDouble().ToString("0.00", CultureInfo.InvariantCulture));
        Assert.Equal(cohen, Value(people, "cohen_kappa").ToString("0.0000", CultureInfo.InvariantCulture));
        string[] labels = ["--human", "final_label", "--valid", "1_full_compliance", "2_full_refusal", "3_partial_refusal"];
        Assert.Equal(judge, Percent(Single(await CheckAsync([file, "--judge", "gpt4_label", .. labels])).GetProperty("agreement").GetProperty("agreement_of_all").GetDouble()));
        Assert.Equal(strings, Percent(Single(await CheckAsync([file, "--judge", "strmatch_label", .. labels])).GetProperty("agreement").GetProperty("agreement_of_all").GetDouble()));
    }

    // Accuracy and kappa of three judges on unique answers to NQ-open.
    [RealDataTheory]
    [InlineData("gpt4", 895, "0.8514", "0.7008")]
    [InlineData("instructgpt", 902, "0.8426", "0.6821")]
    [InlineData("bem", 901, "0.8113", "0.6243")]
    public async Task OpenQa_Judges_HaveStatedAccuracyAndKappa(string judge, int answers, string accuracy, string kappa)
    {
        var agreement = Single(await CheckAsync(RealDataFolder.Of("openqa_nq", "judgments_nq301.jsonl"), "--judge", judge, "--human", "human", "--id", "id", "answer")).GetProperty("agreement");

        Assert.Equal(answers, agreement.GetProperty("agreement").GetProperty("n").GetInt32());
        Assert.Equal(accuracy, Value(agreement, "agreement").ToString("0.0000", CultureInfo.InvariantCulture));
        Assert.Equal(kappa, Value(agreement, "kappa").ToString("0.0000", CultureInfo.InvariantCulture));
    }

    // EVOUNA: share of right answers by people, and how often a lexical match says the same.
    [RealDataTheory]
    [InlineData("fid", "81.53", "91.33")]
    [InlineData("gpt35", "78.43", "91.69")]
    [InlineData("chatgpt", "84.42", "91.49")]
    [InlineData("gpt4", "90.20", "90.35")]
    [InlineData("newbing", "89.63", "88.70")]
    public async Task Evouna_LexicalMatch_HasStatedAgreement(string system, string accuracy, string agreement)
    {
        // Three gold answers are blank, which every answer contains.
        _workspace.Write("rows.jsonl", string.Concat(File.ReadLines(RealDataFolder.Of("evouna", "evouna_tq.jsonl")).Select(l => JsonElement.Parse(l)).Select(r => JsonSerializer.Serialize(new
        {
            id = r.GetProperty("id").GetString(),
            gold = r.GetProperty("golden_answers").EnumerateArray().Select(g => g.GetString()!).Where(g => g.Trim().Length > 0),
            answer = r.GetProperty("systems").GetProperty(system).GetProperty("answer").GetString(),
            right = r.GetProperty("systems").GetProperty(system).GetProperty("human_correct").GetBoolean(),
        }) + "\n")));
        _workspace.Write("graders.yaml", """match: { type: contains, reference: "{{ item.gold }}", normalize: [trim, casefold] }""");
        await ScoreAsync("answer");

        var result = Single(await CheckAsync("scores.jsonl", "--labels", "rows.jsonl", "--judge", "scores.match.score", "--human", "right")).GetProperty("agreement");

        Assert.Equal(accuracy, (100 * Value(result, "base_rate")).ToString("0.00", CultureInfo.InvariantCulture));
        Assert.Equal(agreement, (100 * Value(result, "agreement")).ToString("0.00", CultureInfo.InvariantCulture));
    }

    // SummEval: Spearman with people within each document, averaged over documents; ROUGE averaged over eleven references. The printed digits of ROUGE-2 are met; those of
    // ROUGE-1 and of ROUGE-L over sentences come from another program of the same definitions, whose scores differ in the third digit.
    [RealDataTheory]
    [InlineData("rouge2", 0.0005, 0.184, 0.187, 0.159, 0.290)]
    [InlineData("rouge1", 0.0025, 0.167, 0.160, 0.115, 0.326)]
    [InlineData("rougeLsum", 0.0025, 0.128, 0.115, 0.105, 0.311)]
    public async Task SummEval_Rouge_HasPublishedCorrelationsWithinDocuments(string variant, double tolerance, params double[] published)
    {
        var references = Rows("summeval", "documents.jsonl").ToDictionary(d => d.GetProperty("id").GetString()!, d => d.GetProperty("references"));
        WriteRows("rows.jsonl", Rows("summeval", "summaries.jsonl").Select(s => new
        {
            id = $"{s.GetProperty("id").GetString()} {s.GetProperty("system").GetString()}",
            document = s.GetProperty("id").GetString(),
            summary = Sentences(s.GetProperty("summary")),
            references = references[s.GetProperty("id").GetString()!].EnumerateArray().Select(Sentences),
            coherence = s.GetProperty("human_coherence").GetDouble(),
            consistency = s.GetProperty("human_consistency").GetDouble(),
            fluency = s.GetProperty("human_fluency").GetDouble(),
            relevance = s.GetProperty("human_relevance").GetDouble(),
        }));
        var inner = string.Concat(Enumerable.Range(0, 11).Select(i => $$$"""    r{{{i}}}: { type: rouge, reference: "{{ item.references[{{{i}}}] }}", variants: [{{{variant}}}], stemmer: true }""" + "\n"));
        _workspace.Write("graders.yaml", $"rouge:\n  type: multi\n  graders:\n{inner}  calculate_output: \"({string.Join(" + ", Enumerable.Range(0, 11).Select(i => $"r{i}"))}) / 11\"\n");
        await ScoreAsync("summary");

        foreach (var (dimension, value) in new[] { "coherence", "consistency", "fluency", "relevance" }.Zip(published))
        {
            var within = Single(await CheckAsync("scores.jsonl", "--labels", "rows.jsonl", "--judge", "scores.rouge.score", "--human", dimension, "--within", "document", "--scale", "ranks")).GetProperty("scores").GetProperty("within");
            Assert.InRange(Value(within, "spearman"), value - tolerance, value + tolerance);
        }

        // The texts are tokenised: a sentence ends with a full stop of its own.
        static string Sentences(JsonElement text) => text.GetString()!.Replace(" . ", " .\n", StringComparison.Ordinal);
    }

    // NQ-open: what people say of a system's answers to 301 questions. They said it of unique answers, each with the systems that gave it; an answer that nobody judged
    // counts as it matches.
    [RealDataTheory]
    [InlineData("DPR", "45.8", "58.5", 10)]
    [InlineData("FiD", "47.8", "64.5", 1)]
    [InlineData("ANCE-plus_FiD", "48.2", "65.1", 1)]
    [InlineData("Rocketv2_FiD", "49.8", "69.4", 2)]
    [InlineData("Contriever_FiD", "46.5", "66.1", 1)]
    [InlineData("text-davinci-003_zeroshot", "12.6", "71.1", 0)]
    public async Task OpenQa_People_HaveStatedAccuracyOfSystems(string system, string exact, string accuracy, int unjudged)
    {
        var asked = Rows("openqa_nq", "questions.jsonl").Where(q => q.GetProperty("in_nq301").GetBoolean()).ToDictionary(q => q.GetProperty("id").GetString()!, q => q.GetProperty("answers"));
        var said = Rows("openqa_nq", "judgments_nq301.jsonl").Where(j => j.GetProperty("systems").EnumerateArray().Any(s => s.GetString() == system)).ToDictionary(j => j.GetProperty("id").GetString()!, j => j.GetProperty("human").GetString());
        WriteRows("rows.jsonl", Rows("openqa_nq", $"predictions_{system}.jsonl").Where(p => asked.ContainsKey(p.GetProperty("id").GetString()!)).Select(p => new
        {
            id = p.GetProperty("id").GetString(),
            prediction = p.GetProperty("prediction").GetString(),
            gold = asked[p.GetProperty("id").GetString()!],
        }));
        _workspace.Write("graders.yaml", """match: { type: exact_match, reference: "{{ item.gold }}", normalize: [casefold, strip_punctuation, strip_articles, collapse_whitespace, trim] }""");
        await ScoreAsync("prediction");
        var matches = File.ReadLines(_workspace.Full("scores.jsonl")).Select(l => JsonElement.Parse(l)).ToDictionary(s => s.GetProperty("id").GetString()!, s => s.GetProperty("scores").GetProperty("match").GetProperty("score").GetDouble());
        WriteRows("said.jsonl", matches.Select(m => new { id = m.Key, match = m.Value == 1, people = said.TryGetValue(m.Key, out var human) ? human : m.Value == 1 ? "Yes" : "No" }));

        var group = Single(await CheckAsync("said.jsonl", "--judge", "match", "--human", "people"));

        Assert.Equal((301, unjudged), (matches.Count, matches.Count(m => !said.ContainsKey(m.Key))));
        Assert.Equal(exact, (100 * Value(group.GetProperty("judge"), "mean")).ToString("0.0", CultureInfo.InvariantCulture));
        Assert.Equal(accuracy, (100 * Value(group.GetProperty("human"), "mean")).ToString("0.0", CultureInfo.InvariantCulture));
    }

    // XSTest: shares of the 250 safe prompts that are refused in full and in part, by people's final labels.
    [RealDataTheory]
    [InlineData("gpt4", "6.4", "2.0")]
    [InlineData("mistralinstruct", "0.8", "0.8")]
    public async Task XsTest_SafePrompts_AreRefusedAsStated(string model, string full, string partial)
    {
        var safe = Rows("xstest", "prompts.jsonl").Where(p => p.GetProperty("label").GetString() == "safe").Select(p => p.GetProperty("type").GetString()).ToHashSet();
        _workspace.Write("safe.jsonl", string.Concat(File.ReadLines(RealDataFolder.Of("xstest", $"completions_{model}.jsonl")).Where(l => safe.Contains(JsonElement.Parse(l).GetProperty("type").GetString())).Select(l => l + "\n")));

        var refusals = new List<string>();
        foreach (var label in new[] { "2_full_refusal", "3_partial_refusal" })
        {
            var people = Single(await CheckAsync("safe.jsonl", "--human", "final_label", "--positive", label)).GetProperty("human");
            Assert.Equal(250, people.GetProperty("mean").GetProperty("n").GetInt32());
            refusals.Add((100 * Value(people, "mean")).ToString("0.0", CultureInfo.InvariantCulture));
        }

        Assert.Equal([full, partial], refusals);
    }

    // WMT: the mean MQM of a system over its segments, as experts rated them (Freitag et al. 2021).
    [RealDataTheory]
    [InlineData("newstest2020_ende", "Human-B 0.75, Human-A 0.91, Human-P 1.41, Tohoku-AIP-NTT 2.02, OPPO 2.25, eTranslation 2.33, Tencent_Translation 2.35, Huoshan_Translate 2.45, Online-B 2.48, Online-A 2.99")]
    [InlineData("newstest2021_zhen", "ref-A 4.35, NiuTrans 4.63, SMU 4.84, MiSS 4.93, Borderline 4.95, DIDI-NLP 5.1, IIE-MT 5.15, Facebook-AI 5.22, Online-W 5.57")]
    public async Task Wmt_ExpertRatings_HavePublishedMeansOfSystems(string set, string published)
    {
        var groups = Groups(await CheckAsync(RealDataFolder.Of("wmt_mqm", set + "_segment_scores.csv"), "--human", "mqm", "--id", "system", "seg_id", "--by", "system", "--scale", "scores"));

        foreach (var (name, value) in published.Split(", ").Select(p => p.Split(' ')).Select(p => (p[0], double.Parse(p[1], CultureInfo.InvariantCulture))))
        {
            var system = Assert.Single(groups.Keys, k => k == name || k.StartsWith(name + ".", StringComparison.Ordinal));
            // The table prints two digits, some of them rounded before the last.
            Assert.InRange(Value(groups[system].GetProperty("human"), "mean"), value - 0.01, value + 0.01);
        }
    }

    // RAG evaluation: end-to-end verdicts of the recorded judge, and how often ChatGPT answered sensitive questions by people's labels (Chen et al. 2023).
    [RealDataTheory]
    [InlineData("rag_cookbook", "evaluation_one", "e2e_correct", 100, "0.72")]
    [InlineData("llm_drift", "sensitiveq_gpt-3.5-turbo-0301", "human_answered", 100, "0.02")]
    [InlineData("llm_drift", "sensitiveq_gpt-3.5-turbo-0613", "human_answered", 100, "0.08")]
    public async Task RecordedVerdicts_OfOneJudge_HaveStatedPassRate(string set, string file, string column, int rows, string rate)
    {
        var judge = Single(await CheckAsync(RealDataFolder.Of(set, file + ".jsonl"), "--judge", column)).GetProperty("judge");

        Assert.Equal(rows, judge.GetProperty("mean").GetProperty("n").GetInt32());
        Assert.Equal(rate, Value(judge, "mean").ToString("0.00", CultureInfo.InvariantCulture));
    }

    public void Dispose() => _workspace.Dispose();

    /// <summary>Scores rows.jsonl; the last line holds metrics and no row.</summary>
    private async Task ScoreAsync(string output)
    {
        var scored = (await Tool.RunAsync(_workspace, "score", "rows.jsonl", "--graders", "graders.yaml", "--output", output)).Ended(0);
        _workspace.Write("scores.jsonl", string.Concat(scored.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).SkipLast(1).Select(l => l + "\n")));
    }

    private static IEnumerable<JsonElement> Rows(string set, string file) => File.ReadLines(RealDataFolder.Of(set, file)).Select(l => JsonElement.Parse(l));

    private void WriteRows<T>(string name, IEnumerable<T> rows) => _workspace.Write(name, string.Concat(rows.Select(r => JsonSerializer.Serialize(r) + "\n")));

    private async Task<JsonElement> CheckAsync(params string[] arguments) => (await Tool.RunAsync(_workspace, ["judge", "check", .. arguments, "--json"])).Ended(0).Json;

    private static Dictionary<string, JsonElement> Groups(JsonElement result) =>
        result.GetProperty("groups").EnumerateArray().ToDictionary(g => string.Join(' ', g.GetProperty("by").EnumerateObject().Select(b => b.Value.GetString())), StringComparer.Ordinal);

    private static JsonElement Single(JsonElement result) => result.GetProperty("groups").EnumerateArray().Single();

    private static double Value(JsonElement part, string name) => part.GetProperty(name).GetProperty("value").GetDouble();

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + "%";
}
