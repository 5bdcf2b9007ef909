namespace EvalKit.Metrics;

/// <summary>How the elements of the lists on a path are aligned.</summary>
/// <param name="Path">As in <see cref="FieldRule"/>.</param>
/// <param name="Alignment">Which elements are compared.</param>
/// <param name="Key">The name of the property whose value identifies an element, for <see cref="ListAlignment.Key"/>.</param>
public sealed record ListRule(string Path, ListAlignment Alignment, string? Key = null);
