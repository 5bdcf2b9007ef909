using System.Globalization;
using System.Text;

namespace EvalKit.Metrics;

/// <summary>One part of speech of a WordNet database: where the synsets of a lemma are, and their words (wndb(5WN)).</summary>
internal sealed class WordNetPart
{
    private readonly (string Ending, string Replacement)[] _detachments;
    private readonly Dictionary<string, int[]> _offsets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _exceptions = new(StringComparer.Ordinal);
    private readonly byte[] _data;

    /// <param name="directory">The folder with the files.</param>
    /// <param name="name">noun, verb, adj or adv.</param>
    /// <param name="detachments">The endings that are replaced to find a base form (morphy(7WN)).</param>
    public WordNetPart(string directory, string name, (string Ending, string Replacement)[] detachments)
    {
        _detachments = detachments;
        _data = File.ReadAllBytes(Path.Combine(directory, "data." + name));
        foreach (var line in File.ReadLines(Path.Combine(directory, "index." + name), Encoding.Latin1))
            AddIndexLine(line);
        foreach (var line in File.ReadLines(Path.Combine(directory, name + ".exc"), Encoding.Latin1))
            AddExceptionLine(line);
    }

    /// <summary>The single-word members of all synsets of the base forms of a word.</summary>
    public IEnumerable<string> Synonyms(string word) =>
        BaseForms(word).SelectMany(form => _offsets[form]).SelectMany(WordsOfSynset);

    private IReadOnlyList<string> BaseForms(string word)
    {
        if (_exceptions.TryGetValue(word, out var irregular))
            return Known([word, .. irregular]);

        List<string> forms = [word];
        var known = Known([word, .. Detach(forms)]);
        while (known.Count == 0 && forms.Count > 0)
        {
            forms = Detach(forms);
            known = Known(forms);
        }

        return known;
    }

    private List<string> Known(IEnumerable<string> forms) => [.. forms.Where(_offsets.ContainsKey).Distinct(StringComparer.Ordinal)];

    private List<string> Detach(List<string> forms) =>
    [
        .. from form in forms
           from detachment in _detachments
           where form.EndsWith(detachment.Ending, StringComparison.Ordinal)
           select form[..^detachment.Ending.Length] + detachment.Replacement,
    ];

    private IEnumerable<string> WordsOfSynset(int offset)
    {
        if ((uint)offset >= (uint)_data.Length)
            yield break;
        var rest = _data.AsSpan(offset);
        var end = rest.IndexOf((byte)'\n');
        var fields = Encoding.Latin1.GetString(end < 0 ? rest : rest[..end]).Split(' ');
        if (fields.Length < 4 || !int.TryParse(fields[3], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var count))
            yield break;
        for (var i = 0; i < count && 4 + (2 * i) < fields.Length; i++)
        {
            var word = fields[4 + (2 * i)];
            var marker = word.IndexOf('(', StringComparison.Ordinal);
            word = marker > 0 && word.EndsWith(')') ? word[..marker] : word;
            if (!word.Contains('_', StringComparison.Ordinal))
                yield return word;
        }
    }

    private void AddIndexLine(string line)
    {
        if (line.StartsWith(' '))
            return;
        var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length < 3 || !int.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out var synsets) || synsets >= fields.Length)
            return;
        _offsets[fields[0]] = [.. fields[^synsets..].Select(field => int.Parse(field, NumberStyles.None, CultureInfo.InvariantCulture))];
    }

    private void AddExceptionLine(string line)
    {
        var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length > 1)
            _exceptions[fields[0]] = fields[1..];
    }
}
