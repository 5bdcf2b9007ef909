namespace EvalKit.Metrics;

/// <summary>The one-to-one assignment with the greatest sum of weights (Kuhn 1955, in the form of Jonker and Volgenant 1987).</summary>
internal static class Assignment
{
    /// <summary>For each row the column assigned to it, or -1 when there are fewer columns than rows and it gets none.</summary>
    public static int[] Maximize(double[,] weights)
    {
        var (rows, columns) = (weights.GetLength(0), weights.GetLength(1));
        if (rows > columns)
            return Invert(Maximize(Transpose(weights)), rows);

        var rowPrices = new double[rows + 1];
        var columnPrices = new double[columns + 1];
        var rowOfColumn = new int[columns + 1];
        for (var row = 1; row <= rows; row++)
            Augment(weights, row, rowPrices, columnPrices, rowOfColumn);

        var assigned = new int[rows];
        for (var column = 1; column <= columns; column++)
        {
            if (rowOfColumn[column] > 0)
                assigned[rowOfColumn[column] - 1] = column - 1;
        }

        return assigned;
    }

    /// <summary>Adds one row along the cheapest alternating path. Rows and columns count from 1; column 0 stands for the new row.</summary>
    private static void Augment(double[,] weights, int newRow, double[] rowPrices, double[] columnPrices, int[] rowOfColumn)
    {
        var columns = columnPrices.Length - 1;
        var slack = new double[columns + 1];
        var before = new int[columns + 1];
        var isDone = new bool[columns + 1];
        Array.Fill(slack, double.PositiveInfinity);
        rowOfColumn[0] = newRow;
        var current = 0;
        while (rowOfColumn[current] != 0)
        {
            isDone[current] = true;
            var row = rowOfColumn[current];
            var (nearest, step) = (0, double.PositiveInfinity);
            for (var column = 1; column <= columns; column++)
            {
                if (isDone[column])
                    continue;
                var reduced = -weights[row - 1, column - 1] - rowPrices[row] - columnPrices[column];
                if (reduced < slack[column])
                    (slack[column], before[column]) = (reduced, current);
                if (slack[column] < step)
                    (step, nearest) = (slack[column], column);
            }

            for (var column = 0; column <= columns; column++)
            {
                if (!isDone[column])
                {
                    slack[column] -= step;
                    continue;
                }

                rowPrices[rowOfColumn[column]] += step;
                columnPrices[column] -= step;
            }

            current = nearest;
        }

        for (; current != 0; current = before[current])
            rowOfColumn[current] = rowOfColumn[before[current]];
    }

    private static double[,] Transpose(double[,] weights)
    {
        var transposed = new double[weights.GetLength(1), weights.GetLength(0)];
        for (var row = 0; row < weights.GetLength(0); row++)
        {
            for (var column = 0; column < weights.GetLength(1); column++)
                transposed[column, row] = weights[row, column];
        }

        return transposed;
    }

    private static int[] Invert(int[] assigned, int count)
    {
        var inverted = new int[count];
        Array.Fill(inverted, -1);
        for (var i = 0; i < assigned.Length; i++)
            inverted[assigned[i]] = i;
        return inverted;
    }
}
