namespace EvalKit.AcceptanceTests.BrokenInput;

public sealed class BrokenSuiteContentTests
{
    public static TheoryData<string> Names => BrokenCaseRunner.Names(SuiteContentCases.All);

    [Theory]
    [MemberData(nameof(Names))]
    public Task Run_BrokenInput_SaysWhatAndWhereAndTouchesNothing(string name) => BrokenCaseRunner.CheckAsync(SuiteContentCases.All, name);
}
