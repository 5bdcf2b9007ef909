namespace EvalKit.Fakes.Http;

internal enum ParseState
{
    Incomplete,
    WantsContinue,
    Complete,
    Invalid,
}
