using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace EvalKit.Prompts;

/// <summary>A path such as <c>item.answers[0].text</c>: a namespace followed by names and indexes.</summary>
/// <param name="Text">The path as written.</param>
/// <param name="Namespace">The first name.</param>
/// <param name="Steps">What follows: a name, or an index where <see cref="TemplateStep.Name"/> is null.</param>
internal sealed record TemplatePath(string Text, string Namespace, IReadOnlyList<TemplateStep> Steps)
{
    public static bool TryParse(string text, [NotNullWhen(true)] out TemplatePath? path)
    {
        path = null;
        var steps = new List<TemplateStep>();
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            if (rest[0] == '[')
            {
                var close = rest.IndexOf(']');
                if (steps.Count == 0 || close < 2 || !int.TryParse(rest[1..close], NumberStyles.None, CultureInfo.InvariantCulture, out var index))
                    return false;
                steps.Add(new TemplateStep(null, index));
                rest = rest[(close + 1)..];
            }
            else
            {
                if (steps.Count > 0)
                {
                    if (rest[0] != '.')
                        return false;
                    rest = rest[1..];
                }
                var length = rest.IndexOfAny('.', '[');
                var name = length < 0 ? rest : rest[..length];
                if (name.IsEmpty || !IsName(name))
                    return false;
                steps.Add(new TemplateStep(name.ToString(), 0));
                rest = rest[name.Length..];
            }
        }
        if (steps.Count == 0)
            return false;
        path = new TemplatePath(text, steps[0].Name!, steps[1..]);
        return true;
    }

    private static bool IsName(ReadOnlySpan<char> name)
    {
        foreach (var c in name)
            if (!char.IsLetterOrDigit(c) && c is not ('_' or '-' or '$' or '@'))
                return false;
        return true;
    }
}

/// <summary>One step of a path: into a property, or into an array when <paramref name="Name"/> is null.</summary>
internal readonly record struct TemplateStep(string? Name, int Index);
