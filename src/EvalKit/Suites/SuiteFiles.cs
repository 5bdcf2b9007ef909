using EvalKit.Problems;
using EvalKit.Yaml;

namespace EvalKit.Suites;

/// <summary>Finds the files that a suite is read from, for tools that watch them.</summary>
public static class SuiteFiles
{
    private const int LongestPath = 500;

    /// <value>The default value is 1,000 files.</value>
    private const int Most = 1000;

    /// <summary>
    /// Full paths of the suite's file and of what it may mean by its texts: every text that names a file, as seen from the file that holds it, through files of
    /// YAML too. A file need not be there yet, so that watching it tells when it is. A suite that is no YAML has its own file alone.
    /// </summary>
    /// <param name="path">Full path of the suite's file.</param>
    public static IReadOnlySet<string> Of(string path)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([path]);
        while (open.TryPop(out var file) && found.Count < Most)
        {
            if (!found.Add(file) || Path.GetExtension(file) is not (".yaml" or ".yml"))
                continue;
            var problems = new ProblemList();
            if (TextFile.Read(file, file, problems) is { } text && YamlTreeReader.Read(text, file, problems) is { } root)
                foreach (var named in Texts(root).Where(IsPath).Select(t => SuitePath.Resolve(Path.GetDirectoryName(file)!, t)).Where(p => !Directory.Exists(p) && Directory.Exists(Path.GetDirectoryName(p))))
                    open.Push(named);
        }
        return found;
    }

    private static IEnumerable<string> Texts(YamlValue value) => value.Kind == YamlKind.Scalar
        ? [value.Text]
        : value.Items.Concat(value.Entries.Select(e => e.Value)).SelectMany(Texts);

    /// <summary>A word with an extension that is neither a number nor an address.</summary>
    private static bool IsPath(string text) =>
        text.Length is > 2 and <= LongestPath && !text.AsSpan().ContainsAny("\n\r\0{}<>|*?\"") && Path.GetExtension(text) is { Length: > 1 } extension && char.IsAsciiLetter(extension[1])
        && !text.Contains("://", StringComparison.Ordinal);
}
