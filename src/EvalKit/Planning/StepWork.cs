using EvalKit.Running;
using EvalKit.Suites;

namespace EvalKit.Planning;

/// <summary>What one step of a variant takes.</summary>
/// <param name="step">The step.</param>
/// <param name="batch">Whether its calls are handed in in batches.</param>
internal sealed class StepWork(StepRuntime step, bool batch = false) : CallWork(step.Models[0].Runtime.Settings, batch)
{
    public Step Step => step.Step;

    /// <summary>The model that is asked first; those that stand in for it cost something only where it fails.</summary>
    public StepModel Model { get; } = step.Models[0];
}
