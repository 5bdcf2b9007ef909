namespace EvalKit;

/// <summary>Where an evaluation from .NET code begins.</summary>
public static class Eval
{
    /// <summary>A suite to run from code, with systems under test and graders of its own where wanted.</summary>
    /// <param name="path">
    /// The suite's file. A relative path is looked for from the current folder and from the program's folder upwards, so that a test finds the file in its
    /// repository; the folder where it is found is the one under which <c>reports</c> and <c>.evalkit/responses</c> stand, as for the tool.
    /// </param>
    public static EvalSuite Suite(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new EvalSuite(SuiteLocation.Find(path));
    }
}
