using FsCheck;
using FsCheck.Fluent;

namespace EvalKit.Metrics.Tests.Fields;

public sealed class AssignmentTests
{
    [Fact]
    public void Maximize_SmallMatrices_EqualsTheBestOfAllAssignments()
    {
        var matrices =
            from rows in Gen.Choose(1, 5)
            from columns in Gen.Choose(1, 5)
            from weights in Gen.Choose(0, 9).ArrayOf(rows * columns)
            select (rows, columns, weights);
        Check.QuickThrowOnFailure(Prop.ForAll(matrices.ToArbitrary(), matrix =>
        {
            var weights = new double[matrix.rows, matrix.columns];
            for (var i = 0; i < matrix.weights.Length; i++)
                weights[i / matrix.columns, i % matrix.columns] = matrix.weights[i];
            var assigned = Assignment.Maximize(weights);
            var used = assigned.Where(column => column >= 0).ToArray();
            Assert.Equal(Math.Min(matrix.rows, matrix.columns), used.Distinct().Count());
            Assert.Equal(used.Length, used.Distinct().Count());
            Assert.Equal(Best(weights, 0, 0), assigned.Select((column, row) => column < 0 ? 0 : weights[row, column]).Sum());
        }));
    }

    private static double Best(double[,] weights, int row, int taken)
    {
        if (row == weights.GetLength(0))
            return 0;
        var best = Best(weights, row + 1, taken);
        for (var column = 0; column < weights.GetLength(1); column++)
        {
            if ((taken & (1 << column)) == 0)
                best = Math.Max(best, weights[row, column] + Best(weights, row + 1, taken | (1 << column)));
        }

        return best;
    }
}
