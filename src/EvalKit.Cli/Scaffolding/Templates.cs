using System.Text;

namespace EvalKit.Cli.Scaffolding;

/// <summary>The texts that are scaffolded, with places such as <c>$SUITE$</c>.</summary>
internal static class Templates
{
    /// <summary>A text with its places filled.</summary>
    /// <param name="name">The file's name among the templates.</param>
    /// <param name="places">Names without the dollar signs, and what stands there.</param>
    public static string Text(string name, params IEnumerable<(string Place, string Value)> places)
    {
        using var stream = typeof(Templates).Assembly.GetManifestResourceStream("EvalKit.Cli.Templates." + name) ?? throw new InvalidOperationException($"there is no template '{name}'");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var text = new StringBuilder(reader.ReadToEnd().ReplaceLineEndings("\n"));
        foreach (var (place, value) in places)
            text.Replace($"${place}$", value);
        return text.ToString();
    }
}
