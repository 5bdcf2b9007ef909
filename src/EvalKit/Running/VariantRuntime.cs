using EvalKit.Providers;
using EvalKit.Suites;
using Microsoft.Extensions.AI;

namespace EvalKit.Running;

/// <summary>A variant with the clients of its steps.</summary>
internal sealed record VariantRuntime(Variant Variant, IReadOnlyList<StepRuntime> Steps);

/// <summary>A step with its client and the options of its calls, which are the same for every item.</summary>
internal sealed record StepRuntime(Step Step, ChatRuntime Model, ChatOptions? Options);
