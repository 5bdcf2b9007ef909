using EvalKit.Providers;
using EvalKit.Suites;

namespace EvalKit.Running;

/// <summary>A model that judges, ready to be called.</summary>
internal sealed record JudgeRuntime(ModelDefinition Model, ChatRuntime Chat);
