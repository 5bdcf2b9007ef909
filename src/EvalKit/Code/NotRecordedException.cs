using System.Globalization;
using EvalKit.Problems;

namespace EvalKit;

/// <summary>A suite can run from records alone, and not all of its answers stand there: a run would say nothing. Nothing was called.</summary>
public sealed class NotRecordedException : SuiteProblemsException
{
    /// <summary>Says what is missing, and how it is recorded.</summary>
    /// <param name="suite">The suite's path as it was given.</param>
    /// <param name="missing">How many answers are missing; null where nothing at all is on record.</param>
    /// <param name="obstacles">Why nothing can be called, such as a key that is not set; none where calls were forbidden.</param>
    public NotRecordedException(string suite, long? missing, IReadOnlyList<Problem> obstacles) : base(obstacles, Text(suite, missing, obstacles)) => Missing = missing;

    /// <summary>How many answers are missing; null where nothing at all is on record.</summary>
    public long? Missing { get; }

    private static string Text(string suite, long? missing, IReadOnlyList<Problem> obstacles)
    {
        var count = missing switch
        {
            null => "no answer is on record",
            1 => "1 answer is not on record",
            _ => string.Create(CultureInfo.InvariantCulture, $"{missing} answers are not on record"),
        };
        return obstacles.Count == 0
            ? $"{suite}: {count}, and calls are forbidden. To record, run with {ResponsesVariable.Name}=auto, which asks for what is missing, or with {ResponsesVariable.Name}=refresh, which asks for everything again and writes the suite's recorded files (responses) anew."
            : $"{suite} cannot run: {count}, and no call can be made:\n{string.Join('\n', obstacles)}\nTo record, see to that and run again: what is missing is asked for ({ResponsesVariable.Name}=refresh asks for everything again and writes the suite's recorded files anew).";
    }
}
