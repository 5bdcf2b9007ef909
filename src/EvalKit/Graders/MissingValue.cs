using EvalKit.Results;

namespace EvalKit.Graders;

/// <summary>The score of a cell for which a template names a value that is not there.</summary>
internal static class MissingValue
{
    /// <summary>Unparseable where the model's answer was to hold it, errored where the item was.</summary>
    public static Score Score(string path) => path.Contains(".output_json", StringComparison.Ordinal)
        ? Results.Score.Missing(Outcome.Unparseable, $"the output holds no '{path}'")
        : Results.Score.Missing(Outcome.Errored, $"there is no '{path}'");
}
