namespace EvalKit.Suites;

/// <summary>What a suite means when it says nothing.</summary>
public static class SuiteDefaults
{
    /// <value>The default value is 1.</value>
    public const int Repeats = 1;

    /// <value>The default value is 1.</value>
    public const long Seed = 1;

    /// <value>The default value is 0.95.</value>
    public const double Confidence = 0.95;

    /// <value>The default value is 0.02: two of a hundred planned cells.</value>
    public const double AllowMissing = 0.02;

    /// <value>The default value is 20 cells at once.</value>
    public const int MaxParallel = 20;
}
