using System.Globalization;
using System.Text.RegularExpressions;
using EvalKit.Problems;
using HandlebarsDotNet;
using HandlebarsDotNet.Compiler;

namespace EvalKit.Prompts;

/// <summary>
/// A template with Handlebars blocks. Strict: a missing variable fails; nothing is HTML-escaped; there are no partials and no helpers of the user's.
/// A place that starts with a namespace (<c>item.name</c>) is resolved by <see cref="TemplateScope"/> from the root, inside blocks too, so that it gives
/// the same text as without blocks. Inside <c>each</c> and <c>with</c>, <c>this</c> and bare names are those of the entry; a null entry renders as nothing.
/// </summary>
internal sealed partial class BlockTemplate
{
    private const string ValueHelper = "evalkit-value";

    private static readonly string[] Blocks = ["if", "unless", "each", "with"];
    private static readonly Lazy<IHandlebars> Engine = new(CreateEngine);

    private readonly HandlebarsTemplate<object, object> _render;

    private BlockTemplate(HandlebarsTemplate<object, object> render) => _render = render;

    public static BlockTemplate? Compile(string text, out string? error)
    {
        error = UnknownBlock(text);
        if (error is not null)
            return null;
        try
        {
            return new BlockTemplate(Engine.Value.Compile(Tag().Replace(text, Rewrite)));
        }
        catch (HandlebarsException e)
        {
            error = FirstLine(e);
            return null;
        }
    }

    public bool TryRender(TemplateScope scope, out string text, out string missing)
    {
        try
        {
            text = _render(HandlebarsView.Of(scope));
            missing = "";
            return true;
        }
        catch (HandlebarsUndefinedBindingException e)
        {
            missing = e.Path ?? e.Message;
        }
        catch (HandlebarsException e) when ((e as MissingVariableException ?? e.InnerException) is MissingVariableException absent)
        {
            missing = absent.Path;
        }
        catch (HandlebarsException e)
        {
            missing = FirstLine(e);
        }
        text = "";
        return false;
    }

    private static IHandlebars CreateEngine()
    {
        var configuration = new HandlebarsConfiguration
        {
            NoEscape = true,
            ThrowOnUnresolvedBindingExpression = true,
            FormatProvider = CultureInfo.InvariantCulture,
        };
        configuration.FormatterProviders.Add(new CompactJsonFormatter());
        var engine = Handlebars.Create(configuration);
        engine.RegisterHelper(ValueHelper, static (in EncodedTextWriter output, in HelperOptions options, in Context _, in Arguments arguments) =>
        {
            var name = (string)arguments[0]!;
            if (!TemplatePath.TryParse(name, out var path) || ((HandlebarsView.Root)options.Data["root"]!).Scope.Resolve(path) is not { IsMissing: false } value)
                throw new MissingVariableException(name);
            output.WriteSafeString(value.Render());
        });
        return engine;
    }

    private static string Rewrite(Match tag)
    {
        var expression = tag.Value[2..^2].Trim();
        return TemplatePath.TryParse(expression, out var path) && (path.Namespace == TemplateScope.PromptNamespace || TemplateScope.Namespaces.Contains(path.Namespace, StringComparer.Ordinal))
            ? $$$"""{{{{{ValueHelper}}} "{{{expression}}}"}}"""
            : Index().Replace(tag.Value, ".[${index}]");
    }

    /// <summary>A block with an argument is one of ours; without one it is a path, as in <c>{{#item.note}}</c>.</summary>
    private static string? UnknownBlock(string text)
    {
        foreach (var tag in Tag().EnumerateMatches(text))
        {
            var words = text.AsSpan(tag.Index, tag.Length)[2..^2].Trim().ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 1 && words[0].StartsWith('#') && !Blocks.Contains(words[0][1..], StringComparer.Ordinal))
                return $"there is no block '{words[0]}'{NearestName.Hint(words[0][1..], Blocks)}";
        }
        return null;
    }

    private static string FirstLine(HandlebarsException e) => e.Message.Split('\n')[0].TrimEnd('.', '\r', ' ');

    [GeneratedRegex(@"\{\{[^}]*\}\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\[(?<index>[0-9]+)\]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Index();
}
