using System.Globalization;
using EvalKit.Graders;
using EvalKit.Results;
using EvalKit.Tests.Problems;

namespace EvalKit.Tests.Graders;

/// <summary>What holds for the scores of every grader whatever the culture and however many threads ask it.</summary>
public sealed class EveryGraderTests
{
    private const int Threads = 4;

    private static readonly string[] Outputs =
    [
        "I QUIT at 3,5 it's TITLE", "\u0130STANBUL ISPARTA \u0131\u011fd\u0131r", "1", "1,5", "12.345,6 kg", "\u0661\u0662\u0663", "-1.5e3", "2027-03-04", "[\"1\"]", "{\"a\":1.5}",
        "{\"name\":\"I\",\"value\":\"1,5\"}", "\ud83d lone", "", "The cat sat. It ran!",
    ];

    /// <summary>Graders that ask a model or start a program have tests of their own.</summary>
    public static TheoryData<string> Types => [.. GraderCatalog.Types.Keys.Where(t => t is not ("embedding_similarity" or "bert_score" or "nearest_label" or "moderation" or "sql" or "command"))];

    [Theory]
    [MemberData(nameof(Types))]
    public void Grade_AnyCulture_IsTheSame(string type)
    {
        var expected = Cultures.Run("", () => GradeAll(type));
        foreach (var culture in (string[])["de-DE", "tr-TR", "ar-SA"])
            Assert.Equal(expected, Cultures.Run(culture, () => GradeAll(type)));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Grade_SeveralThreads_IsTheSame(string type)
    {
        var grader = GraderUnderTest.Of(SignatureTests.Minimal(type));
        var expected = GradeAll(type);
        var results = new IReadOnlyList<string>[Threads];
        using var barrier = new Barrier(Threads);
        var threads = Enumerable.Range(0, Threads).Select(number => new Thread(() =>
        {
            barrier.SignalAndWait();
            results[number] = GradeAll(type, grader);
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.All(results, result => Assert.Equal(expected, result));
    }

    private static List<string> GradeAll(string type, GraderUnderTest? grader = null)
    {
        grader ??= GraderUnderTest.Of(SignatureTests.Minimal(type));
        object item = type == "ranking" ? new { gold = new[] { "1" } } : new { gold = type == "json_match" ? "{\"a\":1.5}" : "1,5" };
        return [grader.Definition.Signature, .. Outputs.Select(output => Shown(grader.Grade(output, item, 1.5, 0.5)))];
    }

    private static string Shown(Score score) => string.Join('|',
        [score.Outcome.ToString(), .. score.Columns.Select(c => c.ToString("R", CultureInfo.InvariantCulture)), score.Raw?.ToString("R", CultureInfo.InvariantCulture), score.Passed?.ToString(), score.Reason, score.Gold, score.Predicted]);
}
