namespace EvalKit.AcceptanceTests.RealData;

/// <summary>A test on recorded data of others, which lies beside the repository and is no part of it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealDataFactAttribute : FactAttribute
{
    public RealDataFactAttribute() => Skip = RealDataFolder.Absence;
}
