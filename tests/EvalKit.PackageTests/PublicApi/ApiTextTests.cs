namespace EvalKit.PackageTests.PublicApi;

/// <summary>The lines of the public API tell apart what callers can tell apart.</summary>
public sealed class ApiTextTests
{
    [Fact]
    public void Members_AreWrittenAsDeclared()
    {
        var lines = ApiText.Of(typeof(ApiTextTests).Assembly).Where(l => l.Contains("ApiSample", StringComparison.Ordinal)).ToList();

        Assert.Equal(string.Join('\n', (string[])
        [
            "EvalKit.PackageTests.PublicApi.ApiSample.ApiSample(string Name, string? Note = null)",
            "EvalKit.PackageTests.PublicApi.ApiSample.Count { get; set; } -> static int",
            "EvalKit.PackageTests.PublicApi.ApiSample.Find<T>(in System.Collections.Generic.List<T> items, out int? index, params string[] words) -> virtual System.Threading.Tasks.Task<(int, T)>",
            "EvalKit.PackageTests.PublicApi.ApiSample.Name { get; init; } -> string",
            "EvalKit.PackageTests.PublicApi.ApiSample.Note { get; init; } -> string?",
            "EvalKit.PackageTests.PublicApi.ApiSample.Places -> static const int = 3",
            "EvalKit.PackageTests.PublicApi.ApiSample.Seen() -> protected void",
            "class EvalKit.PackageTests.PublicApi.ApiSample : System.IEquatable<EvalKit.PackageTests.PublicApi.ApiSample>",
        ]), string.Join('\n', lines));
    }
}

/// <summary>Something of everything.</summary>
public record ApiSample(string Name, string? Note = null)
{
    public const int Places = 3;

    private protected int _hidden = Places;

    public static int Count { get; set; }

    internal int Hidden => _hidden;

    public virtual Task<(int Index, T Item)> Find<T>(in List<T?> items, out int? index, params string[] words)
    {
        index = words.Length;
        return Task.FromResult((items.Count, items[0]!));
    }

    protected void Seen() => _hidden++;
}
