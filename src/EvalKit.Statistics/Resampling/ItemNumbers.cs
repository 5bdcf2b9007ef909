namespace EvalKit.Statistics;

/// <summary>Writes the numbers of one item that are added up over items.</summary>
/// <param name="item">The item, from 0.</param>
/// <param name="numbers">Where they go, as many as an item has; every place has to be written.</param>
public delegate void ItemNumbers(int item, Span<double> numbers);
