using EvalKit.Cli.Output;
using EvalKit.Results;

namespace EvalKit.Cli.Commands;

/// <summary>Finds the items of an earlier run that did not reach the full score of every grader, for <c>--filter failing:RUN</c>.</summary>
internal static class FailingItems
{
    public static Func<string, IReadOnlySet<string>?> Of(Terminal terminal) => name =>
    {
        var (run, _) = RunFolders.Read(terminal, name);
        if (run is null)
            return null;
        var failing = new HashSet<string>(StringComparer.Ordinal);
        foreach (var variant in run.Data.Variants)
            for (var cell = 0; cell < variant.Outcomes.Length; cell++)
                if (variant.Outcomes[cell] != Outcome.Scored || run.Graders.Any(g => variant.Grader(g.Name)!.Value(cell, 0) < 1))
                    failing.Add(run.Data.Items.Ids[cell / run.Data.Repeats]);
        return failing;
    };
}
