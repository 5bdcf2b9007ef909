using EvalKit.Datasets;
using EvalKit.Models;
using EvalKit.Problems;
using EvalKit.Suites;

namespace EvalKit.Providers;

/// <summary>What providers need to make clients.</summary>
/// <param name="Dataset">The suite's dataset, from which embedded models may be trained.</param>
/// <param name="SuiteFolder">The folder to which paths in the suite are relative.</param>
/// <param name="Environment">Where keys stand.</param>
/// <param name="Time">The clock of the run.</param>
/// <param name="CallsAllowed">False when every answer comes from records; then no key is needed.</param>
/// <param name="Problems">Collects what is wrong with the data of models.</param>
internal sealed record ProviderContext(
    DatasetDefinition Dataset,
    string SuiteFolder,
    IEnvironment Environment,
    TimeProvider Time,
    bool CallsAllowed,
    ProblemList Problems)
{
    public string Resolve(string path) => SuitePath.Resolve(SuiteFolder, path);
}
