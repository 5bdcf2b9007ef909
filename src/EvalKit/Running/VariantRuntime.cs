using EvalKit.Providers;
using EvalKit.Suites;
using Microsoft.Extensions.AI;

namespace EvalKit.Running;

/// <summary>A variant with the clients of its steps.</summary>
internal sealed record VariantRuntime(Variant Variant, IReadOnlyList<StepRuntime> Steps);

/// <summary>A step with the models that may answer it, the one it names first, and the options of their calls, which are the same for every item.</summary>
internal sealed record StepRuntime(Step Step, IReadOnlyList<StepModel> Models);

/// <summary>A model with its client and the options of its calls.</summary>
internal sealed record StepModel(string Name, ChatRuntime Runtime, ChatOptions? Options);
