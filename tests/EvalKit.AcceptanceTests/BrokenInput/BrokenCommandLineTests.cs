namespace EvalKit.AcceptanceTests.BrokenInput;

public sealed class BrokenCommandLineTests
{
    public static TheoryData<string> Names => BrokenCaseRunner.Names(CommandLineCases.All);

    [Theory]
    [MemberData(nameof(Names))]
    public Task Run_BrokenInput_SaysWhatAndWhereAndTouchesNothing(string name) => BrokenCaseRunner.CheckAsync(CommandLineCases.All, name);
}
