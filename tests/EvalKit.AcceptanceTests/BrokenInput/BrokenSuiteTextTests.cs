namespace EvalKit.AcceptanceTests.BrokenInput;

public sealed class BrokenSuiteTextTests
{
    public static TheoryData<string> Names => BrokenCaseRunner.Names(SuiteTextCases.All);

    [Theory]
    [MemberData(nameof(Names))]
    public Task Run_BrokenInput_SaysWhatAndWhereAndTouchesNothing(string name) => BrokenCaseRunner.CheckAsync(SuiteTextCases.All, name);
}
