using EvalKit.Problems;
using EvalKit.Yaml;

namespace EvalKit.Datasets;

/// <summary>A YAML file that holds one list of maps: for the small datasets that people write by hand.</summary>
internal static class YamlRows
{
    public static IEnumerable<DatasetRow> Read(Stream stream, string file, ProblemList problems)
    {
        if (stream.Length > TextFile.MaxBytes)
        {
            problems.Add(file, 0, 0, $"is larger than {TextFile.MaxBytes / (1024 * 1024)} MiB; use .jsonl for large datasets, it is streamed");
            yield break;
        }
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        if (TextFile.Decode(bytes, file, problems) is not { } text || YamlTreeReader.Read(text, file, problems) is not { } root)
            yield break;
        if (root.Kind != YamlKind.List)
        {
            problems.Add(root, "has to hold a list of items");
            yield break;
        }
        foreach (var item in root.Items)
            yield return new DatasetRow(item.Line, YamlJson.ToJson(item));
    }
}
