using System.Reflection;
using System.Runtime.ExceptionServices;

namespace EvalKit.Testing;

/// <summary>A method with a suite's attribute: what it may look like, and how it is called.</summary>
internal static class SuiteMethod
{
    private static bool IsRight(MethodInfo method) => method.GetParameters() is { Length: var count } parameters
        && (count == 0 && (method.ReturnType == typeof(void) || method.ReturnType == typeof(Task)) || count == 1 && parameters[0].ParameterType == typeof(EvalSuite) && IsSuite(method.ReturnType));

    /// <summary>The run of a method that all of its tests in a test run share.</summary>
    public static SharedRun Shared(object testRun, Type testClass, MethodInfo method, object?[] constructorArguments, string path, InstanceLifetime lifetime) => SharedRuns.Of(
        testRun,
        $"{testClass.AssemblyQualifiedName}.{method.Name}",
        _ => SharedRun.Around(run => RunAsync(testClass, method, constructorArguments, path, lifetime, run)));

    /// <summary>Runs the suite as the method gives it. The instance lives as long as the run: its fixtures may be under test.</summary>
    private static async Task<EvalResult> RunAsync(Type testClass, MethodInfo method, object?[] constructorArguments, string path, InstanceLifetime lifetime, Func<EvalSuite, Task<EvalResult>> run)
    {
        if (!IsRight(method))
            throw new InvalidOperationException($"{testClass.FullName}.{method.Name} takes an EvalSuite and returns one, or a Task of one; or it takes and returns nothing");
        if (method.IsStatic)
            return await run(await CallAsync(null, method, path));
        var instance = Unwrapped(() => Activator.CreateInstance(testClass, constructorArguments))!;
        try
        {
            await lifetime.BeginAsync(instance);
            return await run(await CallAsync(instance, method, path));
        }
        finally
        {
            await lifetime.EndAsync(instance);
            await DisposeAsync(instance);
        }
    }

    private static async Task<EvalSuite> CallAsync(object? instance, MethodInfo method, string path)
    {
        var suite = Eval.Suite(path);
        var returned = Unwrapped(() => method.Invoke(instance, method.GetParameters().Length == 0 ? [] : [suite]));
        if (returned is Task<EvalSuite> changing)
            return await changing ?? throw Null(method);
        if (returned is Task nothing)
            await nothing;
        return returned as EvalSuite ?? (method.GetParameters().Length == 0 ? suite : throw Null(method));
    }

    private static async ValueTask DisposeAsync(object instance)
    {
        if (instance is IAsyncDisposable later)
            await later.DisposeAsync();
        else if (instance is IDisposable now)
            now.Dispose();
    }

    private static bool IsSuite(Type type) => type == typeof(EvalSuite) || type == typeof(Task<EvalSuite>);

    private static InvalidOperationException Null(MethodInfo method) => new($"{method.DeclaringType!.FullName}.{method.Name} returned null where a suite belongs");

    private static object? Unwrapped(Func<object?> call)
    {
        try
        {
            return call();
        }
        catch (TargetInvocationException e) when (e.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }
}
