using System.Globalization;
using System.Text.Json;
using EvalKit.Prompts;

namespace EvalKit.Benchmarks.Graders;

/// <summary>Orders as JSON, one field in five wrong, the same on each run.</summary>
internal static class JsonOutputs
{
    private const int Count = 1000;

    private static readonly Dictionary<string, string> NoEnvironment = new(StringComparer.Ordinal);

    public static IEnumerable<TemplateScope> Scopes()
    {
        for (var i = 0; i < Count; i++)
        {
            var gold = Order(i, i % 5);
            yield return new TemplateScope(JsonSerializer.SerializeToElement(new { gold }), NoEnvironment)
                { Sample = new SampleView(JsonSerializer.Serialize(i % 5 == 0 ? Order(i, 3) : gold)) };
        }
    }

    private static object Order(int number, int city) => new
    {
        order = string.Create(CultureInfo.InvariantCulture, $"A-{number:D5}"),
        city = city == 3 ? "Paris" : "Lyon",
        total = number * 1.25,
        lines = Enumerable.Range(0, 3).Select(line => new { name = string.Create(CultureInfo.InvariantCulture, $"item {number + line}"), value = line + 1 }).ToArray(),
    };
}
