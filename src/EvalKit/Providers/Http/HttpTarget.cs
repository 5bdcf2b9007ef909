using EvalKit.Prompts;
using Microsoft.Extensions.AI;

namespace EvalKit.Providers.Http;

/// <summary>Where requests go: an address whose path and query may hold templates.</summary>
internal sealed class HttpTarget(Template url)
{
    /// <summary>The property of a message that carries the rendered path and query.</summary>
    private const string Place = "target";

    /// <summary>The address as the suite writes it.</summary>
    public string Text => url.Text;

    private bool IsFixed => !url.Paths.Any();

    /// <summary>What is wrong with an address, or null.</summary>
    public static string? Problem(Template url)
    {
        if (url.HasBlocks)
            return "takes places such as {{ item.id }} and no blocks";
        if (Host(url.Text).Contains("{{", StringComparison.Ordinal))
            return "may not have a template before its path: who is asked does not depend on the item";
        if (!TryParse(Example(url.Text), out var uri))
            return "must be an absolute http or https address";
        return uri.UserInfo.Length > 0 ? "must not contain a user name or password: name an environment variable under headers" : null;
    }

    /// <summary>The request as one user message: the body, and the rendered path where the address has templates.</summary>
    public static (IReadOnlyList<ChatMessage>? Messages, string Missing) Compose(HttpTarget target, JsonTemplate? body, IReadOnlyList<ChatMessage> prompt, TemplateScope scope)
    {
        scope.Prompt = PromptJson.View(prompt);
        var text = "";
        if (body is not null)
        {
            if (body.Render(scope, out var missing) is not { } rendered)
                return (null, missing);
            text = rendered;
        }
        var message = new ChatMessage(ChatRole.User, text);
        if (!target.IsFixed)
        {
            if (!target.TryRender(scope, out var place, out var absent))
                return (null, absent);
            message.AdditionalProperties = new AdditionalPropertiesDictionary { [Place] = place };
        }
        return ([message], "");
    }

    public Uri Address(ChatMessage message)
    {
        if (message.AdditionalProperties?.TryGetValue(Place, out var place) == true && place is string path)
            return new Uri(new Uri(Host(Text)), path);
        return new Uri(Text);
    }

    private bool TryRender(TemplateScope scope, out string place, out string missing)
    {
        place = "";
        if (!url.TryRender(scope, Uri.EscapeDataString, out var address, out missing))
            return false;
        place = address[Host(Text).Length..];
        if (!place.StartsWith('/'))
            place = "/" + place;
        return true;
    }

    /// <summary>Scheme and host as written: everything before the path.</summary>
    private static string Host(string address)
    {
        var start = address.IndexOf("://", StringComparison.Ordinal);
        var end = start < 0 ? -1 : address.AsSpan(start + 3).IndexOfAny('/', '?', '#');
        return end < 0 ? address : address[..(start + 3 + end)];
    }

    private static bool TryParse(string address, out Uri uri) =>
        Uri.TryCreate(address, UriKind.Absolute, out uri!) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);

    /// <summary>The address with something in the place of each template.</summary>
    private static string Example(string address)
    {
        for (var open = address.IndexOf("{{", StringComparison.Ordinal); open >= 0; open = address.IndexOf("{{", StringComparison.Ordinal))
        {
            var close = address.IndexOf("}}", open, StringComparison.Ordinal);
            address = close < 0 ? address[..open] : $"{address[..open]}x{address[(close + 2)..]}";
        }
        return address;
    }
}
