using EvalKit.Datasets;

namespace EvalKit.Running;

/// <summary>The unit of work: one variant answers one item once.</summary>
/// <param name="Variant">Index of the variant in the plan.</param>
/// <param name="ItemIndex">Index of the item in the plan.</param>
/// <param name="Repeat">0-based.</param>
/// <param name="Item">The item.</param>
internal readonly record struct Cell(int Variant, int ItemIndex, int Repeat, Item Item);
