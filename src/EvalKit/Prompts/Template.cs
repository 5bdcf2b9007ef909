using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace EvalKit.Prompts;

/// <summary>
/// A text with <c>{{ namespace.path }}</c> places. Templates of such places alone are rendered here; those with blocks (<c>each</c>, <c>if</c>)
/// are rendered by Handlebars, which is loaded only then. A missing variable is a failure in both.
/// </summary>
internal sealed class Template
{
    private readonly IReadOnlyList<TemplatePart> _parts;
    private readonly BlockTemplate? _blocks;

    private Template(string text, IReadOnlyList<TemplatePart> parts, BlockTemplate? blocks)
    {
        Text = text;
        _parts = parts;
        _blocks = blocks;
    }

    public string Text { get; }

    /// <summary>The paths that the template names outside blocks.</summary>
    public IEnumerable<TemplatePath> Paths => _parts.Where(p => p.Path is not null).Select(p => p.Path!);

    /// <summary>True when the template is one path and nothing else, so that it has a value and not only a text.</summary>
    [MemberNotNullWhen(true, nameof(SinglePath))]
    public bool IsSinglePath => _blocks is null && _parts is [{ Path: not null }];

    public TemplatePath? SinglePath => _blocks is null && _parts is [{ Path: { } path }] ? path : null;

    public bool HasBlocks => _blocks is not null;

    /// <summary>Parses a template; on failure the error is one sentence.</summary>
    public static Template? Parse(string text, out string? error) => Parse(text, out error, out _);

    /// <summary>Parses a template; on failure the error is one sentence and <paramref name="at"/> the index of the place in the text.</summary>
    public static Template? Parse(string text, out string? error, out int at)
    {
        at = 0;
        var parts = new List<TemplatePart>();
        var needsBlocks = false;
        error = null;
        var position = 0;
        while (position < text.Length)
        {
            var open = text.IndexOf("{{", position, StringComparison.Ordinal);
            if (open < 0)
                break;
            at = open;
            if (open > position)
                parts.Add(new TemplatePart(text[position..open], null));
            var close = text.IndexOf("}}", open + 2, StringComparison.Ordinal);
            if (close < 0)
            {
                error = $"'{Excerpt(text[open..])}' is never closed: '}}}}' is missing";
                return null;
            }
            var expression = text[(open + 2)..close].Trim();
            if (expression.Length == 0 || !TemplatePath.TryParse(expression, out var path) || expression is "else" || text.AsSpan(open).StartsWith("{{{"))
            {
                if (!LooksLikeBlock(expression))
                {
                    error = $"'{{{{{Excerpt(expression)}}}}}' is no path such as item.name or steps.search.output_json.ids[0]";
                    return null;
                }
                needsBlocks = true;
            }
            else
            {
                parts.Add(new TemplatePart("", path));
            }
            position = close + 2;
        }
        if (position < text.Length)
            parts.Add(new TemplatePart(text[position..], null));
        at = 0;
        if (!needsBlocks)
            return new Template(text, parts, null);
        var blocks = BlockTemplate.Compile(text, out error);
        return blocks is null ? null : new Template(text, [], blocks);
    }

    /// <summary>The text; false with the name of the missing variable otherwise.</summary>
    public bool TryRender(TemplateScope scope, out string text, out string missing)
    {
        if (_blocks is not null)
            return _blocks.TryRender(scope, out text, out missing);
        missing = "";
        if (_parts.Count == 1)
            return TryPart(_parts[0], scope, out text, out missing);
        var builder = new StringBuilder();
        foreach (var part in _parts)
        {
            if (!TryPart(part, scope, out text, out missing))
                return false;
            builder.Append(text);
        }
        text = builder.ToString();
        return true;
    }

    /// <summary>The text with every value escaped; for templates without blocks.</summary>
    public bool TryRender(TemplateScope scope, Func<string, string> escape, out string text, out string missing)
    {
        missing = "";
        var builder = new StringBuilder();
        foreach (var part in _parts)
        {
            if (!TryPart(part, scope, out text, out missing))
                return false;
            builder.Append(part.Path is null ? text : escape(text));
        }
        text = builder.ToString();
        return true;
    }

    /// <summary>The value where the template is one path, its text otherwise; missing when a variable is.</summary>
    public TemplateValue Evaluate(TemplateScope scope, out string missing)
    {
        if (IsSinglePath)
        {
            missing = SinglePath.Text;
            return scope.Resolve(SinglePath);
        }
        return TryRender(scope, out var text, out missing) ? TemplateValue.Of(text) : TemplateValue.Missing;
    }

    private static bool TryPart(TemplatePart part, TemplateScope scope, out string text, out string missing)
    {
        missing = "";
        text = part.Literal;
        if (part.Path is null)
            return true;
        var value = scope.Resolve(part.Path);
        if (value.IsMissing)
        {
            missing = part.Path.Text;
            return false;
        }
        text = value.Render();
        return true;
    }

    private static bool LooksLikeBlock(string expression) =>
        expression is "else" || expression.Length > 1 && expression[0] is '#' or '/' or '!' or '^' or '@' or '{' || expression.StartsWith("this", StringComparison.Ordinal) || expression.StartsWith("../", StringComparison.Ordinal);

    private static string Excerpt(string text) => text.Length <= 40 ? text : text[..40] + "...";
}
