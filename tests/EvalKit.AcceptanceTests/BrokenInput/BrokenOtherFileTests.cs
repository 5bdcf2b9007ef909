namespace EvalKit.AcceptanceTests.BrokenInput;

public sealed class BrokenOtherFileTests
{
    public static TheoryData<string> Names => BrokenCaseRunner.Names(OtherFileCases.All);

    [Theory]
    [MemberData(nameof(Names))]
    public Task Run_BrokenInput_SaysWhatAndWhereAndTouchesNothing(string name) => BrokenCaseRunner.CheckAsync(OtherFileCases.All, name);
}
