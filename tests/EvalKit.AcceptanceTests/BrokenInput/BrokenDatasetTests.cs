namespace EvalKit.AcceptanceTests.BrokenInput;

public sealed class BrokenDatasetTests
{
    public static TheoryData<string> Names => BrokenCaseRunner.Names(DatasetCases.All);

    [Theory]
    [MemberData(nameof(Names))]
    public Task Run_BrokenInput_SaysWhatAndWhereAndTouchesNothing(string name) => BrokenCaseRunner.CheckAsync(DatasetCases.All, name);
}
