using Xunit;

namespace EvalKit.Testing.Samples;

/// <summary>One method for each thing that can become of tests.</summary>
public class Kinds
{
    [EvalSuite("suites/strict.yaml")]
    public static EvalSuite Strict(EvalSuite suite) => Mine(suite).WithVariant("perfect", (item, _) => Task.FromResult(item.Text("capital")), new SystemOptions { IsBaseline = true });

    [EvalSuite("suites/undecided.yaml")]
    public static EvalSuite Undecided(EvalSuite suite) => Mine(suite);

    [EvalSuite("suites/undecided.yaml", Inconclusive = InconclusiveGates.Fail)]
    public static EvalSuite UndecidedFails(EvalSuite suite) => Mine(suite);

    [EvalSuite("suites/undecided.yaml", Inconclusive = InconclusiveGates.Pass)]
    public static EvalSuite UndecidedPasses(EvalSuite suite) => Mine(suite);

    [EvalSuite("suites/no-gates.yaml", Items = ItemTests.Fail)]
    public static EvalSuite NoGates(EvalSuite suite) => Mine(suite);

    [EvalSuite("suites/unrecorded.yaml")]
    public static void Unrecorded()
    {
    }

    [EvalSuite("suites/unrecorded.yaml", Missing = MissingRecordings.Skip, Items = ItemTests.Fail)]
    public static Task UnrecordedIsSkipped() => Task.CompletedTask;

    [EvalSuite("suites/broken.yaml")]
    public static EvalSuite Broken(EvalSuite suite) => Mine(suite);

    [EvalSuite("suites/unreadable.yaml")]
    public static EvalSuite Unreadable(EvalSuite suite) => Mine(suite);

    [EvalSuite("suites/there-is-none.yaml")]
    public static EvalSuite Absent(EvalSuite suite) => Mine(suite);

    [EvalSuite("suites/capitals.yaml", Skip = "not today")]
    public static EvalSuite Skipped(EvalSuite suite) => throw new InvalidOperationException("is not called");

    [EvalSuite("suites/capitals.yaml")]
    public static EvalSuite Throws(EvalSuite suite) => throw new InvalidOperationException("no database");

    [EvalSuite("suites/capitals.yaml")]
    public static string WrongShape(EvalSuite suite) => suite.Path;

    [EvalSuite("suites/capitals.yaml")]
    public static EvalSuite FailingSystem(EvalSuite suite) => suite.WithVariant("torn", (EvalKit.Datasets.Item item, CancellationToken _) =>
        item.Id == "au" ? Task.FromException<string>(new InvalidOperationException("atlas is torn")) : new Atlas().AnswerAsync(item, CancellationToken.None));

    [EvalSuite("suites/many.yaml", Items = ItemTests.Show), Trait("size", "large")]
    public static EvalSuite Many(EvalSuite suite) => suite.WithVariant("mine", (EvalKit.Datasets.Item item, CancellationToken ct) => new Atlas().AnswerAsync(item, ct));

    private static EvalSuite Mine(EvalSuite suite) => suite.WithVariant("mine", (EvalKit.Datasets.Item item, CancellationToken ct) => new Atlas().AnswerAsync(item, ct));
}
