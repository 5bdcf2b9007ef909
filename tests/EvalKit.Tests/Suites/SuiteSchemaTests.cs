using System.Text.Json;
using EvalKit.Problems;
using EvalKit.Suites;
using EvalKit.Tests.Architecture;
using EvalKit.Yaml;

namespace EvalKit.Tests.Suites;

public sealed class SuiteSchemaTests
{
    public static TheoryData<string> Examples => [.. Directory.EnumerateFiles(Repository.In("evals"), "*.yaml").Select(p => Path.GetFileName(p)!).Order(StringComparer.Ordinal)];

    [Fact]
    public void JsonSchema_CommittedFile_IsCurrent() => Assert.True(
        File.ReadAllText(Repository.In("evals", "suite.schema.json")) == SuiteLoader.JsonSchema(),
        "evals/suite.schema.json is out of date. Refresh it: dotnet run --project src/EvalKit.Cli -- validate --schema > evals/suite.schema.json");

    [Theory]
    [MemberData(nameof(Examples))]
    public void JsonSchema_ExampleSuite_SatisfiesIt(string name) => Assert.Empty(SchemaCheck.Problems(Json(File.ReadAllText(Repository.In("evals", name))), Schema));

    [Theory]
    [MemberData(nameof(Examples))]
    public void Load_ExampleSuite_HasNoProblems(string name) =>
        Assert.Empty(SuiteLoader.Load(Repository.In("evals", name), name, new Variables()).Problems.Select(p => p.ToString()));

    [Theory]
    [InlineData("name: 5\nnmae: x", "$.nmae is unknown")]
    [InlineData("repeats: 0", "$.repeats is below 1")]
    [InlineData("models: { m: { provider: nobody } }", "$.models.m fits none of oneOf")]
    [InlineData("gates: [ { metric: a, against: x } ]", "$.gates[0].against is none of the words")]
    [InlineData("objective: o", "$ lacks name")]
    public void SchemaCheck_BrokenSuite_IsRefused(string yaml, string expected) => Assert.Contains(expected, SchemaCheck.Problems(Json(yaml), Schema));

    [Fact]
    public void JsonSchema_EveryProperty_IsDescribed()
    {
        var bare = new List<string>();
        Walk(Schema, "$", bare);
        Assert.Empty(bare);
    }

    private static JsonElement Schema => JsonElement.Parse(SuiteLoader.JsonSchema());

    private static JsonElement Json(string yaml) => YamlJson.ToJson(YamlTreeReader.Read(yaml, "f", new ProblemList())!);

    private static void Walk(JsonElement schema, string path, List<string> bare)
    {
        if (schema.ValueKind == JsonValueKind.Array)
            foreach (var entry in schema.EnumerateArray())
                Walk(entry, path, bare);
        if (schema.ValueKind != JsonValueKind.Object)
            return;
        foreach (var property in schema.EnumerateObject())
        {
            if (property.Name == "properties")
                foreach (var child in property.Value.EnumerateObject().Where(c => !c.Value.TryGetProperty("description", out _) && !c.Value.TryGetProperty("const", out _) && !c.Value.TryGetProperty("enum", out _)))
                    bare.Add($"{path}.{child.Name}");
            Walk(property.Value, $"{path}.{property.Name}", bare);
        }
    }
}
