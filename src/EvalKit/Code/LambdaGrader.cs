using EvalKit.Datasets;

namespace EvalKit;

internal sealed class LambdaGrader(Func<Item, EvalSample, CancellationToken, Task<Grade>> grade) : ISampleGrader
{
    public ValueTask<Grade> GradeAsync(Item item, EvalSample sample, CancellationToken cancellationToken) => new(grade(item, sample, cancellationToken));
}
