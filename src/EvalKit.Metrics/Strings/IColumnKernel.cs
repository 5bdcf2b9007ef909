using System.Runtime.Intrinsics;

namespace EvalKit.Metrics;

/// <summary>
/// A dynamic programme over pattern (rows) and text (columns) whose cells differ from their neighbours by at most one, held
/// as bits: one bit a row, 64 rows a lane (Myers 1999; Hyyrö 2003 and 2004). A step advances each lane by one column.
/// Lanes are skewed: lane <c>l</c> works one column behind lane <c>l - 1</c>, whose carry of the step before it receives.
/// A step in the <see cref="Start"/> state with no match and no carry changes nothing.
/// </summary>
internal interface IColumnKernel<TSelf>
    where TSelf : struct, IColumnKernel<TSelf>
{
    /// <summary>The state at the left edge of the matrix.</summary>
    static abstract TSelf Start { get; }

    /// <summary>The carry that enters each column at the top edge of the matrix.</summary>
    static abstract byte TopCarry { get; }

    /// <summary>How much the cell below the left edge exceeds the one above it.</summary>
    static abstract int LeftSlope { get; }

    /// <summary>How much a column with this carry differs from the column before it, in the row that the carry leaves.</summary>
    static abstract int Slope(byte carry);

    /// <summary>The distance that the last cell of the matrix stands for.</summary>
    static abstract int Distance(int corner, int rows, int columns);

    /// <summary>Advances by one column. <paramref name="matches"/>: the rows whose pattern symbol is the column's text symbol.</summary>
    Vector256<ulong> Step(Vector256<ulong> matches, Vector256<ulong> carry);

    /// <summary>The lanes of <paramref name="active"/> from this state, the others from <paramref name="other"/>.</summary>
    TSelf Merge(TSelf other, Vector256<ulong> active);

    /// <summary>The sum of the vertical differences over the rows of the current column that <paramref name="rows"/> selects.</summary>
    int Rise(Vector256<ulong> rows);
}
