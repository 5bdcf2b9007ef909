using System.Text.Json;
using EvalKit.Prompts;
using FsCheck;
using FsCheck.Fluent;

namespace EvalKit.Tests.Prompts;

public sealed class TemplateProperties
{
    private static readonly Dictionary<string, string> NoEnvironment = new(StringComparer.Ordinal);

    /// <summary>The same path gives the same text whether the template is ours alone, has blocks, or stands inside one.</summary>
    [Fact]
    public void TryRender_AnyPathOfAnyJson_IsTheSameWithAndWithoutBlocks() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(25),
        Prop.ForAll(RandomJson.Objects, item =>
        {
            var paths = RandomJson.Paths(item, "item").Take(10).ToList();
            var places = string.Join('\n', paths.Select(path => $"[{{{{ {path} }}}}]"));
            var expected = Render(places, item);
            Assert.Equal(expected, Render(places + "{{! a comment makes it a template of blocks }}", item));
            Assert.Equal(expected, Render("{{#with item}}" + places + "{{/with}}{{#unless item}}" + places + "{{/unless}}", item));
        }));

    /// <summary>JSON that is rendered is JSON again, equal to what it was.</summary>
    [Fact]
    public void TryRender_WholeItem_IsTheSameJson() => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(RandomJson.Objects, item => JsonElement.DeepEquals(item, JsonElement.Parse(Render("{{item}}", item)))));

    private static string Render(string text, JsonElement item)
    {
        var template = Template.Parse(text, out var error);
        Assert.Null(error);
        Assert.True(template!.TryRender(new TemplateScope(item, NoEnvironment), out var rendered, out var missing), missing);
        return rendered;
    }
}
