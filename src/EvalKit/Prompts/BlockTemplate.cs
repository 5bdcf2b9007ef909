using System.Globalization;
using System.Text.RegularExpressions;
using HandlebarsDotNet;
using HandlebarsDotNet.Compiler;

namespace EvalKit.Prompts;

/// <summary>A template with Handlebars blocks. Strict: a missing variable fails; nothing is HTML-escaped; there are no partials and no helpers of ours.</summary>
internal sealed partial class BlockTemplate
{
    private static readonly Lazy<IHandlebars> Engine = new(CreateEngine);

    private readonly HandlebarsTemplate<object, object> _render;

    private BlockTemplate(HandlebarsTemplate<object, object> render) => _render = render;

    public static BlockTemplate? Compile(string text, out string? error)
    {
        try
        {
            error = null;
            return new BlockTemplate(Engine.Value.Compile(Tag().Replace(text, tag => Index().Replace(tag.Value, ".[${index}]"))));
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
        return Handlebars.Create(configuration);
    }

    private static string FirstLine(HandlebarsException e) => e.Message.Split('\n')[0].TrimEnd('.', '\r', ' ');

    [GeneratedRegex(@"\{\{[^}]*\}\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\[(?<index>[0-9]+)\]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Index();
}
