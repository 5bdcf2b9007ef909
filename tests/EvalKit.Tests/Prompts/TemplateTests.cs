using System.Text.Json;
using EvalKit.Prompts;
using EvalKit.Tests.Problems;

namespace EvalKit.Tests.Prompts;

public sealed class TemplateTests
{
    private static readonly JsonElement Item = JsonElement.Parse("""
        {"name":"<a&b> 'q' \"z\"","number":1.50,"minus":-0,"big":12345678901234567890,"yes":true,"no":false,"nothing":null,"zero":0,"empty":"","none":[],
         "list":[1,"a",{"x":1.0}],"map":{"a":1,"s":"ü\"<"},"rows":[{"item":"own","k":"r1"},{"k":"r2"}],"größe":"g","a-b":"ab","$x":"dx","0":"zero",
         "braces":"{{item.name}}","length":"L"}
        """);

    public static TheoryData<string, string> Places => new()
    {
        { "item.name", "<a&b> 'q' \"z\"" },
        { " item.name ", "<a&b> 'q' \"z\"" },
        { "item.number", "1.50" },
        { "item.minus", "-0" },
        { "item.big", "12345678901234567890" },
        { "item.yes", "true" },
        { "item.no", "false" },
        { "item.nothing", "null" },
        { "item.zero", "0" },
        { "item.empty", "" },
        { "item.none", "[]" },
        { "item.list", "[1,\"a\",{\"x\":1.0}]" },
        { "item.list[0]", "1" },
        { "item.list[2].x", "1.0" },
        { "item.map", "{\"a\":1,\"s\":\"ü\\\"<\"}" },
        { "item.map.s", "ü\"<" },
        { "item.größe", "g" },
        { "item.a-b", "ab" },
        { "item.$x", "dx" },
        { "item.0", "zero" },
        { "item.length", "L" },
        { "item.braces", "{{item.name}}" },
        { "item.rows[1].k", "r2" },
        { "env.PLACE", "here" },
        { "sample.output_text", "{\"ids\":[3,4]}" },
        { "sample.output_json.ids[1]", "4" },
        { "steps.search.output_text", "found" },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public void TryRender_Place_IsTheTextInEveryCulture(string place, string expected) => Assert.All(new[] { "", "de-DE", "tr-TR" }, culture =>
        Assert.Equal(expected, Cultures.Run(culture, () => Render($"{{{{{place}}}}}"))));

    [Theory]
    [MemberData(nameof(Places))]
    public void TryRender_PlaceInsideABlock_IsTheSameText(string place, string expected)
    {
        Assert.Equal(expected, Render($"{{{{#if item.yes}}}}{{{{{place}}}}}{{{{/if}}}}"));
        Assert.Equal($"r1 {expected};r2 {expected};", Render($"{{{{#each item.rows}}}}{{{{k}}}} {{{{{place}}}}};{{{{/each}}}}"));
    }

    [Theory]
    [InlineData("item.nope")]
    [InlineData("item.name.Length")]
    [InlineData("item.list.Count")]
    [InlineData("item.list.length")]
    [InlineData("item.map.Count")]
    [InlineData("item.map.Keys")]
    [InlineData("item.list[3]")]
    [InlineData("item.map[0]")]
    [InlineData("item.list.x")]
    [InlineData("item.nothing.x")]
    [InlineData("item.NAME")]
    [InlineData("env.HOME")]
    [InlineData("env")]
    [InlineData("sample.output_tools")]
    [InlineData("sample.nope")]
    [InlineData("sample")]
    [InlineData("steps.search")]
    [InlineData("steps.other.output_text")]
    [InlineData("steps.search.output_json.x")]
    public void TryRender_Missing_IsNamedInsideAndOutsideBlocks(string path)
    {
        Assert.Equal("missing " + path, Render($"a {{{{{path}}}}}"));
        Assert.Equal("missing " + path, Render($"{{{{#if item.yes}}}}a {{{{{path}}}}}{{{{/if}}}}"));
    }

    [Theory]
    [InlineData("{{#each item.rows}}{{this.k}}{{#unless @last}}, {{/unless}}{{/each}}", "r1, r2")]
    [InlineData("{{#each item.rows}}{{@index}}{{/each}}", "01")]
    [InlineData("{{#each item.list}}{{this}}|{{/each}}", "1|a|{\"x\":1.0}|")]
    [InlineData("{{#each item.map}}{{@key}}={{this}}|{{/each}}", "a=1|s=ü\"<|")]
    [InlineData("{{#with item.map}}{{a}}{{s}}{{/with}}", "1ü\"<")]
    [InlineData("{{#item.yes}}x{{/item.yes}}", "x")]
    [InlineData("{{#if item.no}}a{{else}}b{{/if}}", "b")]
    [InlineData("{{#if item.nothing}}a{{else}}b{{/if}}", "b")]
    [InlineData("{{#if item.empty}}a{{else}}b{{/if}}", "b")]
    [InlineData("{{#if item.none}}a{{else}}b{{/if}}", "b")]
    [InlineData("{{#if item.zero}}a{{else}}b{{/if}}", "b")]
    [InlineData("{{#if item.list[0]}}a{{else}}b{{/if}}", "a")]
    [InlineData("{{#each item.none}}a{{else}}b{{/each}}", "b")]
    [InlineData("{{! note }}x{{!-- another --}}", "x")]
    [InlineData("{{#if item.yes}}{\"a\":{\"b\":[0]}}{{/if}}", "{\"a\":{\"b\":[0]}}")]
    [InlineData("{\"a\":{\"b\":1}} {{item.yes}}", "{\"a\":{\"b\":1}} true")]
    [InlineData("no place", "no place")]
    [InlineData("", "")]
    public void TryRender_Blocks_FollowHandlebars(string template, string expected) => Assert.Equal(expected, Render(template));

    [Theory]
    [InlineData("{{#if item.nope}}a{{/if}}", "item.nope")]
    [InlineData("{{#each item.nope}}a{{/each}}", "item.nope")]
    [InlineData("{{#each item.rows}}{{nope}}{{/each}}", "nope")]
    [InlineData("{{#if itm.name}}a{{/if}}", "itm.name")]
    public void TryRender_MissingInABlock_IsNamed(string template, string missing) => Assert.Equal("missing " + missing, Render(template));

    [Theory]
    [InlineData("a {{item.name", "'{{item.name' is never closed: '}}' is missing")]
    [InlineData("{{}}", "'{{}}' is no path such as item.name or steps.search.output_json.ids[0]")]
    [InlineData("{{item..name}}", "'{{item..name}}' is no path such as item.name or steps.search.output_json.ids[0]")]
    [InlineData("{{item.list[-1]}}", "'{{item.list[-1]}}' is no path such as item.name or steps.search.output_json.ids[0]")]
    [InlineData("{{item.list[99999999999]}}", "'{{item.list[99999999999]}}' is no path such as item.name or steps.search.output_json.ids[0]")]
    [InlineData("{{item name}}", "'{{item name}}' is no path such as item.name or steps.search.output_json.ids[0]")]
    [InlineData("{{> partial}}", "'{{> partial}}' is no path such as item.name or steps.search.output_json.ids[0]")]
    [InlineData("{{#if item.yes}}x", "Reached end of template before block expression 'if' was closed")]
    [InlineData("{{#fi item.yes}}x{{/fi}}", "there is no block '#fi'; did you mean 'if'?")]
    [InlineData("{{#foreach item.list}}x{{/foreach}}", "there is no block '#foreach'; valid are if, unless, each, with")]
    public void Parse_Broken_SaysWhy(string template, string expected)
    {
        Assert.Null(Template.Parse(template, out var error));
        Assert.Equal(expected, error);
    }

    [Fact]
    public void TryRender_HugeTemplate_IsQuick()
    {
        var text = string.Concat(Enumerable.Repeat("{{item.yes}} and more text, ", 50_000));
        Assert.Equal(text.Length - 50_000 * "{{item.yes}}".Length + 50_000 * 4, Render(text).Length);
    }

    [Fact]
    public void Evaluate_OnePath_KeepsTheValue()
    {
        var value = Template.Parse("{{ item.list }}", out _)!.Evaluate(Scope(), out _);
        Assert.Equal(["1", "a", "{\"x\":1.0}"], value.ToTexts());
        Assert.Equal(["x1"], Template.Parse("x{{item.list[0]}}", out _)!.Evaluate(Scope(), out _).ToTexts());
    }

    private static TemplateScope Scope()
    {
        var scope = new TemplateScope(Item, new Dictionary<string, string>(StringComparer.Ordinal) { ["PLACE"] = "here" })
        {
            Sample = new SampleView("{\"ids\":[3,4]}"),
        };
        scope.AddStep("search", new SampleView("found"));
        return scope;
    }

    private static string Render(string template)
    {
        var parsed = Template.Parse(template, out var error);
        Assert.Null(error);
        return parsed!.TryRender(Scope(), out var text, out var missing) ? text : "missing " + missing;
    }
}
