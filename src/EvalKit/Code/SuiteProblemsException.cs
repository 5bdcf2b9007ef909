using EvalKit.Problems;

namespace EvalKit;

/// <summary>A suite cannot run: it, its data, or what code adds to it is wrong. Nothing was called.</summary>
public class SuiteProblemsException : Exception
{
    /// <summary>Names everything that is wrong.</summary>
    /// <param name="suite">The suite's path as it was given.</param>
    /// <param name="problems">At least one.</param>
    public SuiteProblemsException(string suite, IReadOnlyList<Problem> problems) : base($"{suite} cannot run:\n{string.Join('\n', problems)}") => Problems = problems;

    private protected SuiteProblemsException(IReadOnlyList<Problem> problems, string message) : base(message) => Problems = problems;

    /// <summary>Every problem found, in the order of their places.</summary>
    public IReadOnlyList<Problem> Problems { get; }
}
