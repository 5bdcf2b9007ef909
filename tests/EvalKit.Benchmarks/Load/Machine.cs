using System.Globalization;

namespace EvalKit.Benchmarks.Load;

internal static class Machine
{
    /// <summary>What a reader needs to judge the figures: cores, and what else kept them busy.</summary>
    public static string Describe()
    {
        const string loadFile = "/proc/loadavg";
        var load = File.Exists(loadFile) ? $", load average before {File.ReadAllText(loadFile).Split(' ')[0]}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, .NET {Environment.Version}{load}");
    }
}
