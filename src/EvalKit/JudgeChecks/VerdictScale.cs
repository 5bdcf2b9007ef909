using System.Text.Json.Serialization;

namespace EvalKit.JudgeChecks;

/// <summary>What verdicts are.</summary>
[JsonConverter(typeof(VerdictScaleConverter))]
public enum VerdictScale
{
    /// <summary>Pass or fail.</summary>
    PassFail,

    /// <summary>Names without an order; of a pairwise judge the names of the answers.</summary>
    Labels,

    /// <summary>Numbers of which only the order is meaningful.</summary>
    Ranks,

    /// <summary>Numbers whose differences are meaningful.</summary>
    Scores,
}
