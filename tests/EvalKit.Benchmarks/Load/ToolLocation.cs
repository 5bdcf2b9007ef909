namespace EvalKit.Benchmarks.Load;

internal static class ToolLocation
{
    private const string Built = "src/EvalKit.Cli/bin/Release/net10.0/EvalKit.Cli.dll";

    public static string Find(string? given)
    {
        if (given is not null)
            return File.Exists(given) ? given : throw new LoadFailure($"there is no {given}");

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var tool = Path.Combine(folder.FullName, Built);
            if (File.Exists(tool))
                return tool;
        }

        throw new LoadFailure($"{Built} is missing; build it with: dotnet build src/EvalKit.Cli -c Release");
    }
}
