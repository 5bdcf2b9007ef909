using EvalKit.Providers.Embedded;
using EvalKit.Providers.OpenAI;
using EvalKit.Providers.Recorded;

namespace EvalKit.Providers;

/// <summary>All providers. A new one is added here and nowhere else.</summary>
internal static class ProviderCatalog
{
    public static IReadOnlyList<IModelProvider> All { get; } = [new EmbeddedProvider(), new RecordedProvider(), new OpenAISuiteProvider()];

    public static IModelProvider? Find(string name) => All.FirstOrDefault(p => p.Name == name);
}
