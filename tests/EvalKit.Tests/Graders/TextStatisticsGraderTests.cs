using System.Text.Json;
using EvalKit.Metrics;
using EvalKit.Results;
using EvalKit.Tests.Suites;

namespace EvalKit.Tests.Graders;

/// <summary>distinct_n and readability.</summary>
public sealed class TextStatisticsGraderTests
{
    /// <summary>Texts without an empty one among them: the reference counts that as 0, the grader as undefined.</summary>
    [Fact]
    public void DistinctN_MeanOfTexts_EqualsTheReference()
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "vectors", "distinct_n.json")));
        var grader = GraderUnderTest.Of("type: distinct_n\nn: [1, 2, 3]\nper: tokens");
        var compared = 0;
        foreach (var vector in file.RootElement.GetProperty("cases").EnumerateArray())
        {
            var texts = vector.GetProperty("input").GetProperty("texts_tokens").EnumerateArray().Select(t => t.EnumerateArray().Select(w => w.GetString()!).ToArray()).ToList();
            if (texts.Any(t => t.Length == 0 || !PythonText.Split(string.Join(' ', t)).SequenceEqual(t)))
                continue;
            var scores = texts.ConvertAll(t => grader.Grade(string.Join(' ', t)));
            foreach (var n in (int[])[1, 2, 3])
            {
                if (!vector.GetProperty("expected").GetProperty($"n{n}").TryGetProperty("mean_sentence_level", out var expected) || texts.Count == 0)
                    continue;
                Assert.Equal(expected.GetDouble(), scores.Average(s => grader.Column(s, $"distinct_{n}")), 1e-9);
                compared++;
            }
        }
        Assert.True(compared > 200, $"{compared} compared");
    }

    [Fact]
    public void DistinctN_TooFewTokens_IsUndefinedAndCountsInNeitherMetric()
    {
        var grader = GraderUnderTest.Of("type: distinct_n\nn: 2");
        List<Score> scores = [grader.Grade("one"), grader.Grade("a b a b"), grader.Grade("")];

        Assert.Equal([null, 2 / 3.0, null], scores.Select(s => s.Value));
        Assert.Equal(2 / 3.0, grader.SetMetric("pooled_2", scores), 1e-12);
        Assert.All(scores, s => Assert.Equal(Outcome.Scored, s.Outcome));
    }

    [Fact]
    public void DistinctN_Pooled_WeighsLongTextsMore()
    {
        var grader = GraderUnderTest.Of("type: distinct_n\nn: 1");
        List<Score> scores = [grader.Grade("a a a a"), grader.Grade("b c")];

        Assert.Equal(0.5, grader.SetMetric("pooled_1", scores));
        Assert.Equal(4 / 10.0, grader.SetMetric("pooled_1", scores, 2, 1), 1e-12);
    }

    /// <summary>The definition of Li et al. 2016 over all outputs at once, and over all n-grams; the vectors hold both.</summary>
    [Theory]
    [InlineData("ngrams", "corpus_over_ngrams")]
    [InlineData("tokens", "corpus_over_tokens_li2016")]
    public void DistinctN_Corpus_EqualsTheReference(string per, string key)
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "vectors", "distinct_n.json")));
        var grader = GraderUnderTest.Of($"type: distinct_n\nn: [1, 2, 3]\nper: {per}\ncorpus: true");
        var compared = 0;
        foreach (var vector in file.RootElement.GetProperty("cases").EnumerateArray())
        {
            var texts = vector.GetProperty("input").GetProperty("texts_tokens").EnumerateArray().Select(t => t.EnumerateArray().Select(w => w.GetString()!).ToArray()).ToList();
            if (texts.Count == 0 || texts.Any(t => !PythonText.Split(string.Join(' ', t)).SequenceEqual(t)))
                continue;
            var scores = texts.ConvertAll(t => grader.Grade(string.Join(' ', t)));
            foreach (var n in (int[])[1, 2, 3])
            {
                var expected = vector.GetProperty("expected").GetProperty($"n{n}");
                // A text shorter than n has tokens and no n-gram: with one of those the reference's divisor is not the sum of ours.
                if (expected.GetProperty("total_ngrams").GetInt32() == 0 || per == "tokens" && texts.Any(t => t.Length < n))
                    continue;
                Assert.Equal(expected.GetProperty(key).GetDouble(), grader.SetMetric($"corpus_{n}", scores), 1e-9);
                compared++;
            }
        }
        Assert.True(compared > 200, $"{compared} compared");
    }

    [Fact]
    public void DistinctN_CorpusOfWeightedOutputs_CountsAnNgramOnce()
    {
        var grader = GraderUnderTest.Of("type: distinct_n\nn: 1\ncorpus: true");
        List<Score> scores = [grader.Grade("a b"), grader.Grade("b c"), grader.Grade("b")];

        Assert.Equal(3 / 5.0, grader.SetMetric("corpus_1", scores));
        Assert.Equal(2 / 3.0, grader.SetMetric("corpus_1", scores, 1, 0, 1), 1e-12);
        Assert.Equal(2 / 4.0, grader.SetMetric("corpus_1", scores, 0, 2, 0), 1e-12);
        Assert.Equal(2, grader.Column(scores[0], "terms"));
        Assert.Equal("distinct_1|corpus of outputs|tok:split|per:ngrams|norm:none|v1|ngrams:60-bit", grader.Definition.Metrics.Single(m => m.Name == "corpus_1").Signature);
        Assert.DoesNotContain("corpus_1", GraderUnderTest.Of("type: distinct_n").Definition.Metrics.Select(m => m.Name));
    }

    /// <summary>textstat 0.7.11's formulas on the counts that are easy to see: 6 words, 1 sentence, 6 syllables (flesch_formula.json, w6-s1-y6).</summary>
    [Theory]
    [InlineData("flesch_reading_ease", 116.145, 1)]
    [InlineData("flesch_kincaid", -1.45, 1)]
    public void Readability_SixShortWords_EqualsTextstat(string formula, double raw, double score)
    {
        var result = GraderUnderTest.Of($"type: readability\nformula: {formula}").Grade("The cat sat on the mat.");

        Assert.Equal(raw, result.Raw!.Value, 1e-9);
        Assert.Equal(score, result.Value);
    }

    [Fact]
    public void Readability_Language_UsesItsConstantsAndSyllables()
    {
        // 5 words, 1 sentence, 8 syllables (Die | Kat-ze | sitzt | auf | dem + Bau-ern-hof): 180 - 6 - 58.5 x 9/6.
        var score = GraderUnderTest.Of("type: readability\nlanguage: de").Grade("Die Katze sitzt auf dem Bauernhof.");

        Assert.Equal(180 - 6 - 58.5 * 9 / 6, score.Raw!.Value, 1e-9);
        Assert.Equal(score.Raw.Value / 100, score.Value!.Value, 1e-12);
    }

    [Theory]
    [InlineData("max: 5", 1, true)]
    [InlineData("min: 0\nmax: 5", 0, false)]
    [InlineData("min: -2", 1, true)]
    public void Readability_Limits_PassWithin(string limits, double expected, bool passes)
    {
        var score = GraderUnderTest.Of($"type: readability\nformula: flesch_kincaid\n{limits}").Grade("The cat sat on the mat.");

        Assert.Equal((expected, passes), (score.Value!.Value, score.Passed!.Value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-- ... !")]
    public void Readability_NoWords_IsUndefined(string output)
    {
        var score = GraderUnderTest.Of("type: readability\nmin: 0").Grade(output);

        Assert.Equal(Outcome.Scored, score.Outcome);
        Assert.Null(score.Value);
        Assert.Null(score.Passed);
    }

    [Theory]
    [InlineData("language: de\nformula: smog", "smog is made for English; other languages have flesch_reading_ease")]
    [InlineData("min: 5\nmax: 4", "min is 5, but has to be at most max, which is 4")]
    [InlineData("language: pt", "language has to be one of en, de, fr, es, it, nl, ru, not 'pt'; did you mean 'it'?")]
    public void Readability_BrokenParameter_IsAProblem(string parameters, string message) =>
        Assert.Equal(message, Assert.Single(GraderUnderTest.ProblemsOf("type: readability\n" + parameters)));

    [Fact]
    public void Spelling_Words_AreLookedUpInTheList()
    {
        var grader = GraderUnderTest.Of("type: spelling\nwords: Graders/Files/words.txt");

        var score = grader.Grade("The cat sat on teh mat in PARIS. Don\u2019t! 42");

        Assert.Equal(7 / 9.0, score.Value!.Value, 1e-12);
        Assert.Equal(2, score.Raw);
        Assert.Equal("not in the word list: teh, in", score.Reason);
        Assert.Equal(2 / 9.0, grader.SetMetric("unknown_rate", [score, grader.Grade("1 2 3")]), 1e-12);
        Assert.Null(grader.Grade("1 2 3").Value);
    }

    [Fact]
    public void Spelling_ContentOfTheList_IsInTheSignature()
    {
        using var suite = new SuiteFolder { ["graders"] = "graders: { g: { type: spelling, words: w.txt } }" };
        suite.Write("w.txt", "one\n");
        var before = suite.Suite().Graders[0].Definition.Signature;
        suite.Write("w.txt", "two\n");

        Assert.StartsWith("spelling|w.txt:", before, StringComparison.Ordinal);
        Assert.NotEqual(before, suite.Suite().Graders[0].Definition.Signature);
    }

    [Theory]
    [InlineData("wrods.txt", "word list 'wrods.txt' not found; did you mean 'words.txt'?")]
    [InlineData("broken.dic", "cannot be used as a word list: broken.dic: holds no words")]
    [InlineData(".", "word list '.' is a folder, not a file")]
    public void Spelling_UnusableList_IsAProblemAtItsPlace(string path, string message)
    {
        using var suite = new SuiteFolder { ["graders"] = $"graders:\n  g:\n    type: spelling\n    words: {path}" };
        suite.Write("words.txt", "one\n");
        suite.Write("broken.dic", "0\n");

        var problem = Assert.Single(suite.Problems());

        Assert.Equal(message, problem.Message);
        Assert.Equal((9, 12), (problem.Line, problem.Column));
    }

    [Fact]
    public void Meteor_WordNetFolder_AddsTheStageOrIsAProblem()
    {
        using var suite = new SuiteFolder { ["graders"] = "graders: { g: { type: meteor, reference: x, wordnet: wn } }" };
        Assert.Equal("WordNet folder 'wn' not found", Assert.Single(suite.Messages()));
        suite.Write("wn/data.noun", "");
        Assert.Equal("is no WordNet folder: it lacks index.noun", Assert.Single(suite.Messages()));
        foreach (var part in (string[])["noun", "verb", "adj", "adv"])
            foreach (var name in (string[])[$"data.{part}", $"index.{part}", $"{part}.exc"])
                suite.Write("wn/" + name, "");

        var signature = suite.Suite().Graders[0].Definition.Signature;

        Assert.StartsWith("meteor|tok:split|stages:exact+stem+wordnet|alpha:0.9|beta:3|gamma:0.5|version:nltk-3.8|wn:", signature, StringComparison.Ordinal);
    }

    /// <summary>nltk 3.8's documentation: 0.6944 without WordNet and with it.</summary>
    [Fact]
    public void Meteor_NltkDocumentationExample_IsThePublishedNumber()
    {
        var score = GraderUnderTest.Of("type: meteor\nreference: 'It is a guide to action that ensures that the military will forever heed Party commands'")
            .Grade("It is a guide to action which ensures that the military always obeys the commands of the party");

        Assert.Equal(0.6944, score.Value!.Value, 4);
    }

    [Fact]
    public void Summary_WeakProxies_AreNamedAsSuch() =>
        Assert.Equal(["distinct_n", "readability", "spelling"], EvalKit.Graders.GraderCatalog.Types.Values.Where(t => t.IsWeakProxy).Select(t => t.Type).Order(StringComparer.Ordinal));
}
