using EvalKit.Results;

namespace EvalKit.Testing;

/// <summary>Assertions on runs, for a test in any framework.</summary>
public static class GateAssertions
{
    /// <summary>Holds a run to the gates of its suite. Where it does not hold, the report is written and the message names it.</summary>
    /// <param name="result">The run.</param>
    /// <param name="failInconclusive">Whether a gate that the data do not decide fails; as with the tool it does not where nothing is said.</param>
    /// <returns>The same run.</returns>
    /// <exception cref="GatesFailedException">A gate failed or is invalid, or the run is incomplete.</exception>
    /// <exception cref="NotRecordedException">The run was made from records alone, and not all of its answers stood there.</exception>
    public static EvalResult ShouldPassGates(this EvalResult result, bool failInconclusive = false)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.NotRecorded > 0)
            throw new NotRecordedException(result.Summary.Suite, result.NotRecorded, []);
        List<GateResult> broken = [.. result.Gates.Where(g => g.Outcome is Verdicts.Failed or Verdicts.Invalid || failInconclusive && g.Outcome == Verdicts.Inconclusive)];
        var message = new GateMessage(result);
        if (broken.Count == 0 && message.Incompleteness is null)
            return result;
        SharedRun.WriteReport(result);
        throw new GatesFailedException(broken.Count > 0 ? message.Failure(broken) : $"{message.Incompleteness}\n{message.Report}");
    }
}
