namespace EvalKit.Cli.Scaffolding;

/// <summary>What a test project's tests are written for.</summary>
internal enum TestFramework
{
    Xunit,
    XunitV3,
    MSTest,
    NUnit,
}
