using System.Reflection;
using System.Runtime.CompilerServices;
using EvalKit.Decisions;
using EvalKit.Results;

namespace EvalKit.Tests.Architecture;

public sealed class ImmutableResultsTests
{
    /// <summary>Exempt: the working memory that workers fill while a run lasts, from which the immutable summary is built.</summary>
    private static readonly string[] Exempt = [nameof(VariantData), nameof(CellColumns), nameof(ScoreColumns), nameof(RunData)];

    private static readonly Type[] Mutable =
    [
        typeof(List<>), typeof(Dictionary<,>), typeof(HashSet<>), typeof(SortedDictionary<,>), typeof(IList<>), typeof(IDictionary<,>), typeof(ICollection<>), typeof(ISet<>),
    ];

    public static TheoryData<string> Results => [.. Types.Select(t => t.Name).Order(StringComparer.Ordinal)];

    private static IEnumerable<Type> Types => typeof(Summary).Assembly.GetExportedTypes()
        .Where(t => (t.Namespace == typeof(Summary).Namespace || t.Namespace == typeof(TargetResult).Namespace) && !t.IsEnum && !Exempt.Contains(t.Name, StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Results))]
    public void PublicResult_HasNoSetterButInit(string name) => Assert.Empty(
        Properties(name).Where(p => p.SetMethod is { IsPublic: true } set && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))).Select(p => p.Name));

    [Theory]
    [MemberData(nameof(Results))]
    public void PublicResult_HasNoMutableCollection(string name) => Assert.Empty(
        Properties(name).Where(p => p.PropertyType.IsArray || p.PropertyType.IsGenericType && Mutable.Contains(p.PropertyType.GetGenericTypeDefinition())).Select(p => $"{p.Name}: {p.PropertyType}"));

    [Theory]
    [MemberData(nameof(Results))]
    public void PublicResult_HasNoPublicField(string name) =>
        Assert.Empty(Find(name).GetFields(BindingFlags.Instance | BindingFlags.Public).Where(f => !f.IsInitOnly).Select(f => f.Name));

    private static Type Find(string name) => Types.Single(t => t.Name == name);

    private static IEnumerable<PropertyInfo> Properties(string name) => Find(name).GetProperties(BindingFlags.Instance | BindingFlags.Public);
}
