using EvalKit.Results;
using EvalKit.Tests.Datasets;

namespace EvalKit.Tests.Graders;

/// <summary>The matching has tests of its own; expected numbers come from there (plain Python over the same table).</summary>
public sealed class BertScoreGraderTests
{
    private const string Yaml = "type: bert_score\nmodel: e\nreference: '{{ item.gold }}'";

    private static TableEmbedder Words => new()
    {
        ["cat"] = [1, 0, 0],
        ["feline"] = [0.8f, 0.6f, 0],
        ["dog"] = [0.6f, 0.8f, 0],
        ["sat"] = [0, 0, 2],
        ["lay"] = [0, 1, 1],
        ["the"] = [1, 1, 1],
        ["not"] = [-1, 0, 0.5f],
        ["long"] = [1, 0],
        ["nan"] = [float.NaN, 0, 0],
    };

    [Fact]
    public void Grade_Words_GivesPrecisionRecallAndF1()
    {
        var grader = GraderUnderTest.Of(Yaml, Words);

        var score = grader.Grade("The cat sat!", new { gold = new[] { "dog", "The feline lay." } });

        Assert.Equal(0.8548658653566678, score.Value!.Value, 1e-12);
        Assert.Equal(0.8548658653566678, score.Raw!.Value, 1e-12);
        Assert.Equal(0.8357022580113301, grader.Column(score, "precision"), 1e-12);
        // Against "dog" alone recall is the cosine of dog and the, 1.4 / sqrt(3).
        Assert.Equal(0.8749289863899042, grader.Column(score, "recall"), 1e-12);
    }

    [Fact]
    public void Grade_CostOfItsWords_IsTheScoresAlsoWhereTheyAreKnown()
    {
        var grader = GraderUnderTest.Of(Yaml, new TableEmbedder { ["cat"] = [1, 0], ["sat"] = [0, 2], ["dog"] = [0.6f, 0.8f], CostUsd = 0.25m });

        Assert.Equal(0.75m, grader.Grade("cat sat sat", new { gold = "dog" }).EmbeddingUsd);
        Assert.Equal(0.75m, grader.Grade("cat sat sat", new { gold = "dog" }).EmbeddingUsd);
    }

    [Theory]
    [InlineData("", "cat")]
    [InlineData("cat", "")]
    [InlineData("", "")]
    [InlineData("?!", "cat")]
    public void Grade_TextWithoutWords_IsZeroAndSaysWhy(string output, string gold)
    {
        var score = GraderUnderTest.Of(Yaml, Words).Grade(output, new { gold });

        Assert.Equal((0.0, 0.0, "a text without words is like no other"), (score.Value, score.Raw, score.Reason));
    }

    [Fact]
    public void Grade_NegativeCosine_CountsAsZero()
    {
        var score = GraderUnderTest.Of(Yaml, Words).Grade("not", new { gold = "cat" });

        Assert.Equal([0.0, 0, 0], score.Columns);
    }

    [Fact]
    public void Grade_Baseline_RescalesTheRawValue()
    {
        var grader = GraderUnderTest.Of(Yaml + "\nbaseline: { precision: 0.8, recall: 0.5, f1: 0.9 }", Words);

        var score = grader.Grade("the cat sat", new { gold = "the feline lay" });

        Assert.Equal((0.8548658653566678 - 0.9) / 0.1, score.Raw!.Value, 1e-11);
        Assert.Equal(0, score.Value);
        Assert.Equal((0.8749289863899042 - 0.5) / 0.5, grader.Column(score, "recall"), 1e-12);
    }

    [Fact]
    public void Grade_EachWord_IsEmbeddedOnce()
    {
        var words = Words;
        var grader = GraderUnderTest.Of(Yaml, words);

        grader.Grade("the cat the cat", new { gold = "the dog" });
        grader.Grade("dog", new { gold = "cat" });

        Assert.Equal(3, words.Calls);
    }

    [Theory]
    [InlineData("unknown", "no vector for unknown")]
    [InlineData("long", "the embeddings have different lengths")]
    [InlineData("nan", "an embedding holds a value that is no number")]
    public void Grade_FailedOrBrokenEmbedding_IsErrored(string word, string reason)
    {
        var score = GraderUnderTest.Of(Yaml, Words).Grade("cat " + word, new { gold = "cat" });

        Assert.Equal((Outcome.Errored, reason), (score.Outcome, score.Reason));
    }

    [Fact]
    public void Grade_TextOfTooManyWords_IsErroredBeforeAnyCall()
    {
        var words = Words;
        var score = GraderUnderTest.Of(Yaml, words).Grade(string.Join(' ', Enumerable.Range(0, 2_001)), new { gold = "cat" });

        Assert.Equal((Outcome.Errored, "a text has 2001 different words; bert_score takes at most 2000", 0), (score.Outcome, score.Reason, words.Calls));
    }

    /// <summary>Weights ln(4/2) for feline, lay, dog, sat and cat, ln(4/4) = 0 for the; see the tests of the matching.</summary>
    [Fact]
    public void Grade_InverseDocumentFrequencies_ComeFromTheRowsOfAFile()
    {
        using var folder = new TestFolder();
        folder.Write("refs.jsonl", "{\"gold\":\"the feline lay\"}\n{\"gold\":[\"the dog sat\",\"the cat\"]}\n{\"other\":1}\n");
        var path = folder.In("refs.jsonl");
        var grader = GraderUnderTest.Of($"{Yaml}\nidf: '{path}'", Words);

        Assert.Equal(0.7818679818430139, grader.Grade("the cat sat", new { gold = "the feline lay" }).Value!.Value, 1e-12);
        Assert.Equal((Outcome.Scored, null), (grader.Grade("the", new { gold = "the cat" }).Outcome, grader.Grade("the", new { gold = "the cat" }).Value));
        Assert.Contains($"idf:{path}", grader.Definition.Signature, StringComparison.Ordinal);
        Assert.Matches(@"refs\.jsonl:[0-9a-f]{16}\|v1$", grader.Definition.Signature);
    }

    [Fact]
    public void Problems_IdfWithoutReferences_AreFoundAtLoad()
    {
        using var folder = new TestFolder();
        folder.Write("refs.jsonl", "{\"gild\":\"the feline lay\"}\n");

        Assert.Equal(["references 'none.jsonl' not found"], GraderUnderTest.ProblemsOf(Yaml + "\nidf: none.jsonl", folder.In("")));
        Assert.Equal(["no row of 'refs.jsonl' has the reference; its path has to lead into the item"], GraderUnderTest.ProblemsOf(Yaml + "\nidf: refs.jsonl", folder.In("")));
        Assert.Equal(["there is no dataset here; name a file"], GraderUnderTest.ProblemsOf(Yaml + "\nidf: dataset"));
    }

    [Fact]
    public void Signature_SaysThatVectorsKnowNoContext() => Assert.Equal(
        "bert_score|vectors:single words|model:e|tok:unicode words|idf:no|baseline:none|v1", GraderUnderTest.Of(Yaml, Words).Definition.Signature);
}
