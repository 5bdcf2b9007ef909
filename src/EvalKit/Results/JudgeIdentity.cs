using System.Security.Cryptography;
using System.Text;

namespace EvalKit.Results;

/// <summary>Which judge gave the scores of a grader: what the suite says of it, and who really answered. A calibration belongs to one identity and no other.</summary>
/// <param name="Definition">SHA-256 over everything that decides its verdicts but the served models (see <c>docs/judges.md</c>), 64 hexadecimal digits.</param>
/// <param name="ServedModels">The exact models that answered, in ordinal order, each once.</param>
public sealed record JudgeIdentity(string Definition, IReadOnlyList<string> ServedModels)
{
    /// <summary>SHA-256 over the definition and the served models, 64 hexadecimal digits: equal when the judge is the same.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', ServedModels.Prepend(Definition)))));

    /// <summary>The judge behind a grader's scores over all variants of a run; null where the grader is no judge.</summary>
    /// <param name="data">The run's numbers.</param>
    /// <param name="grader">The grader's name.</param>
    public static JudgeIdentity? Of(RunData data, string grader)
    {
        var scores = data.Variants.Select(v => v.Grader(grader)).OfType<ScoreColumns>().ToList();
        return scores is [{ Definition.Judge: { } definition }, ..]
            ? new JudgeIdentity(definition, [.. scores.SelectMany(s => s.JudgeModels).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])
            : null;
    }
}
