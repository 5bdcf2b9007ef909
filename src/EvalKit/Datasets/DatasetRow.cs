using System.Text.Json;

namespace EvalKit.Datasets;

/// <summary>A row as a reader found it, before it becomes an <see cref="Item"/>.</summary>
internal readonly record struct DatasetRow(int Line, JsonElement Value);
