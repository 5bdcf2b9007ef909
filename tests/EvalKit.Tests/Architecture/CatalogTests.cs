using EvalKit.Graders;
using EvalKit.Providers;
using EvalKit.Shapes;
using EvalKit.Suites;

namespace EvalKit.Tests.Architecture;

public sealed class CatalogTests
{
    public static TheoryData<string> Graders => [.. GraderCatalog.Types.Keys];

    public static TheoryData<string> Providers => [.. ProviderCatalog.All.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Graders))]
    public void Grader_AndEachOfItsKeys_IsDescribed(string type)
    {
        var grader = GraderCatalog.Types[type];
        Assert.Matches("^[A-Z0-9].{20,}[.]$", grader.Summary);
        AssertDescribed(grader.Shape, type);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void Provider_AndEachOfItsKeys_IsDescribed(string name)
    {
        var provider = ProviderCatalog.Find(name)!;
        Assert.Matches("^[A-Z].{20,}[.]$", provider.Shape.Description);
        AssertDescribed(provider.Shape, name);
    }

    [Fact]
    public void Suite_EachOfItsKeys_IsDescribed() => AssertDescribed(SuiteShape.Root, "suite");

    [Fact]
    public void GraderTypes_AreAllInTheCatalog() =>
        Assert.Equal(Concrete(typeof(GraderType)), GraderCatalog.Types.Values.Select(t => t.GetType().Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Providers_AreAllInTheCatalog() =>
        Assert.Equal(Concrete(typeof(IModelProvider)), ProviderCatalog.All.Select(p => p.GetType().Name).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Concrete(Type contract) =>
        contract.Assembly.GetTypes().Where(t => contract.IsAssignableFrom(t) && t is { IsAbstract: false, IsInterface: false }).Select(t => t.Name).Order(StringComparer.Ordinal);

    private static void AssertDescribed(Shape shape, string path)
    {
        switch (shape)
        {
            case ObjectShape fields:
                Assert.Equal(fields.Keys.Count, fields.Keys.Select(k => k.Name).Distinct(StringComparer.Ordinal).Count());
                foreach (var key in fields.Keys)
                {
                    Assert.True(key.Description.Length > 5 && key.Description[^1] is '.', $"{path}.{key.Name}: '{key.Description}'");
                    AssertDescribed(key.Value, $"{path}.{key.Name}");
                }
                break;
            case ListShape list:
                AssertDescribed(list.Item, path);
                break;
            case MapShape map:
                AssertDescribed(map.Value, path);
                break;
            case EitherShape either:
                AssertDescribed(either.Container, path);
                break;
            case TaggedShape tagged:
                foreach (var (name, fields) in tagged.Cases)
                    AssertDescribed(fields, $"{path}.{name}");
                break;
        }
    }
}
