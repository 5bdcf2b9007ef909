using System.Security.Cryptography;
using System.Text;
using EvalKit.Problems;
using EvalKit.Prompts;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Suites;

/// <summary>Reads the entries under <c>prompts</c>.</summary>
internal static class PromptBinder
{
    public static PromptDefinition Bind(string name, YamlValue value, LoadContext context)
    {
        var messages = value.Kind == YamlKind.Scalar ? [Message("user", value, context)]
            : value["messages"] is { } list ? Messages(list, context)
            : value.Text("path") is { } path ? FromFile(path, value["path"]!, context)
            : [];
        var text = string.Join('\u001e', messages.Select(m => m.Role + '\u001f' + m.Content));
        return new PromptDefinition(name, messages, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16]);
    }

    private static List<PromptMessage> Messages(YamlValue list, LoadContext context) =>
        [.. list.Items.Where(m => m["content"] is not null).Select(m => Message(m.Text("role") ?? "user", m["content"]!, context))];

    private static PromptMessage Message(string role, YamlValue content, LoadContext context)
    {
        if (content.Kind == YamlKind.List)
            return Parts(role, content, context);
        if (content.Kind == YamlKind.Scalar && string.IsNullOrWhiteSpace(content.Text))
            context.Problems.Add(content, "a prompt may not be empty");
        return new(role, content.Text) { Template = context.ParseTemplate(content, content.Text) };
    }

    private static PromptMessage Parts(string role, YamlValue list, LoadContext context)
    {
        var parts = new List<PromptPart>();
        var shown = new List<string>();
        foreach (var item in list.Items)
            foreach (var (key, value) in item.Entries)
                if (key.Text != "detail" && value.Kind == YamlKind.Scalar)
                {
                    var template = context.ParseTemplate(value, value.Text);
                    var comesFromItem = template.Paths.FirstOrDefault()?.Namespace == "item" && value.Text.TrimStart().StartsWith("{{", StringComparison.Ordinal);
                    var part = new PromptPart(key.Text, template, comesFromItem ? context.DatasetFolder : context.Folder, item.Text("detail"));
                    if (item["detail"] is { } detail && key.Text != "image")
                        context.Problems.Add(detail, "'detail' is about images");
                    if (key.Text != PromptPart.Text && !value.Text.Contains("{{", StringComparison.Ordinal) && MediaFile.Problem(part, value.Text) is { } problem)
                        context.Problems.Add(value, problem);
                    parts.Add(part);
                    shown.Add(key.Text == PromptPart.Text ? value.Text : $"[{key.Text}: {value.Text}{(part.Detail is null ? "" : $", {part.Detail}")}]");
                }
        var text = string.Join('\n', shown);
        // What is wrong with a template was said at its place.
        return new(role, text) { Template = Template.Parse(text, out string? _) ?? Template.Parse("", out string? _)!, Parts = parts };
    }

    private static PromptMessage FileMessage(string path, string text, LoadContext context)
    {
        if (string.IsNullOrWhiteSpace(text))
            context.Problems.Add(path, 1, 1, "a prompt may not be empty");
        return new("user", text) { Template = context.ParseTemplateFile(path, text) };
    }

    private static List<PromptMessage> FromFile(string path, YamlValue place, LoadContext context)
    {
        if (!context.CheckFile(place, "prompt file"))
            return [];
        var text = TextFile.Read(context.Resolve(path), path, context.Problems);
        if (text is null)
        {
            context.Problems.Add(place, $"prompt file '{path}' cannot be read");
            return [];
        }
        context.NamedTexts.Add(text);
        if (SecretLiterals.IsSecret(text))
            context.Problems.Add(place, $"prompt file '{path}' holds what looks like a secret key; prompts are sent and recorded");
        if (Path.GetExtension(path).ToLowerInvariant() is not (".yaml" or ".yml"))
            return [FileMessage(path, text.TrimEnd('\r', '\n'), context)];
        if (YamlTreeReader.Read(text, path, context.Problems) is not { } root)
            return [];
        var shape = new ObjectShape(SuiteShape.Messages with { IsRequired = true });
        ShapeCheck.Run(root, shape, "prompt file", context.Problems);
        return root["messages"] is { } list ? Messages(list, context) : [];
    }
}
