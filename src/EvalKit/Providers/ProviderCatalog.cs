using EvalKit.Providers.Anthropic;
using EvalKit.Providers.Code;
using EvalKit.Providers.Command;
using EvalKit.Providers.Embedded;
using EvalKit.Providers.Http;
using EvalKit.Providers.OpenAI;
using EvalKit.Providers.Recorded;

namespace EvalKit.Providers;

/// <summary>All providers. A new one is added here and nowhere else.</summary>
internal static class ProviderCatalog
{
    public static IReadOnlyList<IModelProvider> All { get; } = [new EmbeddedProvider(), new RecordedProvider(), new OpenAISuiteProvider(), new AzureSuiteProvider(), new AnthropicSuiteProvider(), new CommandProvider(), new HttpProvider(), new CodeProvider()];

    public static IModelProvider? Find(string name) => All.FirstOrDefault(p => p.Name == name);

    /// <summary>
    /// Makes the first calls of the providers that a suite's text mentions quick, on other threads while the suite is read. Nobody waits for it and nothing
    /// depends on it.
    /// </summary>
    public static void WarmUp(string suiteText)
    {
        foreach (var provider in All.Where(p => suiteText.Contains(p.Name, StringComparison.Ordinal)))
            _ = Task.Run(provider.WarmUpAsync);
    }
}
