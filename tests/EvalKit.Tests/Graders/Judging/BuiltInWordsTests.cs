using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EvalKit.Graders;
using EvalKit.Graders.Judging;
using EvalKit.Results;
using EvalKit.Yaml;

namespace EvalKit.Tests.Graders.Judging;

/// <summary>The words that judges are told are a part of every judge's fingerprint: whoever changes one makes every calibration expire, and cannot forget to.</summary>
public sealed class BuiltInWordsTests
{
    private static readonly object Item = new
    {
        question = "q", answer = "one", message = "m", article = "a", label = "x", options = new[] { "one", "two" }, passages = new[] { "p" }, facts = new[] { "f" },
        others = new[] { "o" }, other = "o", source = "s", documents = new[] { "p" }, policy = "y", expert = "e", reference = "one", request = "r", human_answer = "h", march_answer = "m", is_harmful = true,
    };

    public static TheoryData<string> Kinds => [.. GraderCatalog.Types.Values.OfType<JudgeType>().Select(t => t.Type)];

    [Fact]
    public async Task Words_OfEveryKind_AreThoseOfTheFingerprint()
    {
        var said = new StringBuilder();
        foreach (var type in GraderCatalog.Types.Values.OfType<JudgeType>().OrderBy(t => t.Type, StringComparer.Ordinal))
            foreach (var words in await AskedAsync(type))
                said.Append(words).Append('\u001e');

        var digits = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said.ToString())))[..16];
        Assert.True(JudgeMessages.Words == digits, $"the built-in words of judges have changed: set JudgeMessages.Words to \"{digits}\"; calibrations on record expire by it");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Probe_OfAKind_HearsItsQuestions(string type) => Assert.NotEmpty(await AskedAsync((JudgeType)GraderCatalog.Types[type]));

    /// <summary>What a judge of the kind is sent, as it is and, where it can, after it has solved the task itself.</summary>
    private static async Task<IReadOnlyList<string>> AskedAsync(JudgeType type)
    {
        var asked = new List<string>();
        foreach (var solve in type.Shape.Keys.Any(k => k.Name == JudgeKeys.SolveFirst.Name) ? new[] { false, true } : [false])
        {
            var judge = new ScriptedJudge(call => Valid(call.Form));
            var yaml = Parameters(type, solve);
            var score = await GraderUnderTest.Judged(yaml, new TableEmbedder { ["q"] = [1f], ["one"] = [1f] }, [judge]).GradeAsync("an answer", Item);
            Assert.True(score.Outcome is Outcome.Scored or Outcome.JudgeFailed, $"{type.Type}: {score.Outcome.Name()}, {score.Reason}");
            asked.AddRange(judge.Calls.SelectMany(c => c.Messages.Select(m => m.Text)));
        }
        return asked;
    }

    /// <summary>The type's own example with one judge, asked once.</summary>
    private static string Parameters(JudgeType type, bool solve)
    {
        var lines = type.Example.ReplaceLineEndings("\n").Split('\n')[1..].Select(l => l.StartsWith("  ", StringComparison.Ordinal) ? l[2..] : l)
            .Select(l => l.StartsWith("model:", StringComparison.Ordinal) ? "model: judge" : l.Replace("steps.search.output_json.documents", "item.documents", StringComparison.Ordinal).Replace("baseline.output_text", "item.other", StringComparison.Ordinal));
        string[] kept = [.. lines.Where(l => !l.StartsWith("samples:", StringComparison.Ordinal) && !l.StartsWith("solve_first:", StringComparison.Ordinal)), "samples: 1"];
        return string.Join('\n', [.. kept, .. !solve ? [] : kept.Any(l => l.StartsWith("question:", StringComparison.Ordinal)) ? ["solve_first: true"] : (string[])["question: q", "solve_first: true"]]);
    }

    /// <summary>Some verdict of the form, found by trying numbers and lengths of lists until it is read.</summary>
    private static string Valid(VerdictForm form)
    {
        var schema = form.ResponseFormat.GetProperty("schema");
        for (var length = 1; length <= 6; length++)
            foreach (var number in (double[])[1, 0, 2, 3, 0.5])
                if (Of(schema, length, number) is var verdict && form.Read(verdict, out _) is not null)
                    return verdict;
        throw new InvalidOperationException($"no verdict fits {schema.GetRawText()}");
    }

    private static string Of(JsonElement schema, int length, double number)
    {
        if (schema.TryGetProperty("enum", out var words))
            return words[0].GetRawText();
        return schema.GetProperty("type").GetString() switch
        {
            "object" => $"{{{string.Join(',', schema.GetProperty("properties").EnumerateObject().Select(p => $"\"{p.Name}\":{Of(p.Value, length, number)}"))}}}",
            "array" => $"[{string.Join(',', Enumerable.Repeat(Of(schema.GetProperty("items"), length, number), length))}]",
            "boolean" => "true",
            "string" => "\"one\"",
            _ => JsonSerializer.Serialize(number),
        };
    }
}
