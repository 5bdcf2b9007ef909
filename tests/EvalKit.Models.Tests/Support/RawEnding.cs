namespace EvalKit.Models.Tests;

internal enum RawEnding
{
    KeepOpen,
    Close,
    Reset,
    Stall,
}
