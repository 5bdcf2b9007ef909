using EvalKit.Problems;
using EvalKit.Results;
using EvalKit.Running;

namespace EvalKit.People;

/// <summary>The cells of a run that its suite wants people to look at.</summary>
/// <param name="Cells">By variant, item and repeat.</param>
internal sealed record NeededCells(IReadOnlySet<(string Variant, string Item, int Repeat)> Cells)
{
    public IReadOnlySet<string> Items { get; } = Cells.Select(c => c.Item).ToHashSet(StringComparer.Ordinal);

    public static NeededCells? Of(RunFolder folder, ProblemList problems)
    {
        var (run, found) = RunReader.Read(folder);
        foreach (var problem in found)
            problems.Add(problem.File, problem.Line, problem.Column, problem.Message);
        if (run is { NeedsHuman.Count: 0 })
            problems.Add("--needs-human", 0, 0, "the suite of this run has no 'needs_human', which says what people look at");
        if (run is null || problems.Any)
            return null;
        var cells = run.Data.Variants.SelectMany(v => NeedsHumanResult.Cells(run.NeedsHuman, run.Data, v), (v, cell) => (v.Name, run.Data.Items.Ids[cell / run.Data.Repeats], cell % run.Data.Repeats));
        return new NeededCells(cells.ToHashSet());
    }
}
