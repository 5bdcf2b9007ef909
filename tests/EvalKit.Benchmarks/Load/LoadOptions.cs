using System.Globalization;

namespace EvalKit.Benchmarks.Load;

internal sealed record LoadOptions
{
    public const string Usage = "load [--scenario all|raw|sdk|latency50|latency0|large|startup|corpus|score|limits|shared|faults] [--items N] [--parallel N] [--tool EvalKit.Cli.dll]";

    public string Scenario { get; init; } = "all";

    /// <summary>Replaces each scenario's own number of items; the budgets are meant for the latter.</summary>
    public int? Items { get; init; }

    public int Parallel { get; init; } = 128;

    public string? Tool { get; init; }

    public static LoadOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new LoadOptions();
        for (var i = 0; i < arguments.Count; i += 2)
        {
            var value = i + 1 < arguments.Count ? arguments[i + 1] : throw new FormatException(Usage);
            options = arguments[i] switch
            {
                "--scenario" => options with { Scenario = value },
                "--items" => options with { Items = int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture) },
                "--parallel" => options with { Parallel = int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture) },
                "--tool" => options with { Tool = value },
                _ => throw new FormatException(Usage),
            };
        }

        return options;
    }
}
