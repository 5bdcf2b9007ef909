namespace EvalKit.AcceptanceTests.RealData;

/// <summary>A theory on recorded data of others.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealDataTheoryAttribute : TheoryAttribute
{
    public RealDataTheoryAttribute() => Skip = RealDataFolder.Absence;
}
