using EvalKit.Graders;
using EvalKit.Problems;
using EvalKit.Yaml;

namespace EvalKit.Tests.Graders;

/// <summary>Signatures are recorded with results and decide whether two runs can be compared: changing one is a decision.</summary>
public sealed class SignatureTests
{
    [Theory]
    [InlineData("type: exact_match\nreference: a\nnormalize: [trim, casefold]", "exact_match|norm:trim,casefold|v1")]
    [InlineData("type: exact_match\nreference: a", "exact_match|norm:none|v1")]
    [InlineData("type: contains\nreference: a\nmode: all", "contains|mode:all|norm:none|v1")]
    [InlineData("type: regex\npattern: '^a|b$'\nignore_case: true", "regex|match:search|case:ignored|pattern:^a|b$|v1")]
    [InlineData("type: numeric\nreference: 1", "numeric|rel:1E-09|abs:0|extract:last|v1")]
    [InlineData("type: numeric\nreference: 1\nabsolute_tolerance: 0.5\nextract: whole", "numeric|rel:1E-09|abs:0.5|extract:whole|v1")]
    [InlineData("type: string_similarity\nreference: a", "string_similarity|metric:levenshtein|norm:none|v1")]
    [InlineData("type: token_f1\nreference: a", "token_f1|squad:v2|v1")]
    [InlineData("type: rouge\nreference: a\nvariants: [rouge2, rougeL]", "rouge2|rouge_score:0.1.2|stemmer:no|F|v1")]
    [InlineData("type: embedding_similarity\nreference: a\nmodel: e", "cosine|model:e|max(0,c)|v1")]
    [InlineData("type: json_valid", "json_valid|kind:any|fences:kept|v1")]
    [InlineData("type: json_match\nreference: a\nstrip_fences: true", "json_match|mode:exact|fences:stripped|v1")]
    [InlineData("type: classification\nreference: a", "classification|norm:none|zero_division:0|v1")]
    [InlineData("type: classification\nreference: a\nlabels: [b, a]", "classification|labels:a,b|norm:none|zero_division:0|v1")]
    [InlineData("type: ranking\nretrieved: a\nrelevant: b", "ranking|trec_eval|gain:linear|missing=0|v1")]
    [InlineData("type: json_valid\nextract: true", "json_valid|kind:any|fences:kept|extract:first|v1")]
    [InlineData("type: json_rules\nrules: [ { field: a, required: true } ]", "json_rules|[{\"field\":\"a\",\"required\":true}]|fences:kept|v1")]
    [InlineData("type: fields\nreference: a\ncompare: { t: number, d: { as: date, tolerance: 1h } }\nrequired: t", "fields|score:f1|t=number;d=as:date,tolerance:1h;t=required|align:index|fences:kept|v1")]
    [InlineData("type: key_value_f1\nreference: a", "key_value_f1|name:name|value:value|norm:none|fences:kept|v1")]
    [InlineData("type: passage_f1\nreference: a\nlist: p", "passage_f1|ratio|list:p|text:text|fences:kept|v1")]
    [InlineData("type: span_f1\nreference: a\nmatch: overlap", "span_f1|match:overlap|norm:none|fences:kept|v1")]
    [InlineData("type: function_call\nreference: a", "function_call|bfcl|scoring:strict|order:any|v1")]
    [InlineData("type: function_call\nreference: a\nscoring: ragas", "function_call|ragas|scoring:ragas|order:strict|v1")]
    [InlineData("type: multi\ngraders: { a: { type: json_valid } }\ncalculate_output: a / 2\nerrored_as: 0", "multi|a / 2|a=(json_valid|kind:any|fences:kept|v1)|unparseable:missing|errored:0|v1")]
    [InlineData("type: nearest_label\nmodel: e\nreference: a\nlabels: [b, a]\ndescriptions: { a: first }", "nearest_label|model:e|labels:b,a=first|cosine|v1")]
    [InlineData("type: context_recall\nretrieved: a\nrelevant: b", "context_recall|ragas|by:id|v1")]
    [InlineData("type: context_precision\nretrieved: a\nrelevant: b\nby: text\nmetric: ratio", "context_precision|ragas|by:text|metric:ratio|threshold:0.5|v1")]
    [InlineData("type: length\nmax: 80", "length|words|min:0|max:80|v1")]
    [InlineData("type: length\nunit: bullet_points\ntarget: 3", "length|bullet_points|min:3|max:3|v1")]
    [InlineData("type: length\nmin: 90\ntolerance: 0.1\npartial: true", "length|words|min:90|max:none|tolerance:0.1|partial|v1")]
    [InlineData("type: numeric\nreference: 1\nunits: { kg: 1, g: 0.001 }\nrequire_unit: true\npercent: fraction\ndecimal: comma\nzero_at: 5", "numeric|rel:1E-09|abs:0|extract:last|units:g=0.001,kg=1|unit:required|percent:fraction|decimal:comma|zero_at:5|v1")]
    [InlineData("type: string_similarity\nreference: a\nmetric: weighted_ratio\ndefault_process: true", "string_similarity|metric:weighted_ratio|norm:none|default_process|v1")]
    [InlineData("type: gleu\nreference: a", "gleu|nrefs:var|tok:split|min:1|max:4|version:nltk-3.8")]
    [InlineData("type: chrf\nreference: a\nword_order: 2", "chrf|nrefs:var|case:mixed|eff:yes|nc:6|nw:2|space:no|beta:2|version:2.6.0")]
    [InlineData("type: ter\nreference: a", "ter|nrefs:var|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:2.6.0")]
    [InlineData("type: meteor\nreference: a", "meteor|tok:split|stages:exact+stem|alpha:0.9|beta:3|gamma:0.5|version:nltk-3.8")]
    [InlineData("type: error_rate\nreference: a\nunit: characters\nnormalize: casefold", "error_rate|characters|norm:casefold|v1")]
    [InlineData("type: distinct_n\nn: 2", "distinct_2|tok:split|per:ngrams|norm:none|v1")]
    [InlineData("type: readability\nlanguage: de\nmin: 50", "readability|flesch_reading_ease|de|syllables:rules|min:50|max:|v1")]
    [InlineData("type: spelling\nwords: [Graders/Files/words.txt]", "spelling|Graders/Files/words.txt:f199a999c41b45db|v1")]
    [InlineData("type: two_level_label\nreference: a\nlabels: { b: [y, x], a: [z] }", "two_level_label|a(z),b(x,y)|norm:none|v1")]
    [InlineData("type: multilabel\nreference: a\nlabels: [b, a]\nnormalize: trim", "multilabel|labels:a,b|norm:trim|zero_division:0|v1")]
    [InlineData("type: probabilities\nreference: a\nlabels: [b, a]\nscale: log\nrescale: true", "probabilities|labels:b,a|scale:log|rescaled|v1")]
    [InlineData("type: probabilities\nreference: a\npositive: a", "probabilities|positive:a|scale:probability|v1")]
    [InlineData("type: moderation\nmodel: m", "moderation|model:m|categories:all|thresholds:model|reference:none|v1")]
    [InlineData("type: moderation\nmodel: m\nreference: '{{ item.bad }}'\ncategories: [violence, hate]\nthresholds: { hate: 0.25 }", "moderation|model:m|categories:violence,hate|thresholds:hate>=0.25|reference:given|v1")]
    [InlineData("type: code\nrevision: '2'", "code|revision:2|v1")]
    [InlineData("type: latency\nmax: 2s", "latency|max:2000ms|v1")]
    [InlineData("type: cost\nmax: 0.002", "cost|max:0.002usd|v1")]
    public void Define_Options_AreInTheSignature(string yaml, string signature) => Assert.Equal(signature, GraderUnderTest.Of(yaml).Definition.Signature);

    [Theory]
    [InlineData("type: staged_format", "staged_format|tags:plan,code|v1")]
    [InlineData("type: code_blocks\nlanguages: [go]", "code_blocks|require:language,path|languages:go|min:1|v1")]
    [InlineData("type: quote_check\nsource: s", "quote_check|mode:normalized|extract:citations|property:citation|v1")]
    [InlineData("type: quote_check\nsource: s\nmode: fuzzy\nextract: marks", "quote_check|mode:fuzzy>=0.9|extract:marks>=4words|property:citation|v1")]
    [InlineData("type: citation\nmin: 2", "citation|property:citation|min:2|abstentions:I could not find an answer. / Insufficient information.|match:whole|v1")]
    [InlineData("type: abstention\nanswerable: a\nabstentions: none", "abstention|abstentions:none|match:whole|v1")]
    [InlineData("type: hidden_reasoning\nopen: <a>", "hidden_reasoning|<a>..<a>|words:5|block:optional|v1")]
    [InlineData("type: transcript\nmarkers: { m: x }\ninitial: a\ntransitions: { a: { m: b }, b: {} }\naccept: b", "transcript|markers:m:x|initial:a|transitions:a(m:b);b()|accept:b|format:text|v1")]
    [InlineData("type: exact_match\nreference: a\nhidden: [<think>, </think>]", "exact_match|norm:none|v1|hidden:<think>..</think>")]
    public void Define_FormatGraders_OptionsAreInTheSignature(string yaml, string signature) => Assert.Equal(signature, GraderUnderTest.Of(yaml).Definition.Signature);

    [Fact]
    public void Define_Bleu_SignatureIsSacrebleusWithEffectiveOrderForSentences()
    {
        var definition = GraderUnderTest.Of("type: bleu\nreference: a").Definition;

        Assert.Contains("eff:yes|tok:13a|smooth:exp", definition.Signature, StringComparison.Ordinal);
        Assert.Contains("eff:no|tok:13a|smooth:exp", definition.Metrics.Single(m => m.Name == "corpus").Signature, StringComparison.Ordinal);
    }

    [Fact]
    public void Define_EveryType_FirstColumnIsTheScoreAndNamesAreUnique()
    {
        foreach (var type in GraderCatalog.Types.Keys)
        {
            var parameters = YamlTreeReader.Read(Minimal(type), "suite.yaml", new ProblemList())!;
            var definition = GraderCatalog.Types[type].Define("g", parameters);

            Assert.Equal("score", definition.Columns[0]);
            Assert.Equal(definition.Columns.Count, definition.Columns.Distinct(StringComparer.Ordinal).Count());
            Assert.Equal(definition.Metrics.Count, definition.Metrics.Select(m => m.Name).Distinct(StringComparer.Ordinal).Count());
        }
    }

    [Fact]
    public void Define_PassThreshold_NamesItsColumnSoThatAnotherThresholdIsAnotherColumn()
    {
        var definition = GraderUnderTest.Of("type: token_f1\nreference: a\npass_threshold: 0.8").Definition;

        Assert.Equal(["score", "exact_match", "pass@0.8"], definition.Columns);
        Assert.EndsWith("|pass:0.8", definition.Metrics.Single(m => m.Name == "pass_rate").Signature, StringComparison.Ordinal);
    }

    internal static string Minimal(string type) => $"type: {type}\n" + type switch
    {
        "regex" => "pattern: a",
        "json_valid" or "length" => "",
        "distinct_n" or "readability" => "",
        "spelling" => "words: Graders/Files/words.txt",
        "two_level_label" => "reference: '{\"primary\":\"a\",\"secondary\":\"b\"}'\nlabels: { a: [b] }",
        "multilabel" => "reference: '{{ item.gold }}'\nlabels: ['1', '2']",
        "probabilities" => "reference: '{{ item.gold }}'\npositive: '1'",
        "json_valid" or "length" or "staged_format" or "code_blocks" or "citation" => "",
        "quote_check" => "source: '{{ item.gold }}'\nextract: whole",
        "abstention" => "reference: '{{ item.gold }}'",
        "hidden_reasoning" => "open: '```'",
        "transcript" => "markers: { m: '[' }\ninitial: a\ntransitions: { a: { m: b }, b: {} }",
        "sql" => "reference: '{{ item.gold }}'\ndatabases: d.sqlite",
        "command" => "command: grade",
        "code" => "revision: '1'",
        "moderation" => "model: e",
        "human" => "labels: none.labels.jsonl",
        "code_structure" => "language: python\npatterns: '{{ item.gold }}'",
        "json_schema" => "schema: { type: object }",
        "json_rules" => "rules: [ { field: a, required: true } ]",
        "object_list" => "key: a",
        "multi" => "graders: { a: { type: json_valid }, b: { type: length } }\ncalculate_output: (a + b) / 2",
        "nearest_label" => "model: e\nreference: '{{ item.gold }}'\nlabels: [a, b]",
        "ranking" or "context_precision" or "context_recall" => "retrieved: '{{ sample.output_json }}'\nrelevant: '{{ item.gold }}'",
        "judge_pass_fail" or "judge_score" => "model: judge\ncriteria: It is right.",
        "judge_labels" => "model: judge\ncriteria: The tone.\nlabels: [a, b]\npassing_labels: [a]",
        "judge_rubric" => "model: judge\ncriteria: The tone.\nlevels: [ { score: 0, meaning: bad }, { score: 1, meaning: good } ]",
        "judge_points" => "model: judge\ntotal: 1\nitems: [ { points: 1, criterion: It is right. } ]",
        "judge_g_eval" => "model: judge\ncriteria: It is coherent.\nsteps: [ Read it. ]",
        "judge_facts" => "model: judge\nfacts: '{{ item.gold }}'",
        "judge_overlap" or "judge_context_recall" => "model: judge\nreference: '{{ item.gold }}'\ncontext: '{{ item.gold }}'",
        "judge_multiple_choice" => "model: judge\nreference: '{{ item.gold }}'\noptions: ['{{ item.gold }}', other]",
        "judge_pairwise" => "model: judge\nagainst: '{{ item.gold }}'",
        "judge_ranking" => "model: judge\nothers: '{{ item.gold }}'",
        "judge_refusal" or "judge_data" => "model: judge",
        "judge_faithfulness" => "model: judge\ncontext: '{{ item.gold }}'",
        "judge_context_precision" => "model: judge\nquestion: q\ncontext: '{{ item.gold }}'",
        "judge_answer_relevancy" => "model: judge\nembedder: e\nquestion: q",
        "score_model" => "model: judge\ninput: [ { role: user, content: '{{ sample.output_text }}' } ]",
        "label_model" => "model: judge\ninput: [ { role: user, content: '{{ sample.output_text }}' } ]\nlabels: [a, b]\npassing_labels: [a]",
        "latency" => "max: 1s",
        "cost" => "max: 1",
        "embedding_similarity" or "bert_score" => "model: e\nreference: '{{ item.gold }}'",
        _ => "reference: '{{ item.gold }}'",
    };
}
