namespace EvalKit.Problems;

/// <summary>Collects problems so that a user sees all of them at once; keeps at most <see cref="Limit"/> of one file and counts the rest.</summary>
internal sealed class ProblemList
{
    /// <value>The default value is 100 problems a file.</value>
    public const int Limit = 100;

    private readonly List<Problem> _problems = [];
    private readonly HashSet<(string File, int Line, int Column, string Message)> _seen = [];
    private readonly Dictionary<string, int> _perFile = new(StringComparer.Ordinal);

    public int Count => _perFile.Values.Sum();

    public bool Any => _perFile.Count > 0;

    public void Add(string file, int line, int column, string message)
    {
        if (!_seen.Add((file, line, column, message)))
            return;
        var count = _perFile[file] = _perFile.GetValueOrDefault(file) + 1;
        if (count <= Limit)
            _problems.Add(new Problem(file, line, column, message));
        else
            _seen.Remove((file, line, column, message));
    }

    public void Add(Yaml.YamlValue place, string message) => Add(place.File, place.Line, place.Column, message);

    /// <summary>All problems in the order of their places, with one closing line for each file that had more than the limit.</summary>
    public IReadOnlyList<Problem> ToList() =>
    [
        .. _problems.OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line).ThenBy(p => p.Column),
        .. _perFile.Where(f => f.Value > Limit).OrderBy(f => f.Key, StringComparer.Ordinal)
            .Select(f => new Problem(f.Key, 0, 0, $"and {f.Value - Limit} more problems like these")),
    ];
}
