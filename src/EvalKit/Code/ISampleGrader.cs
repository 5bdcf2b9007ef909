using EvalKit.Datasets;

namespace EvalKit;

/// <summary>A grader as a class. Called from many threads at once.</summary>
public interface ISampleGrader
{
    /// <summary>Grades one answer. An exception makes the item errored, with its message as the reason; it never ends the run.</summary>
    /// <param name="item">The row of gold data, without personal data where the suite takes that out.</param>
    /// <param name="sample">What the system made of it.</param>
    /// <param name="cancellationToken">Cancelled when the run is.</param>
    ValueTask<Grade> GradeAsync(Item item, EvalSample sample, CancellationToken cancellationToken);
}
