namespace EvalKit.Testing;

/// <summary>What a framework does with an instance of a test class that has asked for it; what every one does, disposing, is not part of it.</summary>
/// <param name="BeginAsync">Before its first method is called.</param>
/// <param name="EndAsync">Before it is disposed.</param>
internal sealed record InstanceLifetime(Func<object, Task> BeginAsync, Func<object, Task> EndAsync);
